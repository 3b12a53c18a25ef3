"""What a build and an update have in common: how a run begins, how its index goes live, how the run ends."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from typing import Final, NamedTuple

import mappings
from indexer import aliases, lifecycle
from indexer.checks import CheckFailed, Made, check
from indexer.filling import Filling
from indexer.gathering import Gathering
from indexer.history import History, publish
from indexer.intake import Taken
from indexer.joining import Joins, number_kept
from indexer.knowledge import Knowledge
from indexer.progress import Progress
from indexer.readings import Readings
from indexer.registries import identify
from indexer.report import Report
from indexer.settling import last_told, settled
from indexer.sources.scope import comparable, covered, part, readings
from indexer.store import Store
from search.contents import contents
from search.engine.client import Client, EngineError
from search.indices import STUDIES, IndexMeta, IndexName, Live
from search.moments import now

COUNTED_WITHIN_S: Final = 60
"""Nothing was asked of a new index yet, and nobody waits for the answer."""


class Held(NamedTuple):
    """The kept records that an index is to hold: these registries', of some only what a reading saw."""

    registries: tuple[str, ...]
    since: dict[str, int]


class Recipe:
    """The store that keeps the records, the engine that is to hold the studies, and the steps that every run takes."""

    def __init__(
        self, store: Store, client: Client, prefix: str, knowledge: Knowledge, progress: Progress, today: date
    ) -> None:
        self.store = store
        self.client = client
        self.prefix = prefix
        self.knowledge = knowledge
        self.progress = progress
        self.today = today
        self.has_own_day = today.isoformat() != now()[:10]

    @contextmanager
    def begun(self, kind: str, scope: str, away: Mapping[str, str]) -> Iterator[Report]:
        """A run, from its number to its end; the store tells how it went."""
        live = aliases.live(self.client, self.prefix)
        # A store that was lost, or is an older copy, must not give a number that documents bear already.
        run = self.store.runs.begin(after=live.meta.run if live else 0)
        report = Report(run=run, kind=kind, scope=scope, away=dict(away))
        started = time.monotonic()
        state = "failed"
        try:
            yield report
            state = "done"
        except BaseException as fault:
            report.why = str(fault) or type(fault).__name__
            if isinstance(fault, CheckFailed):
                Readings(self.store).refused(report.run)
            raise
        finally:
            report.seconds = time.monotonic() - started
            self.store.runs.end(report.run, state, report.as_json())

    def found(self) -> Live | None:
        """The live index, after what runs that died left behind is cleared away and what they left undone is done."""
        lifecycle.refuse_concrete(self.client, self.prefix)
        lifecycle.drop_unfinished(self.client, self.prefix)
        live = aliases.live(self.client, self.prefix)
        if live:
            settled(self.store, live.meta)
        with suppress(EngineError):  # What the history's copy lacks can wait.
            publish(self.store, self.client, self.prefix)
        return live

    def gathered(self, held: Held, taken: Taken, report: Report) -> Gathering:
        """The studies that the kept records make."""
        report.whole = sorted(taken.whole - taken.in_part)
        number_kept(self.store, identify, self.progress)
        joins = Joins.of(self.store, *held)
        report.joined, report.kept_apart = joins.joined, joins.kept_apart
        gathering = Gathering(self.store, joins, report, self.today, self.knowledge.centre)
        gathering.attach(held.since, taken.additions)
        return gathering

    def filling(self, gathering: Gathering) -> Filling:
        return Filling(gathering, self.knowledge, History(self.store, gathering.report.run, self.today))

    def filled(self, index: IndexName, held: Held, filling: Filling) -> int:
        """Writes every study that the index is to hold; tells how many the engine took."""
        records = self.store.records(*held)
        shown = self.progress.over(records, "Indexing studies", total=self.store.count(*held))
        return sum(1 for _ in filling.write(self.client, str(index), shown))

    def moment(self) -> str:
        """This moment in RFC 3339; on the day that the service takes for today, where that is another."""
        return f"{self.today.isoformat()}{now()[10:]}" if self.has_own_day else now()

    def checked(
        self,
        index: IndexName,
        expected: int,
        filling: Filling,
        taken: Taken,
        live: Live | None,
        *,
        read: tuple[str, ...],
        force: bool,
    ) -> IndexMeta:
        """Settles a filled index, checks it, and lets it tell what it is. Raises `CheckFailed`: nothing has moved.

        `expected` is how many studies it should hold, `read` are the scopes of what was read for it.
        """
        report = filling.report
        self.progress.turn_to("Checking the new index")
        lifecycle.settle(self.client, index)
        counted = contents(self.client, str(index), self.today, COUNTED_WITHIN_S)
        report.tell(counted)
        told = live.meta if live else last_told(self.store)
        parts = [part(name, count, told, taken) for name, count in sorted(counted.registries.items())]
        meta = IndexMeta(
            fingerprint=mappings.fingerprint(STUDIES),
            built=now(),
            run=report.run,
            studies=counted.studies,
            sites=counted.sites,
            placed=counted.placed,
            recruiting=counted.recruiting,
            registries=tuple(parts),
            read=read,
            readings=readings(taken, told),
            **covered(parts)._asdict(),
        )
        report.scope = meta.scope
        made = Made(report, expected, counted, parts, Live(str(index), meta), self.client, self.knowledge, self.today)
        check(made, live, force=force)
        lifecycle.describe(self.client, index, meta)
        filling.history.ready(comparable(told, parts), self.moment())
        return meta

    def goes_live(self, index: IndexName, meta: IndexMeta, report: Report) -> None:
        """Swaps a checked index in.

        Where the engine's answer is lost nobody knows which index is live: so this one is not dropped then.
        """
        aliases.swap(self.client, index)
        report.index = str(index)
        self.after(meta, report)

    def after(self, meta: IndexMeta, report: Report) -> None:
        """What follows a swap. An engine that goes away now costs nothing: the next run does what is left."""
        report.changes = settled(self.store, meta)
        with suppress(EngineError):
            publish(self.store, self.client, self.prefix)
            aliases.keep_one_previous(self.client, self.prefix)
