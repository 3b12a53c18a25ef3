"""When a whole index is due for an update or a build: decided from what happened, so that a restart forgets nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final, NamedTuple

import msgspec

from indexer.store import Store
from search.jobs import Job, Kind
from search.moments import parse

FIRST_PAUSE: Final = timedelta(minutes=10)
LONGEST_PAUSE: Final[Mapping[Kind, timedelta]] = {"update": timedelta(hours=6), "build": timedelta(days=1)}
"""A build asks a registry for everything: one that fails again and again is worth one reading a day."""
KINDS: Final[tuple[Kind, ...]] = ("update", "build")
ROLLBACK: Final = "rollback"


class Failures(NamedTuple):
    """How often it failed since it last went well, and when the last time."""

    times: int
    last: datetime


class Past(NamedTuple):
    """When the registries were last read and last read whole with success, None for never; what failed since."""

    read: datetime | None
    built: datetime | None
    failed: Mapping[Kind, Failures]


def due(now: datetime, past: Past, update_every: timedelta | None, build_every: timedelta | None) -> Kind | None:
    """What is to be done now; a build does what an update would. An interval of None is never over."""
    plan: tuple[tuple[Kind, timedelta | None, datetime | None], ...] = (
        ("build", build_every, past.built),
        ("update", update_every, past.read),
    )
    for kind, every, done in plan:
        if every is None or (done is not None and now - done < every):
            continue
        failed = past.failed.get(kind)
        if failed is None or now - failed.last >= pause(failed.times, FIRST_PAUSE, LONGEST_PAUSE[kind]):
            return kind
    return None


def pause(times: int, first: timedelta, longest: timedelta) -> timedelta:
    """How long to leave alone what failed so many times: twice as long as before, each time."""
    return min(longest, first * (1 << min(times - 1, 20)))


def past(store: Store, jobs: Iterable[Job], wholes: set[str]) -> Past:
    """What happened to an index that has these registries whole: told by the store's runs, and failures by the jobs,
    of each kind the newest first."""
    read, built = _went_well(store, wholes)
    newest_first = list(jobs)
    failed = {kind: _failures([job for job in newest_first if job.kind == kind]) for kind in KINDS}
    return Past(read, built, {kind: failures for kind, failures in failed.items() if failures})


def _went_well(store: Store, wholes: set[str]) -> tuple[datetime | None, datetime | None]:
    """When registries that stand whole were last read, and last read whole.

    Who goes back to the index before means to stay there for a while: a rollback counts as both.
    """
    # An older program told of no `whole`, and never took over what another run had read.
    rows = store.connection.execute(
        "select ended, coalesce(json_extract(report, '$.kind'), 'build'),"
        " coalesce(json_extract(report, '$.whole'), json_extract(report, '$.read_of'), '[]')"
        " from run where state = 'done' order by number desc"
    )
    read: datetime | None = None
    for ended, kind, registries in rows:
        whole = kind == ROLLBACK or (kind == "build" and not wholes.isdisjoint(msgspec.json.decode(registries)))
        if read is None and (whole or kind == "update"):
            read = parse(ended)
        if whole:
            return read, parse(ended)
    return read, None


def _failures(newest_first: Iterable[Job]) -> Failures | None:
    ends: list[str] = []
    for job in newest_first:
        if job.state == "done":
            break
        if job.state == "failed":
            ends.append(job.ended or job.asked)
    return Failures(len(ends), parse(ends[0])) if ends else None
