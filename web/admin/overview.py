"""How things stand, gathered once for the page and for programs."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

import mappings
from search import audit, jobs
from search.audit import Entry
from search.contents import Contents, contents
from search.coverage import FULL
from search.engine.client import Client, IndexMissing
from search.indices import STUDIES, IndexMeta, alias, previous_alias, read_live
from search.jobs import Job
from search.moments import parse, written
from search.settings import Settings
from search.version import VERSION

WATCHER_TAKES: Final = timedelta(minutes=1)
"""`indexer watch` looks for jobs every few seconds: who waits longer waits for another run, or for nobody."""

SILENT_AFTER: Final = timedelta(minutes=10)
"""Whoever runs a job gives a sign of life every half a minute."""

LAST_JOBS: Final = 10
LAST_ENTRIES: Final = 20


class Standing(Struct, frozen=True, kw_only=True):
    """An index, and what it tells of itself. `age_s` are seconds since its data were right; an index is `foreign` that
    was made from another mapping than this program's."""

    name: str
    foreign: bool
    age_s: int | None
    meta: IndexMeta

    @property
    def has_whole(self) -> bool:
        """Whether it has some registry whole: only that can be brought up to date."""
        return any(part.scope == FULL for part in self.meta.registries)


class Overview(Struct, frozen=True, kw_only=True):
    """Everything that the page shows. `job` is the one that waits or runs, `unwatched` tells that it has waited for
    long, `silent` that whoever runs it is not heard of; `last` is the newest run that has ended and told what it read.
    """

    at: str
    version: str
    live: Standing | None
    previous: Standing | None
    contents: Contents | None
    job: Job | None
    unwatched: bool
    silent: bool
    last: Job | None
    jobs: tuple[Job, ...]
    audit: tuple[Entry, ...]

    @property
    def can_update(self) -> bool:
        """Whether something is live that can be brought up to date."""
        return self.live is not None and not self.live.foreign and self.live.has_whole

    @property
    def failed(self) -> Job | None:
        """The newest run that has ended, if it went wrong."""
        ended = next((each for each in self.jobs if each.ended and each.kind != "rollback"), None)
        return ended if ended and ended.state == "failed" else None

    @property
    def unknown_words(self) -> dict[str, int]:
        """Words that stand in no vocabulary, in the last run, most frequent first."""
        return dict((self.last.report or {}).get("unknown_words", {})) if self.last else {}

    @property
    def unreadable(self) -> int:
        """Records that the last run could not read, those that it names and the others."""
        told = (self.last.report or {}) if self.last else {}
        return int(told.get("unreadable", 0)) + int(told.get("refused", 0))


def overview(client: Client, settings: Settings, now: datetime) -> Overview:
    """Asks the engine for all of it. Raises `EngineAway` where it does not answer."""
    prefix = settings.index_prefix
    live = _standing(client, alias(prefix), now)
    last = jobs.last(client, prefix, LAST_JOBS)
    job = next((found.job for found in jobs.under_way(client, prefix)), None)
    return Overview(
        at=written(now),
        version=VERSION,
        live=live,
        previous=_standing(client, previous_alias(prefix), now),
        contents=contents(client, live.name, settings.today) if live and not live.foreign else None,
        job=job,
        unwatched=is_unwatched(job, now),
        silent=silent_since(job, now) is not None,
        last=next((each for each in last if each.ended and each.report and each.kind != "rollback"), None),
        jobs=tuple(last),
        audit=tuple(audit.last(client, prefix, LAST_ENTRIES)),
    )


def is_unwatched(job: Job | None, now: datetime) -> bool:
    """Whether a job waits for longer than any watcher lets it."""
    if job is None or job.state != "waiting":
        return False
    return now - parse(job.asked) > WATCHER_TAKES


def silent_since(job: Job | None, now: datetime) -> str | None:
    """The last sign of life of who runs a job, where that is too long ago."""
    if job is None or job.state != "running":
        return None
    heard = job.alive or job.started or job.asked
    return heard if now - parse(heard) > SILENT_AFTER else None


def _standing(client: Client, name: str, now: datetime) -> Standing | None:
    try:
        found = read_live(client, name)
    except IndexMissing:
        return None
    as_of = found.meta.data_timestamp
    return Standing(
        name=found.name,
        foreign=found.meta.fingerprint != mappings.fingerprint(STUDIES),
        age_s=max(0, round((now - parse(as_of)).total_seconds())) if as_of else None,
        meta=found.meta,
    )
