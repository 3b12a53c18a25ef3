"""From kept records to studies: the parts of each, read and merged, with what an operator adds to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from indexer.joining import Joins
from indexer.merging import merged
from indexer.own.addition import Addition
from indexer.own.reader import read_addition
from indexer.registries import read
from indexer.registries.reading import Read, Unreadable
from indexer.report import Report
from indexer.sources import TEXTS
from indexer.store import Store, StoredRecord
from search.study import Site

Key = tuple[str, str]
"""A record's registry and its number there."""


class Gathering:
    """The studies of one run. What cannot be read is named in the report, and the study made of the rest."""

    def __init__(
        self, store: Store, joins: Joins, report: Report, today: date, centre_of: Callable[[Site], str | None]
    ) -> None:
        self.store = store
        self.joins = joins
        self.report = report
        self.today = today
        self.centre_of = centre_of
        self.additions: dict[Key, list[Addition]] = defaultdict(list)

    def attach(self, since: Mapping[str, int], places: Mapping[str, str]) -> None:
        """Puts each kept addition to the study that has its number; `places` tell where those read now stood."""
        for kept in self.store.records((TEXTS,), since):
            place = places.get(kept.id, f"{TEXTS} {kept.id}")
            try:
                addition = read_addition(kept.body)
            except Unreadable as fault:
                self._name(place, fault)
                continue
            if holder := self.joins.holder(addition.study):
                self.report.additions += 1
                self.additions[holder].append(addition)
            else:
                self.report.additions_without_study += 1
                reason = f"no study has the number {addition.study}, or more than one has; it is kept all the same"
                self.store.runs.name_fault(self.report.run, place, reason)

    def study(self, record: StoredRecord) -> Read | None:
        """The study that a record comes first in; None for a record of another's study, and for what is unreadable."""
        first = (record.registry, record.id)
        keys = self.joins.parts(*first)
        if keys[0] != first:
            return None
        parts = list(self._readable(record, keys[1:]))
        if not parts:
            return None
        found = merged(parts, self.additions.get(first, ()), self.centre_of)
        self.report.unknown_words.update(found.unknown_words)
        return found

    def _readable(self, record: StoredRecord, others: tuple[Key, ...]) -> Iterator[Read]:
        for kept in (record, *(self.store.get(*key) for key in others)):
            if kept is None:
                continue
            try:
                yield read(kept.registry, kept.body, self.today)
            except Unreadable as fault:
                self._name(f"{kept.registry} {kept.id}", fault)

    def _name(self, place: str, fault: Unreadable) -> None:
        self.report.unreadable += 1
        self.store.runs.name_fault(self.report.run, place, fault.reason)
