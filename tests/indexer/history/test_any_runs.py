"""Whatever runs do and however they end: each change is told once, by the first run whose index was settled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, get_args

from hypothesis import given, settings
from hypothesis import strategies as some

from indexer.store import Store
from tests.indexer.history.registry_days import End, RegistryDays, Shown, trial

NUMBERS = ("NCT00000001", "NCT00000002", "NCT00000003", "NCT00000004")
STATUSES = some.sampled_from(("RECRUITING", "SUSPENDED", "COMPLETED"))
SITES = some.dictionaries(some.sampled_from(("Boston General", "Salem Clinic")), STATUSES)
World = dict[str, tuple[str, dict[str, str]]]
"""The studies that the registry has, each with its status and those of its sites."""
WORLDS = some.dictionaries(some.sampled_from(NUMBERS), some.tuples(STATUSES, SITES))


class Run(NamedTuple):
    """What the registry has by then, None where nothing changed; how the run ends; whether studies come and go."""

    world: World | None
    end: End
    comparable: bool


RUNS = some.lists(some.builds(Run, some.none() | WORLDS, some.sampled_from(get_args(End)), some.booleans()), max_size=8)


@settings(max_examples=200, deadline=None)
@given(RUNS)
def test_every_change_is_told_once(runs: list[Run]) -> None:
    with TemporaryDirectory() as folder, closing(Store(Path(folder))) as store:
        days = RegistryDays(store)
        world: World = {}
        told: World = {}
        wanted: list[tuple[str, Shown]] = []
        for run in runs:
            world = world if run.world is None else run.world
            records = [trial(id, *shown) for id, shown in world.items()]
            days.read(records, run.end, ["ctgov"] if run.comparable else [])
            if run.end in ("live", "undone", "died"):
                now = _indexed(days)
                wanted += [(days.at, each) for each in _changes(told, now, comparable=run.comparable)]
                told = now
        assert days.settle() >= 0
        assert days.settle() == 0
        found = [(change.at, shown) for change, shown in zip(days.log, days.told(), strict=True)]
        assert sorted(found, key=repr) == sorted(wanted, key=repr)


def _indexed(days: RegistryDays) -> World:
    """What the index tells of each study."""
    return {
        id: (study.card.status, {site.id: site.status for site in study.sites}) for id, study in days.studies.items()
    }


def _changes(before: World, now: World, *, comparable: bool) -> Iterator[Shown]:
    """Every change between two indices, found by looking at each study and site."""
    for id in before.keys() | now.keys():
        was, status = (world[id][0] if id in world else None for world in (before, now))
        if was and status:
            if was != status:
                yield Shown(id, "status", None, was, status)
            sites, others = before[id][1], now[id][1]
            for site in sites.keys() | others.keys():
                if sites.get(site) != others.get(site):
                    yield Shown(id, "site_status", site, sites.get(site), others.get(site))
        elif comparable and before:
            yield Shown(id, "added" if status else "removed", None, was, status)
