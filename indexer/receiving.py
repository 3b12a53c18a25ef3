"""The records of one walk on their way into the store: whose they are, the newer of two, and what cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from indexer.own.received import object_in, told_id
from indexer.registries import READERS, Identity, Raw, Unreadable, identify, read
from indexer.registries.ctgov.numbers import told_number
from indexer.report import Report
from indexer.sources import OWN, TEXTS, Source
from indexer.store import Store, StoredRecord

BATCH = 200
"""Records kept in one transaction; at most some megabytes wait in memory."""


class Receiving:
    """Keeps records as seen by the first of these readings; the others are the walks of the same run before it.

    `missed` are the records that came and could not be read, `staying` those of them that do not yet count as seen,
    `nameless` how many do not tell their number, `gaps` the registries of which therefore not all is known.
    """

    def __init__(
        self, source: Source, store: Store, run: int, readings: Sequence[int], today: date | None = None
    ) -> None:
        self.source = source
        self.store = store
        self.run = run
        self.readings = readings
        self.today = today
        self.registries: set[str] = set()
        self.read_of: Counter[str] = Counter()
        self.older_twins = self.unreadable = self.broken = self.nameless = 0
        self.missed: set[tuple[str, str]] = set()
        self.staying: set[tuple[str, str]] = set()
        self.gaps: set[str] = set()
        self.additions: dict[str, str] = {}
        self.waiting: dict[tuple[str, str], tuple[Identity, bytes]] = {}

    def tell(self, report: Report) -> None:
        """Adds what came of this walk to the run's report."""
        report.read += self.read_of.total()
        report.read_of.update(self.read_of)
        report.older_twins += self.older_twins
        report.unreadable += self.unreadable
        report.broken += self.broken

    def take(self, raw: Raw | Unreadable, *, again: bool = False) -> None:
        """Takes a record, one that was asked for by its number `again`; it is kept with the batch that it fills."""
        if isinstance(raw, Unreadable):
            self.broken += not self.source.registry
            self._miss(raw, raw.where, raw.id, again=again)
            return
        try:
            identity = self._identity(raw)
        except Unreadable as fault:
            self._miss(fault, raw.where, fault.id or self._told_id(raw.data), again=again)
            return
        self.registries.add(identity.registry)
        try:
            is_newest = self._is_newest(identity, raw.data)
        except Unreadable as fault:
            self._miss(fault, raw.where, identity.id, {identity.registry}, again=again)
            return
        self.read_of[identity.registry] += 1
        if identity.registry == TEXTS:
            self.additions[identity.id] = raw.where
        if is_newest:
            self.waiting[identity.registry, identity.id] = (identity, raw.data)
        if len(self.waiting) >= BATCH:
            self.keep()

    def keep(self) -> None:
        """Keeps what waits."""
        records = [
            StoredRecord(each.registry, each.id, body, each.names, each.former) for each, body in self.waiting.values()
        ]
        self.store.keep(records, run=self.run, reading=self.readings[0], version=self.source.version)
        self.waiting.clear()

    def stay(self) -> None:
        """Counts what came unreadable since the last time as seen: it is as it was kept before."""
        for registry, id in self.staying:
            self.store.stays(registry, [id], self.readings[0])
        self.staying.clear()

    def without_record(self) -> int:
        """How many came and are not kept in any form."""
        lacking = sum(len(self.store.lacks(registry, [id])) for registry, id in self.missed)
        return self.nameless + lacking

    def _identity(self, raw: Raw) -> Identity:
        identity = identify(raw.data, self.today)
        if self.source.registry and identity.registry != self.source.registry:
            # It would stand among the records of another registry, or an operator's own.
            raise Unreadable(f"{identity.id[:60]} is no record of this registry")
        return identity

    def _is_newest(self, identity: Identity, body: bytes) -> bool:
        """Of two records of one number in this run the newer stays, of two of one day the later.

        Raises `Unreadable` for one that would take the place of a readable one.
        """
        key = (identity.registry, identity.id)
        twin = self.waiting[key][1] if key in self.waiting else self._seen(*key)
        if twin == body:
            return False
        if twin is not None:
            self.older_twins += 1
            if (identify(twin, self.today).updated or "") > (identity.updated or ""):
                return False
        if identity.registry in READERS and self.store.same(*key, body) is False:
            read(identity.registry, body, self.today)
        return True

    def _seen(self, registry: str, id: str) -> bytes | None:
        found = (self.store.seen(registry, id, reading) for reading in self.readings)
        return next((body for body in found if body is not None), None)

    def _told_id(self, received: bytes) -> str | None:
        """The study of a record with faults, where it tells it all the same."""
        return told_number(received) if self.source.registry else told_id(object_in(received))

    def _miss(
        self, fault: Unreadable, where: str, id: str | None, whose: set[str] | None = None, *, again: bool = False
    ) -> None:
        """What could not be had stays as it is kept: that record, or where its number is not known, all unseen ones.

        A file's is taken for an operator's; a registry's record in a file costs itself.
        """
        whose = whose or ({self.source.registry} if self.source.registry else {OWN, TEXTS})
        if id is None:
            self.gaps |= whose
            self.nameless += 1
        else:
            keys = {(name, id) for name in whose}
            if self.source.registry and keys <= self.missed:
                return  # It was asked for once more.
            self.missed |= keys
            self.staying |= keys
        if again and id and self.nameless:
            self.nameless -= 1  # It came before and did not tell its number.
        else:
            self.unreadable += 1
        self.store.runs.name_fault(self.run, where, fault.reason)
