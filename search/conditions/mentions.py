"""Where words name conditions: the longest names first, no word in two of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, NamedTuple

from search.conditions.keys import MOST_WORDS, alone, stems

# fmt: off
PROSE: Final = frozenset({
    "ad", "add", "aid", "aids", "all", "arc", "as", "bam", "bed", "cap", "cup", "did", "dom", "eb", "ee", "ego", "fas",
    "gist", "hard", "he", "hit", "id", "ids", "joy", "lem", "mash", "md", "me", "mg", "mi", "mm", "mods", "net", "nets",
    "now", "odd", "pad", "pads", "pdf", "pop", "pot", "prep", "prom", "pros", "red", "rop", "sad", "sid", "td", "ted",
    "tic",
})
# fmt: on
"""Acronyms and short names that stand for something else when typed without capitals beside other words."""

Words = list[tuple[str, str]]
"""Each word folded, beside the word as it was written."""


class Run(NamedTuple):
    """Words from `start` up to `end` that have a key."""

    start: int
    end: int
    key: str


class Mentions:
    """Finds names among words. `known` tells keys of names; `acronyms` has those that are written in capitals, and
    whether they are sure to mean the same without."""

    def __init__(self, known: Callable[[str], bool], stems: Collection[str], acronyms: Mapping[str, bool]) -> None:
        self._known = known
        self._stems = stems
        self._acronyms = acronyms

    def longest_first(self, words: Words, *, shouting: bool, typed: bool) -> Iterator[Run]:
        """Names in the words. Acronyms count in capitals beside words that are not, or alone; in what is `typed`
        sure ones without capitals too, unless they are a word."""
        taken: set[int] = set()
        runs = (run for run in self._runs(words) if self._counts(run, words, shouting, typed))
        for run in sorted(runs, key=lambda run: (run.start - run.end, run.start)):
            if taken.isdisjoint(range(run.start, run.end)):
                taken.update(range(run.start, run.end))
                yield run

    def _runs(self, words: Words) -> Iterator[Run]:
        telling = stems([folded for folded, _ in words])
        for start, first in enumerate(telling):
            if first is None:
                continue
            single = next(filter(self._known, _alone(words[start])), None)
            if single:
                yield Run(start, start + 1, single)
            if first in self._stems:
                yield from self._longer(telling, start)

    def _longer(self, telling: list[str | None], start: int) -> Iterator[Run]:
        """Names of several telling words from a word on."""
        inside: list[str] = []
        for end, word in enumerate(telling[start : start + MOST_WORDS], start):
            if word is None:
                continue
            if word not in self._stems:
                return
            inside.append(word)
            if len(inside) > 1 and self._known(key := " ".join(sorted(inside))):
                yield Run(start, end + 1, key)

    def _counts(self, run: Run, words: Words, shouting: bool, typed: bool) -> bool:
        sure = self._acronyms.get(run.key)
        if sure is None or len(words) == 1:
            return True
        if typed and sure and words[run.start][0] not in PROSE:
            return True
        return not shouting and all(_in_capitals(written) for _, written in words[run.start : run.end])


def is_shouting(text: str) -> bool:
    """Whether all letters are capitals, so that capitals mark no acronym."""
    return " " in text.strip() and text.isupper()


def _alone(word: tuple[str, str]) -> list[str]:
    """The keys that one word can have: "STIs" is STI too."""
    folded, written = word
    singular = [folded[:-1]] if written.endswith("s") and written[:-1].isupper() else []
    return [alone(each) for each in (folded, *singular)]


def _in_capitals(word: str) -> bool:
    """Whether a word is written as an acronym, in the plural too: STI, STIs."""
    return word.removesuffix("s").isupper()
