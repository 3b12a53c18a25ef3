"""The recipe of a whole build: records into the store, from there into a new index, checked, swapped in."""

from __future__ import annotations

from collections.abc import Mapping

from indexer import lifecycle
from indexer.checks import CheckFailed, refuse_faults
from indexer.intake import Taken, take_in
from indexer.recipe import Held, Recipe
from indexer.report import Report
from indexer.settling import last_told
from indexer.sources import TEXTS, Source
from search.coverage import DEMO
from search.indices import Live


class Build(Recipe):
    """Reads sources whole, or so many of their studies, and makes a new index of everything that is kept."""

    def run(self, *sources: Source, away: Mapping[str, str] | None = None, force: bool = False) -> Report:
        """Builds a new index beside the live one and swaps it in. On any failure the alias has not moved.

        `away` are registries that were to be read and did not answer, each with the reason.
        """
        with self.begun("build", sources[0].scope, away or {}) as report:
            live = self.found()
            taken = self._taken(sources, report, force=force)
            held = self._held(sources, taken, live)
            filling = self.filling(self.gathered(held, taken, report))
            index = lifecycle.create(self.client, self.prefix)
            read = tuple(source.scope for source in sources)
            with lifecycle.dropped_on_failure(self.client, index):
                written = self.filled(index, held, filling)
                meta = self.checked(index, written, filling, taken, live, read=read, force=force)
            self.goes_live(index, meta, report)
        return report

    def _taken(self, sources: tuple[Source, ...], report: Report, *, force: bool) -> Taken:
        """The records of all sources, kept. Raises `CheckFailed` where there is nothing to make an index of."""
        if not force:
            refuse_faults([fault for source in sources for fault in source.faults()])
        taken = take_in(sources, self.store, report, self.progress, refused=force, today=self.today)
        if not taken.sources and any(source.expected != 0 for source in sources):
            raise CheckFailed("nothing could be read: the live index stays as it is")
        return taken

    def _held(self, sources: tuple[Source, ...], taken: Taken, live: Live | None) -> Held:
        """Whose kept records the index is to hold: made-up studies never stand among real ones.

        Of a sample it holds what was seen when that was read, however much more is kept.
        """
        kept = tuple(name for name in self.store.registries() if name not in (DEMO, TEXTS))
        named = next((source.indexed for source in sources if source.indexed), kept)
        registries = (DEMO,) if set(taken.sources) == {DEMO} else named
        told = live.meta if live else last_told(self.store)
        before = {part.name: part.since for part in told.registries if part.since}
        unread = {name: since for name, since in before.items() if name not in taken.sources}
        read = {name: taken.readings[name].number for name in taken.whole | taken.in_part}
        return Held(registries, unread | read)
