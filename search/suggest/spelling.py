"""Which known word was meant by one that nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from typing import Final

from search.slips import SHORTEST, Lexicon, slips
from search.sound import sound

LONGEST: Final = 40
"""Letters of the longest word that is compared."""

LONG: Final = 8
"""Letters from which on a word may sound one slip farther from the one that is meant."""

FARTHEST: Final = 5
"""Slips that may be seen and heard between a word and the one that is meant, both together: "hemmorhoids" has three."""

Words = Mapping[str, tuple[int, int]]
"""Known words, folded, each with how many studies it stands for and in how many names it stands."""


class Spelling:
    """Words that are known, by how they sound. In memory, never changed."""

    def __init__(self, english: Words, foreign: Words) -> None:
        """Words of other languages are what is meant only where no English word can be."""
        self._known = {**foreign, **english}
        self._lists = [_Heard(english), _Heard(foreign)]
        self.nearest = lru_cache(maxsize=1_000)(self._nearest)

    def studies(self, word: str) -> int:
        """How many studies a known word stands for."""
        return self._known[word][0]

    def _nearest(self, typed: str) -> str | None:
        """The known word that an unknown one, folded, most likely means: fewest slips, then most studies."""
        if not SHORTEST <= len(typed) <= LONGEST or not typed.isalpha():
            return None
        found = (words.likeliest(typed) for words in self._lists)
        return next(filter(None, found), None)


class _Heard:
    """Words by how they are written and how they sound."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._by_sound: dict[str, list[str]] = {}
        for word in words:
            if SHORTEST <= len(word) <= LONGEST and word.isalpha():
                self._by_sound.setdefault(sound(word), []).append(word)
        self._sounds = Lexicon(self._by_sound)
        self._written = Lexicon(chain.from_iterable(self._by_sound.values()))

    def likeliest(self, typed: str) -> str | None:
        heard, most = sound(typed), 1 if len(typed) < LONG else 2
        alike = [word for sounding in self._sounds.near(heard, most) for word in self._by_sound[sounding]]
        found = [
            (
                slips(heard, sound(word), FARTHEST) + slips(typed, word, FARTHEST),
                [-value for value in self._words[word]],
                word,
            )
            for word in {*alike, *self._written.near(typed, most)} - {typed}
        ]
        cost, _, word = min(found, default=(FARTHEST + 1, [], ""))
        return word if cost <= FARTHEST else None
