"""The recipe of a whole build: records into the store, from there into a new index, checked, swapped in."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import mappings
from indexer import bulk, lifecycle
from indexer.checks import CheckFailed, check
from indexer.documents import document
from indexer.intake import take_in
from indexer.knowledge import Knowledge
from indexer.position_counts import PositionCounts
from indexer.progress import Progress
from indexer.registries import read
from indexer.registries.reading import Read, Unreadable
from indexer.report import Report
from indexer.sources import Source, added_to, as_they_were
from indexer.store import Store, StoredRecord, now
from search.engine.client import Client
from search.indices import STUDIES, IndexMeta, IndexName, RegistryMeta
from search.study import Study

Json = dict[str, Any]


class Build:
    """One run: a source of records, the store that keeps them, and the engine that is to hold them."""

    def __init__(
        self, store: Store, client: Client, prefix: str, knowledge: Knowledge, progress: Progress, today: date
    ) -> None:
        self.store = store
        self.client = client
        self.prefix = prefix
        self.knowledge = knowledge
        self.progress = progress
        self.today = today

    def run(self, source: Source, *, force: bool = False) -> Report:
        """Builds a new index beside the live one and swaps it in. On any failure the alias has not moved."""
        report = Report(run=self.store.begin_run(), scope=source.scope)
        started = time.monotonic()
        try:
            lifecycle.refuse_concrete(self.client, self.prefix)
            lifecycle.drop_unfinished(self.client, self.prefix)
            live = lifecycle.live(self.client, self.prefix)
            read_now = dict.fromkeys(take_in(source, self.store, report, self.progress), report.run)
            if not report.read and source.expected != 0:
                raise CheckFailed("nothing could be read: the live index stays as it is")
            whole = added_to(live, source, set(read_now))
            report.scope = whole.scope
            with lifecycle.dropped_on_failure(self.client, self.prefix) as index:
                registries = self._fill(index, source, read_now, report)
                lifecycle.settle(self.client, index)
                counted = lifecycle.count(self.client, str(index))
                check(report, counted, live, force=force)
                registries = as_they_were(live, registries, set(read_now))
                lifecycle.describe(self.client, index, self._meta(whole, report, registries))
                lifecycle.swap(self.client, index)
            lifecycle.keep_one_previous(self.client, index)
            for registry in read_now:
                self.store.drop_unseen(registry, report.run)
        except BaseException:
            self.store.end_run(report.run, "failed", report.as_json())
            raise
        report.index = str(index)
        report.seconds = time.monotonic() - started
        self.store.end_run(report.run, "done", report.as_json())
        return report

    def _fill(
        self, index: IndexName, source: Source, read_now: dict[str, int], report: Report
    ) -> tuple[RegistryMeta, ...]:
        """Writes every kept record's study; tells what each registry gave."""
        studies: Counter[str] = Counter()
        sites: Counter[str] = Counter()
        sent: deque[Sent] = deque()
        documents = self._documents(source.registries(self.store, set(read_now)), read_now, report, sent)
        # The answers come in the order of the documents; only what the engine took is counted.
        for refused in bulk.write(self.client, str(index), documents):
            one = sent.popleft()
            if refused:
                report.refused += 1
                self.store.name_fault(report.run, refused.id, refused.reason)
                continue
            studies[one.registry] += 1
            sites[one.registry] += one.positions.sites
            report.count(one.positions, one.recruiting)
        return tuple(
            RegistryMeta(name=name, studies=count, sites=sites[name], as_of=source.as_of)
            for name, count in sorted(studies.items())
        )

    def _documents(
        self, registries: tuple[str, ...], since: dict[str, int], report: Report, sent: deque[Sent]
    ) -> Iterator[Json]:
        records = self.store.records(registries, since)
        for record in self.progress.over(records, "Indexing studies", total=self.store.count(registries, since)):
            found = self._read(record, report)
            if found:
                made = document(found, self.knowledge, report.run)
                sent.append(_sent(record.registry, found.study, made))
                yield made

    def _read(self, record: StoredRecord, report: Report) -> Read | None:
        try:
            found = read(record.registry, record.body, self.today)
        except Unreadable as fault:
            report.unreadable += 1
            self.store.name_fault(report.run, f"{record.registry} {record.id}", fault.reason)
            return None
        report.unknown_words.update(found.unknown_words)
        return found

    def _meta(self, source: Source, report: Report, registries: Iterable[RegistryMeta]) -> IndexMeta:
        return IndexMeta(
            fingerprint=mappings.fingerprint(STUDIES),
            scope=source.scope,
            data_timestamp=source.as_of,
            built=now(),
            run=report.run,
            note=source.note,
            of=source.of,
            registries=tuple(registries),
        )


class Sent(NamedTuple):
    """What is counted of a document once the engine has taken it."""

    registry: str
    positions: PositionCounts
    recruiting: int


def _sent(registry: str, study: Study, made: Json) -> Sent:
    recruiting = sum(site.status == "recruiting" for site in study.sites)
    return Sent(registry, PositionCounts.of(study.sites, made.get("sites", ())), recruiting)
