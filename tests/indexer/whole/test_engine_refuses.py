"""An engine that takes no more, or not every study: what answers stays, unless only a few are left out."""

from __future__ import annotations

import pytest

from tests.indexer.whole.days import a_day_later
from tests.indexer.whole.machine import Machine, expect_exact, expect_untouched

COMMANDS = ("update", "build")
SEEDS = iter(range(1, 100))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_disk_that_runs_full_in_the_middle(machine: Machine, command: str) -> None:
    before = machine.state
    machine.registry.renew(a_day_later(machine.registry, next(SEEDS)).values())
    expect_untouched(machine, before, machine.run(command, full=True), "disk is full, make room and run again")
    asked = len(machine.registry.pages)
    assert machine.run(command).status == 0
    if command == "build":
        assert len(machine.registry.pages) == asked, "what was read is kept"
    expect_exact(machine)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_study_that_does_not_fit_costs_itself_and_is_named(machine: Machine, command: str) -> None:
    registry = machine.registry
    registry.renew(a_day_later(registry, next(SEEDS)).values())
    known = machine.state.titles
    assert machine.run(command, odd=20).report["refused"] in (1, 2, 3)
    faults = machine.run("status", "--faults").told
    now = machine.state.titles
    odd = {id for id, _ in now.items() ^ registry.titles.items()}
    assert 1 <= len(odd) <= 3
    assert all(f'"{id}"' in faults for id in odd)
    assert all(now.get(id) in (None, known.get(id)) for id in odd)
    registry.renew()
    assert machine.run("build").status == 0
    expect_exact(machine)


@pytest.mark.parametrize("command", COMMANDS)
def test_more_that_do_not_fit_keep_all_back(machine: Machine, command: str) -> None:
    before = machine.state
    machine.registry.renew(a_day_later(machine.registry, next(SEEDS)).values())
    expect_untouched(machine, before, machine.run(command, odd=2), r"refused: the engine refused \d+ of \d+ studies")
    assert machine.run(command).status == 0
    expect_exact(machine)
