"""From sources into the store: every record as received, the newer of two with one number."""

from __future__ import annotations

from dataclasses import dataclass, field

from indexer.own.received import object_in, told_id
from indexer.progress import Progress
from indexer.registries import Identity, Raw, RegistryAway, Unreadable, identify
from indexer.report import Report
from indexer.sources import OWN, SAMPLE, TEXTS, Source
from indexer.store import Store, StoredRecord

BATCH = 200
"""Records kept in one transaction; at most some megabytes wait in memory."""


@dataclass
class Taken:
    """What was read: the source of each registry that was read to its end, and where each addition stood.

    `whole` are the registries of which nothing is missing, or what is missing is known: the rest that they did not
    give is no more.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    additions: dict[str, str] = field(default_factory=dict)

    @property
    def in_part(self) -> set[str]:
        """The registries of which a sample was read: what they did not give was not asked for."""
        return {name for name, source in self.sources.items() if source.scope == SAMPLE}


def take_in(sources: tuple[Source, ...], store: Store, report: Report, progress: Progress) -> Taken:
    """Keeps the records of all sources.

    Of a registry that stops answering, the records that came are kept beside its last ones. Raises `RegistryAway`
    where that happens to every source.
    """
    taken = Taken()
    broken_off: list[RegistryAway] = []
    for source in sources:
        intake = Intake(source, store, report)
        try:
            intake.keep_all(progress)
        except RegistryAway as away:
            broken_off.append(away)
            report.away[source.registry or OWN] = str(away)
        else:
            intake.registries |= source.emptied()
            taken.sources |= dict.fromkeys(intake.registries, source)
            taken.whole |= intake.registries - intake.gaps
        taken.additions |= intake.additions
    if broken_off and len(broken_off) == len(sources):
        raise broken_off[0]
    return taken


class Intake:
    """One source on its way into the store."""

    def __init__(self, source: Source, store: Store, report: Report) -> None:
        self.source = source
        self.store = store
        self.report = report
        self.registries: set[str] = set()
        self.missed: set[tuple[str, str]] = set()
        self.gaps: set[str] = set()
        self.additions: dict[str, str] = {}
        self.waiting: dict[tuple[str, str], tuple[Identity, bytes]] = {}

    def keep_all(self, progress: Progress) -> None:
        """Keeps what can be read, up to the end or to where the source breaks off."""
        try:
            for raw in progress.over(self.source.records(), self.source.doing, total=self.source.expected):
                self._take(raw)
        except RegistryAway:
            self._keep()
            raise
        self._keep()
        for key in self.missed:
            self.store.stays(*key, run=self.report.run)

    def _take(self, raw: Raw | Unreadable) -> None:
        if isinstance(raw, Unreadable):
            self.report.broken += not self.source.registry
            self._miss(raw, raw.where, raw.id)
            return
        try:
            identity = identify(raw.data)
        except Unreadable as fault:
            self._miss(fault, raw.where, fault.id or self._own_id(raw.data))
            return
        self.report.read += 1
        self.report.read_of[identity.registry] += 1
        self.registries.add(identity.registry)
        if identity.registry == TEXTS:
            self.additions[identity.id] = raw.where
        if self._is_newest(identity):
            self.waiting[identity.registry, identity.id] = (identity, raw.data)
        if len(self.waiting) >= BATCH:
            self._keep()

    def _is_newest(self, identity: Identity) -> bool:
        """Of two records of one number in this run the newer stays, of two of one day the later."""
        key = (identity.registry, identity.id)
        twin = self.waiting[key][1] if key in self.waiting else self.store.seen(*key, run=self.report.run)
        if twin is None:
            return True
        self.report.older_twins += 1
        return (identify(twin).updated or "") <= (identity.updated or "")

    def _own_id(self, received: bytes) -> str | None:
        """The study of a line, if it is in a file: there a line with faults tells it all the same."""
        return None if self.source.registry else told_id(object_in(received))

    def _miss(self, fault: Unreadable, where: str, id: str | None) -> None:
        """What could not be had stays as it is kept: that record, or where its number is not known, all unseen ones.

        A file's is taken for an operator's; a registry's record in a file costs itself.
        """
        whose = {self.source.registry} if self.source.registry else {OWN, TEXTS}
        if id is None:
            self.gaps |= whose
        else:
            self.missed |= {(name, id) for name in whose}
        self.report.unreadable += 1
        self.store.name_fault(self.report.run, where, fault.reason)

    def _keep(self) -> None:
        records = [
            StoredRecord(each.registry, each.id, body, each.names, each.former) for each, body in self.waiting.values()
        ]
        self.store.keep(records, self.report.run)
        self.waiting.clear()
