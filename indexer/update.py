"""The recipe of an update: what changed into the store, from there into a copy of the live index, then as a build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import structs

import mappings
from indexer import bulk, lifecycle
from indexer.affected import Affected, Affecting
from indexer.checks import refuse_loss
from indexer.filling import Filling
from indexer.intake import Taken, take_in
from indexer.joining import Joins
from indexer.joining.holdings import Holdings, RecordKey
from indexer.lifecycle import Blocked
from indexer.recipe import Held, Recipe
from indexer.report import Report
from indexer.sources import TEXTS, Source
from indexer.sources.scope import covered, part, readings
from indexer.store import StoredRecord
from search.contents import Count
from search.coverage import FULL
from search.indices import STUDIES, IndexName, Live, parse_name

MOST = 50_000
"""Changed records that are followed one by one, some 20 MB; of more than these every study is written anew."""


class Update(Recipe):
    """Reads what changed in the registries that the live index has whole, and writes anew what that affects."""

    def run(self, *sources: Source, away: Mapping[str, str] | None = None, force: bool = False) -> Report:
        """Applies the changes to a copy of the live index and swaps it in. On any failure the alias has not moved.

        Where nothing changed the live index only learns of when its data are now. What an earlier run kept and no index
        came to hold is applied as well. `away` are registries that did not answer, each with the reason.
        """
        with self.begun("update", FULL, away or {}) as report:
            live = self._live()
            taken = take_in(sources, self.store, report, self.progress, today=self.today)
            held = self._held(taken, live)
            if not force:
                refuse_loss({name: self.store.count((name,), held.since) for name in taken.whole}, live)
            filling = self.filling(self.gathered(held, taken, report))
            if self.store.how_many_changed(live.meta.run) > MOST:
                self._write_all(held, filling, taken, live, force=force)
            else:
                changed = self._changed(filling.gathering.joins, taken, live)
                affected = self._affecting(held, filling, live).by(changed)
                if affected.first or affected.today:
                    self._write(affected, filling, taken, live, force=force)
                else:
                    self._confirm(taken, live, report)
        return report

    def _live(self) -> Live:
        """The index to update; raises `Blocked` where there is none of this program's and this store's."""
        live = self.found()
        if live is None:
            raise Blocked("there is no index yet: run `python -m indexer build`")
        if live.meta.fingerprint != mappings.fingerprint(STUDIES):
            raise Blocked("the live index was made from another mapping: run `python -m indexer build`")
        if not self.store.runs.knows(live.meta.run):
            raise Blocked("the store of records is older than the live index: run `python -m indexer build`")
        return live

    def _held(self, taken: Taken, live: Live) -> Held:
        """The registries of the live index; of those that were read whole what was seen, of samples what they had."""
        samples = {part.name: part.since for part in live.meta.registries if part.since}
        read = {name: taken.readings[name].number for name in taken.whole}
        return Held(tuple(part.name for part in live.meta.registries), samples | read)

    def _affecting(self, held: Held, filling: Filling, live: Live) -> Affecting:
        return Affecting(self.client, live.name, filling.gathering.joins, Holdings(self.store, *held))

    def _changed(self, joins: Joins, taken: Taken, live: Live) -> Iterator[RecordKey]:
        """The records that the live index does not know as they are now, and those that it knows and are no more."""
        for name in taken.whole:
            yield from self.store.unseen(name, taken.readings[name].number)
        for registry, id in self.store.changed_after(live.meta.run):
            if registry != TEXTS:
                yield registry, id
            elif holder := joins.holder(id):
                yield holder  # Of an addition that changed: it stands in this record's study.

    def _write_all(self, held: Held, filling: Filling, taken: Taken, live: Live, *, force: bool) -> None:
        index = lifecycle.create(self.client, self.prefix)
        with lifecycle.dropped_on_failure(self.client, index):
            expected = self.filled(index, held, filling)
            meta = self.checked(index, expected, filling, taken, live, read=live.meta.read, force=force)
        self.goes_live(index, meta, filling.report)

    def _write(self, affected: Affected, filling: Filling, taken: Taken, live: Live, *, force: bool) -> None:
        report = filling.report
        index = lifecycle.copy(self.client, self._named(live))
        with lifecycle.dropped_on_failure(self.client, index):
            shown = self.progress.over(self._records(affected), "Indexing studies", total=len(affected.first))
            written = {study.id: study.created for study in filling.write(self.client, str(index), shown)}
            # Of a study whose new document the engine refused the one before stays.
            gone = affected.today - written.keys() - filling.refused
            report.removed = bulk.remove(self.client, str(index), gone, report.run)
            expected = live.meta.studies + sum(written.values()) - report.removed
            meta = self.checked(index, expected, filling, taken, live, read=live.meta.read, force=force)
        self.goes_live(index, meta, report)

    def _confirm(self, taken: Taken, live: Live, report: Report) -> None:
        """Nothing changed: the live index is what a new one would be, and learns of when its data are now."""
        meta = live.meta
        parts = [part(one.name, Count(one.studies, one.sites), meta, taken) for one in meta.registries]
        report.scope, report.index = meta.scope, live.name
        report.studies, report.sites = meta.studies, meta.sites or 0
        report.sites_with_point, report.recruiting_sites = meta.placed or 0, meta.recruiting or 0
        confirmed = structs.replace(
            meta, run=report.run, registries=tuple(parts), readings=readings(taken, meta), **covered(parts)._asdict()
        )
        lifecycle.describe(self.client, self._named(live), confirmed)
        self.after(confirmed, report)

    def _named(self, live: Live) -> IndexName:
        name = parse_name(live.name, self.prefix)
        assert name, "the live index bears one of our names"
        return name

    def _records(self, affected: Affected) -> Iterator[StoredRecord]:
        for key in affected.first:
            if record := self.store.get(*key):
                yield record
