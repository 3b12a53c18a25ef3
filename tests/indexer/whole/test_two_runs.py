"""Of two runs at once the second ends at once, and the first is none the worse."""

from __future__ import annotations

from threading import Event

import pytest

from tests.indexer.whole.machine import Machine, expect_exact

FIRST_PAGE = 3
"""The request of a run that waits longest for its answer."""


@pytest.mark.parametrize("second", ["build", "update", "rollback", "prune"])
def test_the_second_run_ends_at_once(machine: Machine, second: str) -> None:
    page, may_go_on = Event(), Event()

    def waits() -> None:
        page.set()
        may_go_on.wait(50)

    machine.registry.renew()
    machine.registry.then(FIRST_PAGE, waits)
    before = machine.state
    with machine.begun("build") as first:
        assert page.wait(30)
        refused = machine.run(second)
        assert first.poll() is None, "the first run was still under way"
        assert (refused.status, refused.told) == (1, "")
        (line,) = refused.said.splitlines()
        assert "another run of the indexer is writing" in line
        assert machine.state == before
        may_go_on.set()
        first.communicate(timeout=60)
    assert first.returncode == 0
    expect_exact(machine)
