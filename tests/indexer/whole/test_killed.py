"""The program is killed at one moment after another; the next run makes up for it, and tells each change once."""

from __future__ import annotations

import signal
import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from search.locks import exclusive_if_free
from tests.indexer.whole.days import a_day_later
from tests.indexer.whole.machine import Machine, expect_exact

MOMENTS = (
    ("indexer.store:Store.keep", "build", "update"),
    ("indexer.readings:Readings.reached", "update", "build"),
    ("indexer.bulk:_send", "build", "build"),
    ("indexer.bulk:remove", "update", "update"),
    ("indexer.lifecycle:describe", "update", "update"),
    ("indexer.aliases:swap", "build", "update"),
    ("indexer.recipe:settled", "update", "update"),
    ("indexer.recipe:settled", "build", "build"),
    ("indexer.recipe:publish", "update", "build"),
    ("indexer.aliases:keep_one_previous", "build", "update"),
)
SECOND_TIME = {"indexer.store:Store.keep", "indexer.readings:Readings.reached", "indexer.recipe:settled"}
"""In the middle of the reading; and of the two times that a run settles, the one after its swap."""
SEEDS = iter(range(1, 100))


@pytest.mark.parametrize(("moment", "command", "then"), MOMENTS)
def test_a_killed_run_is_made_up_for(machine: Machine, moment: str, command: str, then: str) -> None:
    registry, before = machine.registry, machine.state
    seed = next(SEEDS)
    registry.renew(a_day_later(registry, seed).values())
    known = told(machine)
    killed = machine.run(command, dies=(moment, 1 + (moment in SECOND_TIME), 0))
    assert killed.status == -signal.SIGKILL, killed.said
    assert machine.state.titles in (before.titles, registry.titles), "what answers is the old or the new, and whole"
    with exclusive_if_free(machine.folder / "indexer.lock") as free:
        assert free
    assert machine.run(then).status == 0
    expect_exact(machine)
    new = told(machine) - known
    assert max(new.values()) == 1, new.most_common(3)
    assert {study: kind for study, kind, *_ in new if kind in ("added", "removed")} == {
        **dict.fromkeys(registry.titles.keys() - before.titles.keys(), "added"),
        **dict.fromkeys(before.titles.keys() - registry.titles.keys(), "removed"),
    }
    assert published(machine) == told(machine).total()


def told(machine: Machine) -> Counter[tuple[str, ...]]:
    """What the history holds, without its ids and moments."""
    with closing(sqlite3.connect(machine.folder / "records.sqlite")) as store:
        return Counter(store.execute("select study, kind, site, before, after from change"))


def published(machine: Machine) -> int:
    index = f"{machine.prefix}changes-1"
    machine.client.indices.refresh(index=index)
    return int(machine.client.count(index=index)["count"])
