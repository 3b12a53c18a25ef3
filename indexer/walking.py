"""One reading of one source into the store: begun or gone on with, and anew where the data change on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from indexer.judging import Judged, Judging
from indexer.progress import Progress
from indexer.readings import OPEN, Reading, Readings
from indexer.receiving import Receiving
from indexer.registries import Raw, RegistryAway, Unreadable
from indexer.registries.reading import Anew, Reached
from indexer.report import Report
from indexer.sources import Source
from indexer.store import Store
from search.coverage import SAMPLE


class Walking:
    """Reads a source into the store.

    `registries` are those of which it gave records, `whole` those of which what it did not give is no more, `compared`
    the version of the data in which that is known of all numbers, `missing` how many of these are not to be had. `away`
    is why its numbers did not come, where all else did.
    """

    def __init__(
        self,
        source: Source,
        store: Store,
        report: Report,
        progress: Progress,
        today: date | None = None,
        walked: tuple[int, ...] = (),
    ) -> None:
        self.source = source
        self.store = store
        self.report = report
        self.progress = progress
        self.today = today
        self.walked = walked
        self.readings = Readings(store)
        self.registries: set[str] = set()
        self.whole: set[str] = set()
        self.compared: dict[str, str] = {}
        self.missing: dict[str, int] = {}
        self.away: RegistryAway | None = None
        self.reading: Reading
        self.received: Receiving

    def walk(self, *, refused: bool = False) -> None:
        """Keeps what can be read, up to the end or to where the source breaks off. Raises `RegistryAway` there."""
        before = self._before(refused=refused)
        self._go(self.readings.goes_on(before, self.report.run) if before else self._begun())
        try:
            if before and before.state != OPEN:
                self._take_over(before)
                return
            self._read(before)
            self.registries |= self.received.registries | self.source.emptied()
            self.whole = self.registries - self.received.gaps if self.source.whole else set()
            if self.source.scope == SAMPLE:
                self._sampled()
            elif self.source.registry:
                self._judge(self.source.registry, went_on=bool(before))
            ended = self.readings.ended if self.whole else self._left_open
            self.reading = ended(self.reading)
        finally:
            self.received.tell(self.report)

    def _before(self, *, refused: bool) -> Reading | None:
        """The reading of just these data that an earlier run left."""
        if not (self.source.registry and self.source.version and self.source.resumed):
            return None
        before = self.readings.unfinished(self.source.registry, self.source.version, refused=refused)
        return before if before and (before.token or before.state != OPEN) else None

    def _begun(self) -> Reading:
        version = self.source.version if self.source.resumed else None
        return self.readings.begin(self.source.registry, version, self.report.run)

    def _go(self, reading: Reading) -> None:
        self.reading = reading
        numbers = (reading.number, *self.walked)
        self.received = Receiving(self.source, self.store, self.report.run, numbers, self.today)

    def _read(self, before: Reading | None) -> None:
        source, done = self.source, 0
        records = source.records
        if before and before.token and source.resumed:
            records = partial(source.resumed, before.token)
            done = self._seen(before.registry or "")
            self.progress.say(f"{source.doing} goes on behind {done:,} records of run {before.run}")
        of = max(source.expected - done, 0) if source.expected else source.expected
        try:
            for raw in self.progress.over(self._passing(records()), source.doing, total=of):
                self.received.take(raw)
        finally:
            self.received.keep()
        self.received.stay()

    def _passing(self, records: Iterator[Raw | Unreadable | Reached | Anew]) -> Iterator[Raw | Unreadable]:
        """The records alone; what stands among them is heeded."""
        for each in records:
            if isinstance(each, Reached):
                self._reached(each)
            elif isinstance(each, Anew):
                self._anew(each.version)
            else:
                yield each

    def _reached(self, at: Reached) -> None:
        """Keeps the page and the way behind it, whole or not at all; behind the last page there is none."""
        with self.store.together():
            self.received.keep()
            self.received.stay()
            total = self.reading.total if at.total is None else at.total
            self.reading = self.readings.reached(self.reading, at.token or self.reading.token, total)

    def _anew(self, version: str) -> None:
        self.received.keep()
        self.progress.say(f"{self.source.doing} begins anew: the data are of {version} now")
        self.source = replace(self.source, version=version, as_of=version)
        self._go(self._begun())

    def _left_open(self, reading: Reading) -> Reading:
        """Not to go on with: what it lacks lies before its token."""
        return self.readings.reached(reading, None, reading.total)

    def _take_over(self, before: Reading) -> None:
        """Everything of these data is kept already, and what was missing was known."""
        registry = before.registry or ""
        self.progress.say(f"{self.source.doing} is done: run {before.run} kept all data of {before.version}")
        self.reading = self.readings.ended(self.reading)
        self.registries.add(registry)
        self._holds(registry, Judged(before.total, max(self._seen(registry), before.total or 0), whole=True))

    def _seen(self, registry: str) -> int:
        return self.store.count((registry,), {registry: self.reading.number})

    def _sampled(self) -> None:
        for registry in self.registries:
            self.readings.sampled(self.reading, registry)

    def _judge(self, registry: str, *, went_on: bool) -> None:
        """Changes that came are worth keeping without the numbers, a reading of everything is not whole without."""
        try:
            judged = Judging(self.source, self.reading, self.received, self.progress).judged(registry, went_on=went_on)
        except RegistryAway as away:
            if self.source.whole:
                raise
            self.away = away
        else:
            self._holds(registry, judged)

    def _holds(self, registry: str, judged: Judged) -> None:
        """What is known of the whole registry now."""
        if judged.gave or not self.source.whole:
            self.registries.add(registry)
        self.whole = self.whole - {registry} | ({registry} & self.registries if judged.whole else set())
        if registry in self.whole and self.source.version:
            self.compared[registry] = self.source.version
            self.missing[registry] = max(judged.gave - self._seen(registry), 0)
        if judged.told is not None:
            self.source = replace(self.source, of=judged.told)
            self.report.told[registry] = judged.told
            self.report.gave[registry] = judged.gave
