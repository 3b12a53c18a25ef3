"""A run that cannot be whole fails, says why in words, and moves nothing; the next one makes up for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.indexer.registry_server import Fault
from tests.indexer.whole.days import a_day_later
from tests.indexer.whole.machine import Machine, expect_exact, expect_untouched

FIRST, THIRD_PAGE = 1, 5
"""Requests of a run by number."""
COMMANDS = ("update", "build")
SEEDS = iter(range(1, 100))


@pytest.fixture(autouse=True)
def well(machine: Machine) -> Iterator[None]:
    """The registry is well again after each test."""
    yield
    machine.registry.faults.clear()
    machine.registry.happens.clear()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_registry_that_is_away_at_the_first_question(machine: Machine, command: str) -> None:
    before = machine.state
    machine.registry.renew()
    machine.registry.stumbles(FIRST, "hang up")
    expect_untouched(machine, before, machine.run(command), "does not answer")
    assert len(machine.registry.faults) == 0


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("fault", ["500", "reset"])
def test_a_registry_that_breaks_off_for_good_moves_nothing(machine: Machine, fault: Fault, command: str) -> None:
    registry, before = machine.registry, machine.state
    registry.renew(a_day_later(registry, next(SEEDS)).values())
    registry.stumbles(THIRD_PAGE, *[fault] * 30)
    expect_untouched(machine, before, machine.run(command, hurried=True), "does not answer")
    registry.faults.clear()
    known = len(registry.pages)
    assert machine.run(command).status == 0
    if command == "build":
        asked_again = [asked for asked in registry.pages[known:] if "pageToken" not in asked]
        assert asked_again == [], "a build goes on where the one before broke off"
    expect_exact(machine)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_registry_without_most_of_its_studies_is_not_believed(machine: Machine, command: str) -> None:
    registry, before = machine.registry, machine.state
    all_of_them = [each.data for each in registry.listed]
    registry.renew(all_of_them[: len(all_of_them) * 2 // 5])
    for _ in range(2):
        expect_untouched(machine, before, machine.run(command), r"live_count: .*\d")
    registry.renew(all_of_them)
    assert machine.run(command).status == 0
    expect_exact(machine)
    assert machine.state.titles == before.titles


@pytest.mark.parametrize("command", COMMANDS)
def test_data_that_change_faster_than_they_are_read(machine: Machine, command: str) -> None:
    registry, before = machine.registry, machine.state
    registry.renew(a_day_later(registry, next(SEEDS)).values())
    for request in range(4, 40, 3):
        registry.then(request, registry.renew)
    expect_untouched(machine, before, machine.run(command, hurried=True), "renews its data faster")
    registry.happens.clear()
    assert machine.run(command).status == 0
    expect_exact(machine)


@pytest.mark.parametrize("command", COMMANDS)
def test_many_malformed_records_are_another_shape_and_no_accident(machine: Machine, command: str) -> None:
    registry, before = machine.registry, machine.state
    registry.renew(a_day_later(registry, next(SEEDS)).values())
    registry.instead = {each.id: b'{"study": 1}' for each in registry.listed[:20]}
    expect_untouched(machine, before, machine.run(command), r"unreadable: \d+ of \d+ records")
    registry.instead.clear()
    assert machine.run(command).status == 0
    expect_exact(machine)
