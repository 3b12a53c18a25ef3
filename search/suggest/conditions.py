"""Condition tags for what has been typed so far: any word of any of their names, most studies first."""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from msgspec import Struct

from search.conditions import HIDDEN_LEVELS
from search.fold import fold
from search.suggest.slips import near

SMALL_WORDS: Final = frozenset({"a", "an", "and", "as", "at", "by", "due", "for", "from", "in", "of", "on", "or"}) | {
    *("other", "than", "that", "the", "to", "with", "without")
}
"""Words that nobody looks a condition up by; they count only behind another: "cancer of the b"."""

LONGEST: Final = 100
"""Characters of a beginning that are looked at."""

MOST_CORRECTED: Final = 6
"""Words that are looked at for slips: one takes 4 ms at the median and 25 at the 99th percentile, the last up to 45."""


class KnowsNames(Protocol):
    """What is asked of the vocabulary: all names of a heading, its own first; none for an id that it does not have."""

    def names(self, id: str) -> tuple[str, ...]: ...


class Suggested(Struct, frozen=True):
    """A condition tag, with how many studies it finds and how many of them have a site that recruits.

    `lay` is the name that patients know it by, None where there is none.
    """

    id: str
    name: str
    lay: str | None
    studies: int
    recruiting: int


class ConditionSuggestions:
    """The headings that have studies, by the beginnings of their names' words. In memory, never changed.

    Each name is kept once for each of its words, from that word on; all these beginnings are sorted, and beside each
    stands its heading's rank. A new live index needs a new one.
    """

    def __init__(self, conditions: KnowsNames, counts: Mapping[str, tuple[int, int]]) -> None:
        """`counts` has studies and recruiting studies for each heading's id; those without studies are left out."""
        self._ranked = sorted(_offered(conditions, counts), key=lambda each: (-each.studies, each.name))
        starts = sorted(
            {
                (start, rank)
                for rank, each in enumerate(self._ranked)
                for name in conditions.names(each.id)
                for start in _starts(fold(name))
            }
        )
        self._starts = [start for start, _ in starts]
        self._words = sorted({start.partition(" ")[0] for start in self._starts})
        self._ranks = array("H" if len(self._ranked) < 1 << 16 else "L", (rank for _, rank in starts))

    def prefix(self, text: str, limit: int = 10) -> list[Suggested]:
        """The headings of which a name has the text's words in sequence, the last one perhaps only begun.

        Case and diacritics don't matter. Most studies first, then by name; empty for a text without a word.
        """
        typed = fold(text[:LONGEST])
        if not typed:
            return []
        begin = bisect_left(self._starts, typed)
        end = bisect_left(self._starts, f"{typed}\U0010ffff", begin)
        return [self._ranked[rank] for rank in heapq.nsmallest(limit, set(self._ranks[begin:end]))]

    def corrected(self, text: str, limit: int = 10) -> list[Suggested]:
        """The headings whose names have every word of the text when slips of typing are allowed, in any order.

        Fewest slips first, then most studies. The last word may be only begun.
        """
        typed = [word for word in fold(text[:LONGEST]).split() if word not in SMALL_WORDS]
        if not 0 < len(typed) <= MOST_CORRECTED:
            return []
        *whole, last = typed
        slips = [*(self._with_word(word) for word in whole), self._with_word(last, begun=True)]
        ranks = set(slips[0]).intersection(*slips)
        best = heapq.nsmallest(limit, ranks, key=lambda rank: (sum(each[rank] for each in slips), rank))
        return [self._ranked[rank] for rank in best]

    def every(self) -> list[Suggested]:
        """All headings that have studies, most studies first, then by name."""
        return self._ranked

    def _with_word(self, typed: str, *, begun: bool = False) -> dict[int, int]:
        """The ranks of the headings with a word that may have been meant, each with the fewest slips."""
        fewest: dict[int, int] = {}
        for word, slips in near(typed, self._words, begun=begun).items():
            begin = bisect_left(self._starts, word)
            end = bisect_left(self._starts, f"{word}!", begin)  # "!" follows the space that ends a word
            for rank in self._ranks[begin:end]:
                fewest[rank] = min(slips, fewest.get(rank, slips))
        return fewest


def _offered(conditions: KnowsNames, counts: Mapping[str, tuple[int, int]]) -> Iterator[Suggested]:
    """The headings that have studies and say something to a reader."""
    for id, (studies, recruiting) in counts.items():
        name, *_ = conditions.names(id) or ("",)
        if name and studies and not HIDDEN_LEVELS.fullmatch(name):
            yield Suggested(id=id, name=name, lay=None, studies=studies, recruiting=recruiting)


def _starts(name: str) -> Iterator[str]:
    """A folded name from each of its words on, but not from a small one: "cancer of the breast" and "breast"."""
    words = name.split()
    for start, word in enumerate(words):
        if word not in SMALL_WORDS:
            yield " ".join(words[start:])
