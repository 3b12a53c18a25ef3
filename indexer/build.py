"""The recipe of a whole build: records into the store, from there into a new index, checked, swapped in."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import mappings
from indexer import lifecycle
from indexer.checks import CheckFailed, check, refuse_faults
from indexer.filling import Count, Filling
from indexer.gathering import Gathering
from indexer.intake import Taken, take_in
from indexer.joining import Joins, number_kept
from indexer.knowledge import Knowledge
from indexer.progress import Progress
from indexer.registries import identify
from indexer.report import Report
from indexer.sources import DEMO, TEXTS, Source
from indexer.sources.scope import covered, part
from indexer.store import Store, now
from search.engine.client import Client
from search.indices import STUDIES, IndexMeta, IndexName, Live, RegistryMeta


class Build:
    """One run: sources of records, the store that keeps them, and the engine that is to hold them."""

    def __init__(
        self, store: Store, client: Client, prefix: str, knowledge: Knowledge, progress: Progress, today: date
    ) -> None:
        self.store = store
        self.client = client
        self.prefix = prefix
        self.knowledge = knowledge
        self.progress = progress
        self.today = today

    def run(self, *sources: Source, away: Mapping[str, str] | None = None, force: bool = False) -> Report:
        """Builds a new index beside the live one and swaps it in. On any failure the alias has not moved.

        `away` are registries that were to be read and did not answer, each with the reason.
        """
        report = Report(run=self.store.begin_run(), scope=sources[0].scope, away=dict(away or {}))
        started = time.monotonic()
        try:
            lifecycle.refuse_concrete(self.client, self.prefix)
            lifecycle.drop_unfinished(self.client, self.prefix)
            live = lifecycle.live(self.client, self.prefix)
            if not force:
                refuse_faults([fault for source in sources for fault in source.faults()])
            taken = take_in(sources, self.store, report, self.progress)
            if not taken.sources and any(source.expected != 0 for source in sources):
                raise CheckFailed("nothing could be read: the live index stays as it is")
            held = self._held(sources, taken, live, report.run)
            gathering = self._gathering(held, taken, report)
            with lifecycle.dropped_on_failure(self.client, self.prefix) as index:
                counts = self._fill(index, held, gathering)
                parts = [part(*count, taken.sources.get(count.name), live, report.run) for count in counts]
                lifecycle.settle(self.client, index)
                check(report, lifecycle.count(self.client, str(index)), parts, live, force=force)
                lifecycle.describe(self.client, index, self._meta(report, parts, sources))
                lifecycle.swap(self.client, index)
            lifecycle.keep_one_previous(self.client, index)
            for registry in taken.whole - taken.in_part:
                self.store.drop_unseen(registry, report.run)
        except BaseException:
            self.store.end_run(report.run, "failed", report.as_json())
            raise
        report.index = str(index)
        report.seconds = time.monotonic() - started
        self.store.end_run(report.run, "done", report.as_json())
        return report

    def _held(self, sources: tuple[Source, ...], taken: Taken, live: Live | None, run: int) -> Held:
        """Whose kept records the index is to hold: made-up studies never stand among real ones.

        Of a sample it holds what was seen when that was read, however much more is kept.
        """
        kept = tuple(name for name in self.store.registries() if name not in (DEMO, TEXTS))
        named = next((source.indexed for source in sources if source.indexed), kept)
        registries = (DEMO,) if set(taken.sources) == {DEMO} else named
        before = {part.name: part.since for part in live.meta.registries if part.since} if live else {}
        unread = {name: since for name, since in before.items() if name not in taken.sources}
        return Held(registries, unread | dict.fromkeys(taken.whole | taken.in_part, run))

    def _gathering(self, held: Held, taken: Taken, report: Report) -> Gathering:
        number_kept(self.store, identify, self.progress)
        joins = Joins.of(self.store, *held)
        report.joined, report.kept_apart = joins.joined, joins.kept_apart
        gathering = Gathering(self.store, joins, report, self.today, self.knowledge.centre)
        gathering.attach(held.since, taken.additions)
        return gathering

    def _fill(self, index: IndexName, held: Held, gathering: Gathering) -> list[Count]:
        total = self.store.count(*held)
        records = self.progress.over(self.store.records(*held), "Indexing studies", total=total)
        return Filling(gathering, self.knowledge).write(self.client, str(index), records)

    def _meta(self, report: Report, parts: list[RegistryMeta], sources: tuple[Source, ...]) -> IndexMeta:
        whole = covered(parts)
        report.scope = whole.scope
        return IndexMeta(
            fingerprint=mappings.fingerprint(STUDIES),
            built=now(),
            run=report.run,
            studies=report.studies,
            registries=tuple(parts),
            read=tuple(source.scope for source in sources),
            **whole._asdict(),
        )


class Held(NamedTuple):
    """The kept records that an index is to hold: these registries', of some only those seen since a run."""

    registries: tuple[str, ...]
    since: dict[str, int]
