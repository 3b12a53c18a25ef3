"""Names of headings as they are looked up while somebody types: from each of their words on."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from search.fold import fold

SMALL_WORDS: Final = frozenset({"a", "an", "and", "as", "at", "by", "due", "for", "from", "in", "of", "on", "or"}) | {
    *("other", "than", "that", "the", "to", "with", "without")
}
"""Words that nobody looks a condition up by; they count only behind another: "cancer of the b"."""


class Names:
    """Names by the beginnings of their words. In memory, never changed.

    A name is known by its number, and so is its heading, by its rank. Names come in kinds, within a kind by rank, and
    of one heading in the order that they were given in: the lowest number among several is the one to show.
    """

    def __init__(self, kinds: Iterable[Iterable[tuple[int, str]]]) -> None:
        """Each kind has ranks and names as they are written, by rank."""
        self.written: list[str] = []
        self._folded: list[str] = []
        self._ranks = array("H")
        many: list[int] = []
        for names in kinds:
            before = len(self.written)
            self._add(names)
            many.append(len(self.written) - before)
        self._ends = list(accumulate(many))
        starts = ((number, at) for number, name in enumerate(self._folded) for at in _starts(name))
        ordered = sorted(starts, key=lambda start: (self._folded[start[0]][start[1] :], start[0]))
        self._numbers = array("I", (number for number, _ in ordered))
        self._offsets = array("H", (at for _, at in ordered))

    def _add(self, names: Iterable[tuple[int, str]]) -> None:
        known: set[str] = set()
        last = -1
        for rank, name in names:
            known = known if rank == last else set()
            last, folded = rank, fold(name)
            if folded not in known:
                known.add(folded)
                self.written.append(name)
                self._folded.append(folded)
                self._ranks.append(rank)

    def rank(self, number: int) -> int:
        """The rank of the name's heading."""
        return self._ranks[number]

    def by_kind(self, numbers: list[int], kinds: Iterable[int]) -> Iterator[int]:
        """Sorted numbers, those of one kind after those of another."""
        ends = [0, *(bisect_left(numbers, end) for end in self._ends)]
        for kind in kinds:
            yield from numbers[ends[kind] : ends[kind + 1]]

    def begun(self, typed: str) -> tuple[list[int], list[int]]:
        """The names of which a word begins what was typed, folded, sorted; apart from them those in which the last word
        only begins a small one: "heart a" is sooner "heart attack" than "heart and lungs"."""
        starts = self._between(typed, f"{typed}\U0010ffff")
        last = typed.rfind(" ") + 1
        if last == 0:
            return self._names_of(starts), []
        small = {at for at in starts if self._word(at, last) in SMALL_WORDS - {typed[last:]}}
        return self._names_of(set(starts) - small), self._names_of(small)

    def with_word(self, word: str) -> list[int]:
        """The names that have this whole word, folded; sorted."""
        return self._names_of(self._between(word, f"{word}!"))  # "!" follows the space that ends a word

    def words(self, kinds: Iterable[int]) -> dict[str, tuple[int, int]]:
        """Every word that names of these kinds can be looked up by: the best rank of their headings, and how many names
        have it."""
        wanted = frozenset(kinds)
        found: dict[str, tuple[int, int]] = {}
        for start, number in enumerate(self._numbers):
            if bisect_left(self._ends, number + 1) in wanted:
                word, rank = self._word(start, 0), self._ranks[number]
                best, many = found.get(word, (rank, 0))
                found[word] = (min(rank, best), many + 1)
        return found

    def _between(self, first: str, behind: str) -> range:
        starts = range(len(self._numbers))
        begin = bisect_left(starts, first, key=self._from)
        return range(begin, bisect_left(starts, behind, begin, key=self._from))

    def _from(self, start: int) -> str:
        return self._folded[self._numbers[start]][self._offsets[start] :]

    def _word(self, start: int, at: int) -> str:
        return self._from(start)[at:].partition(" ")[0]

    def _names_of(self, starts: Iterable[int]) -> list[int]:
        return sorted({self._numbers[start] for start in starts})


def _starts(name: str) -> Iterator[int]:
    """Where the words of a folded name begin, but not the small ones: "cancer of the breast" and "breast"."""
    at = 0
    for word in name.split():
        if word not in SMALL_WORDS:
            yield at
        at += len(word) + 1
