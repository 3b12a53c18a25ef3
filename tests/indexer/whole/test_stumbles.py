"""A registry that stumbles while it is read costs time and no study, in a build as in an update."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.indexer.registry_server import Fault
from tests.indexer.whole.days import a_day_later, title_of
from tests.indexer.whole.machine import Machine, expect_exact

TOTAL, PAGE = 2, 4
"""Requests of a run by number: how many studies there are, and the second page of them."""
SEEDS = iter(range(1, 100))
COMMANDS = ("update", "build")
UNREADABLE = b'{"protocolSection":{"identificationModule":{"nctId":"%s","briefTitle":["x"]}}}'


@pytest.fixture(autouse=True)
def well(machine: Machine) -> Iterator[None]:
    """The registry is well again after each test."""
    yield
    registry = machine.registry
    registry.faults.clear()
    registry.happens.clear()
    registry.instead.clear()
    registry.lost.clear()
    registry.keeps_tokens = False


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("request_number", "faults"),
    [
        (PAGE, ["429"]),
        (PAGE, ["500"] * 4),
        (PAGE, ["reset"]),
        (PAGE, ["truncated"] * 2),
        (PAGE, ["hang up"]),
        (PAGE, ["empty page"] * 3),
        (PAGE, ["slow"]),
        (TOTAL, ["drip"]),
        (TOTAL, ["500", "429", "reset", "truncated"]),
    ],
    ids=str,
)
def test_a_stumble_costs_no_study(machine: Machine, request_number: int, faults: list[Fault], command: str) -> None:
    machine.registry.renew(a_day_later(machine.registry, next(SEEDS)).values())
    machine.registry.stumbles(request_number, *faults)
    report = machine.run(command, hurried=True).report
    assert machine.registry.faults == []
    assert (report["away"], report["unreadable"]) == ({}, 0)
    expect_exact(machine)


def test_a_registry_that_asks_to_wait_is_waited_for(machine: Machine) -> None:
    machine.registry.renew(a_day_later(machine.registry, next(SEEDS)).values())
    machine.registry.stumbles(PAGE, "429 wait 1", "429")
    began = time.monotonic()
    assert machine.run("build").report["read"] == len(machine.registry.listed)
    assert time.monotonic() - began > 2
    expect_exact(machine)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("keeps_tokens", [False, True])
def test_data_that_change_while_they_are_read_are_there_as_they_are_now(
    machine: Machine, command: str, keeps_tokens: bool
) -> None:
    registry = machine.registry
    registry.renew(a_day_later(registry, next(SEEDS)).values())
    registry.keeps_tokens = keeps_tokens
    registry.then(PAGE, lambda: registry.renew(a_day_later(registry, next(SEEDS)).values()))
    assert machine.run(command).status == 0
    expect_exact(machine)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_record_that_came_malformed_stays_as_it_was_last_readable(machine: Machine, command: str) -> None:
    registry = machine.registry
    tomorrow = a_day_later(registry, next(SEEDS))
    changed = [id for id, title in registry.titles.items() if id in tomorrow and title != title_of(tomorrow[id])][:2]
    known = {id: registry.titles[id] for id in changed}
    registry.renew(tomorrow.values())
    broken = (b'{"protocolSection": 7}', UNREADABLE)
    registry.instead = {id: body.replace(b"%s", id.encode()) for id, body in zip(changed, broken, strict=True)}
    assert machine.run(command).report["unreadable"] >= len(changed)
    expect_exact(machine, but=known)
    registry.instead.clear()
    registry.renew()
    assert machine.run("build").status == 0
    expect_exact(machine)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_that_loses_records_loses_no_study(machine: Machine, command: str) -> None:
    registry = machine.registry
    registry.renew(a_day_later(registry, next(SEEDS)).values())
    registry.lost = {each.id for each in registry.listed[5:8]} | {registry.listed[-1].id}
    registry.then(6, registry.lost.clear)
    assert machine.run(command).status == 0
    expect_exact(machine)
