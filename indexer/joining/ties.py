"""What draws two records together, how strongly, and what does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from indexer.joining.holdings import RecordKey
from indexer.joining.meaning import Meant, Unclear
from search.vocabulary import REGISTRY_NAMES

Strength = Literal["both", "one", "third"]
"""Each names the other; one names the other; both name a number that is neither's."""

STRENGTHS: Final[tuple[Strength, ...]] = ("both", "one", "third")
NAMES: Final[dict[str, str]] = REGISTRY_NAMES | {"eudract": "EudraCT"}


class Tie(NamedTuple):
    """Two records are one study by this number. Of `one` it is the first's and the second names it."""

    number: str
    first: RecordKey
    second: RecordKey
    strength: Strength

    def sentence(self) -> str:
        first, second = self.first[1], self.second[1]
        if self.strength == "both":
            return f"{second} is joined to {first}: each names the other"
        if self.strength == "third":
            return f"{second} is joined to {first}: both name {self.number}"
        former = "" if self.number == first else f", which {first} was before"
        return f"{second} is joined to {first}: it names {self.number}{former}"


class PassedOver(NamedTuple):
    """A number that joins a record to nothing, and why."""

    number: str
    why: str

    def sentence(self) -> str:
        return f"{self.number} joins nothing: {self.why}"


class Pull(NamedTuple):
    """A number draws a record to the one that it stands for, be that here or not."""

    number: str
    owner: RecordKey
    namer: RecordKey
    strength: Strength
    is_here: bool


Passed = tuple[RecordKey, PassedOver]


def weighed(given: Sequence[Meant | Unclear]) -> Iterator[Pull | Passed]:
    """The pull of every number, and the numbers that pull nothing."""
    numbers = [each for each in given if isinstance(each, Meant)]
    names = {(namer, each.owner) for each in numbers if each.is_here for namer in each.namers}
    for each in given:
        yield from _unclear(each) if isinstance(each, Unclear) else _pulls(each, names)


def _unclear(number: Unclear) -> Iterator[Passed]:
    why = f"it may stand for any of {listed(number.resubmissions)}"
    if len(number.resubmissions) == 1:
        why = f"there is only {number.resubmissions[0]}"
    return ((namer, PassedOver(number.number, why)) for namer in number.namers)


def _pulls(number: Meant, names: set[tuple[RecordKey, RecordKey]]) -> Iterator[Pull | Passed]:
    """A number that several records of one registry name is no proof, but for those whom its owner names as well."""
    owner = number.owner
    outer = [namer for namer in number.namers if namer[0] != owner[0]]
    crowd = Counter(registry for registry, _ in outer)
    crowded = sorted(registry for registry, count in crowd.items() if count > 1)
    for namer in number.namers:
        if namer[0] == owner[0]:
            if number.is_here or len(number.namers) > 1:
                why = f"it is the number of another record of {NAMES[owner[0]]}"
                yield namer, PassedOver(number.number, why)
        elif (owner, namer) in names or namer[1] == owner[1]:
            yield Pull(number.number, owner, namer, "both", number.is_here)
        elif namer[0] in crowded or (crowded and not number.is_here):
            blamed = namer[0] if namer[0] in crowded else crowded[0]
            why = f"{crowd[blamed]:,} records of {NAMES[blamed]} name it"
            yield namer, PassedOver(number.number, why)
        else:
            yield Pull(number.number, owner, namer, "third" if owner[0] == "eudract" else "one", number.is_here)


def listed(numbers: Iterable[str]) -> str:
    """At most three of them, in order."""
    found = sorted(numbers)
    more = f" and {len(found) - 3:,} more" if len(found) > 3 else ""
    return ", ".join(found[:3]) + more
