"""Whether a registry was read whole: as many studies came as it counts, or its numbers tell which did not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from indexer.comparing import compare
from indexer.progress import Progress
from indexer.readings import Reading
from indexer.receiving import Receiving
from indexer.registries import Raw, Unreadable
from indexer.sources import Listing, Source


class Judged(NamedTuple):
    """How many studies the registry told and gave, readable or not; where `whole`, what it did not give is no more."""

    told: int | None
    gave: int
    whole: bool


class Judging:
    """Looks at what came of a walk, and asks the registry for its numbers where something may be missing."""

    def __init__(self, source: Source, reading: Reading, received: Receiving, progress: Progress) -> None:
        self.source = source
        self.reading = reading
        self.received = received
        self.progress = progress
        self.store = received.store

    def judged(self, registry: str, *, went_on: bool) -> Judged:
        """Of a walk that `went_on` with one that broke off, it is not known how many records came broken before.

        Raises `RegistryAway` where the registry stops answering before that is known.
        """
        listing = self.source.listing
        if self.source.whole:
            told = self.reading.total if self.reading.total is not None else self.source.of
            gave = self._came(registry)
            whole = registry not in self.received.gaps and (not went_on if told is None else gave >= told)
            due = not whole
        else:
            lost = self._lost(registry)
            missing = listing.missing if listing else 0
            told, gave, whole = self.source.of, self.store.count((registry,), {}) + missing - lost, False
            due = bool(listing and not lost and listing.due(gave))
        compared = self._compared(registry, listing, whole=self.source.whole) if due and listing else None
        return compared or Judged(told, gave, whole)

    def _lost(self, registry: str) -> int:
        """How many of the changed studies that the registry counted are not to be had, by their numbers either."""
        listing, counted = self.source.listing, self.reading.total or 0
        if not (listing and listing.changed) or self._came(registry) >= counted:
            return 0
        self._compared(registry, listing._replace(ids=listing.changed), whole=True)
        return max(counted - self._came(registry), 0)

    def _compared(self, registry: str, listing: Listing, *, whole: bool) -> Judged | None:
        """What the registry's numbers tell; None where they cannot be read. Raises `RegistryAway`."""
        doing = self.source.doing
        self.progress.say(f"{doing}: its numbers are compared with what is kept")
        try:
            found = compare(listing, self.store, registry, self.reading.number, self._keep, whole=whole)
        except Unreadable as fault:
            self.store.runs.name_fault(self.received.run, f"{registry}: numbers of all studies", str(fault))
            self.progress.say(f"{doing}: nothing is dropped, its numbers cannot be read: {fault}")
            return None
        return Judged(found.listed, self._seen(registry) + len(found.missing), whole=True)

    def _keep(self, records: Iterator[Raw | Unreadable]) -> None:
        for record in records:
            self.received.take(record, again=True)
        self.received.keep()

    def _came(self, registry: str) -> int:
        """How many came, readable or not."""
        return self._seen(registry) + self.received.without_record()

    def _seen(self, registry: str) -> int:
        return self.store.count((registry,), {registry: self.reading.number})
