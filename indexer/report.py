"""What a run did, told in counts and sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field

import msgspec

from indexer.position_counts import PositionCounts
from search.contents import Contents
from search.vocabulary import REGISTRY_NAMES

MOST_WORDS = 100


@dataclass
class Report:
    """Counts of one run. Records `unreadable` and `refused`, and `broken` files, are named in the store's faults.

    `read_of` counts the records of each registry, `away` has the reason why one did not answer, `whole` names those of
    which all is known: read to the end by this run, or by one before it that died. `joined` studies have
    records of several registries; `kept_apart` numbers could have joined records and must not. Replaced points of
    sites are no faults of the run: `positions` names the first of them.
    """

    run: int
    scope: str
    kind: str = "build"
    read: int = 0
    read_of: Counter[str] = field(default_factory=Counter)
    away: dict[str, str] = field(default_factory=dict)
    whole: list[str] = field(default_factory=list)
    told: dict[str, int] = field(default_factory=dict)
    gave: dict[str, int] = field(default_factory=dict)
    older_twins: int = 0
    unreadable: int = 0
    broken: int = 0
    written: int = 0
    studies: int = 0
    joined: int = 0
    kept_apart: int = 0
    additions: int = 0
    additions_without_study: int = 0
    sites: int = 0
    sites_with_point: int = 0
    recruiting_sites: int = 0
    refused: int = 0
    removed: int = 0
    changes: int = 0
    checks: list[dict[str, object]] = field(default_factory=list)
    index: str | None = None
    why: str | None = None
    seconds: float = 0.0
    positions: PositionCounts = field(default_factory=PositionCounts)
    unknown_words: Counter[str] = field(default_factory=Counter)

    def count(self, positions: PositionCounts) -> None:
        """Counts a study that the engine has taken, and the positions of its sites."""
        self.written += 1
        self.positions.add(positions)

    def tell(self, contents: Contents) -> None:
        """What the whole new index holds."""
        self.studies = contents.studies
        self.sites = contents.sites
        self.sites_with_point = contents.placed
        self.recruiting_sites = contents.recruiting

    def as_json(self) -> str:
        told = asdict(self) | {
            "read_of": dict(self.read_of),
            "unknown_words": dict(self.unknown_words.most_common(MOST_WORDS)),
        }
        told["positions"] |= self.positions.shares()
        return msgspec.json.encode(told).decode()

    def sentences(self) -> list[str]:
        """The report as a person reads it."""
        lines = [
            self._work(),
            f"the index holds {self.studies:,} studies with {self.sites:,} sites",
            f"{self.sites_with_point:,} sites have a position, {self.recruiting_sites:,} recruit",
            *self.positions.sentences(),
            *self._registries(),
            *self._joins(),
        ]
        if self.older_twins:
            lines.append(f"{self.older_twins:,} records were older ones of a number read twice")
        if self.unreadable:
            lines.append(f"{self.unreadable:,} records could not be read: `indexer status --faults` names them")
        if self.refused:
            lines.append(f"{self.refused:,} studies were refused by the engine: `status --faults` names them")
        if self.changes:
            lines.append(f"{self.changes:,} changes went into the history")
        if self.unknown_words:
            words = ", ".join(f"{word} ({count})" for word, count in self.unknown_words.most_common(5))
            lines.append(f"words outside the vocabulary: {words}")
        return lines

    def _work(self) -> str:
        """What was read and written."""
        went = f", {self.removed:,} removed" if self.removed else ""
        return f"{self.read:,} records read, {self.written:,} studies written{went} in {self.seconds:.0f} s"

    def _registries(self) -> list[str]:
        """What each registry gave, where it was more than one, and which gave nothing."""
        names = REGISTRY_NAMES | {"texts": "additions to studies"}
        lines = [
            f"{names.get(name, name)} is away and keeps its last records: {why}" for name, why in self.away.items()
        ]
        if len(self.read_of) > 1:
            lines.append(", ".join(f"{names[name]}: {count:,} records" for name, count in self.read_of.items()))
        return lines

    def _joins(self) -> list[str]:
        lines = []
        if self.joined or self.kept_apart:
            lines.append(
                f"studies in several registries: {self.joined:,}; numbers that several records bear and that joined "
                f"nothing: {self.kept_apart:,}"
            )
        if self.additions or self.additions_without_study:
            without = f", {self.additions_without_study:,} have no study yet: `indexer status --faults` names them"
            told = f"additions of your own: {self.additions:,} are shown with their studies"
            lines.append(told + (without if self.additions_without_study else ""))
        return lines
