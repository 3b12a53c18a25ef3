"""From sources into the store: every record as received, of each registry as far as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from indexer.progress import Progress
from indexer.readings import Reading
from indexer.registries import RegistryAway
from indexer.report import Report
from indexer.sources import OWN, Source
from indexer.store import Store
from indexer.walking import Walking
from search.coverage import SAMPLE


@dataclass
class Taken:
    """What was read: the source and the reading of each registry that was read to its end, and where additions stood.

    `whole` are the registries of which nothing is missing, or what is missing is known: the rest that they did not
    give is no more. `compared` are those whose numbers were compared with what is kept, in data of that version, and
    `missing` how many numbers of each then had no record that can be read, not even an earlier one.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    compared: dict[str, str] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)
    additions: dict[str, str] = field(default_factory=dict)

    @property
    def in_part(self) -> set[str]:
        """The registries of which a sample was read: what they did not give was not asked for."""
        return {name for name, source in self.sources.items() if source.scope == SAMPLE}

    def add(self, walking: Walking) -> None:
        """Of a registry that several sources hold, the reading of the lowest number has what all of them saw.

        Its own source stands for it then, among files the last.
        """
        for name in walking.registries:
            if walking.source.registry or not (name in self.sources and self.sources[name].registry):
                self.sources[name] = walking.source
            self.readings[name] = min(walking.reading, self.readings.get(name, walking.reading))
        self.whole |= walking.whole
        self.compared |= walking.compared
        self.missing |= walking.missing


def take_in(
    sources: tuple[Source, ...],
    store: Store,
    report: Report,
    progress: Progress,
    *,
    refused: bool = False,
    today: date | None = None,
) -> Taken:
    """Keeps the records of all sources.

    A registry that an earlier run read in just its present data is not read again: not what came before it broke
    off, nothing where its reading came to the end; with `refused` that holds where a check kept its index back, too.
    Of a registry that stops answering, the records that came are kept beside its last ones, and it does not count as
    read: what is known of it stands. Raises `RegistryAway` where that happens to every source before it gave what was
    asked for. Dates after `today` count for nothing.
    """
    taken = Taken()
    broken_off: list[RegistryAway] = []
    walked: list[int] = []
    for source in sources:
        walking = Walking(source, store, report, progress, today, tuple(walked))
        try:
            walking.walk(refused=refused)
        except RegistryAway as away:
            broken_off.append(away)
            report.away[source.registry or OWN] = str(away)
        else:
            if walking.away:
                report.away[source.registry or OWN] = str(walking.away)
            else:
                taken.add(walking)
        walked.append(walking.reading.number)
        taken.additions |= walking.received.additions
    if broken_off and len(broken_off) == len(sources):
        raise broken_off[0]
    return taken
