"""Words typed with a slip: a letter too many, one missing, a wrong one, two that changed places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

SHORTEST: Final = 4
"""Letters of a word that is corrected: a shorter one with a slip would be any other."""


def slips_allowed(word: str) -> int:
    """How many slips a word of this length may have."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < 8 else 2


class Lexicon:
    """Words among which those are found that a misspelt one can be. In memory, never changed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = [(word, _letters(word)) for word in words]

    def near(self, typed: str, most: int | None = None, *, begun: bool = False) -> dict[str, int]:
        """The words that `typed` can be, or can be the beginning of where it is only `begun`, with its fewest slips.

        At most as many as a word of its length may have, if nothing else is said.
        """
        most = slips_allowed(typed) if most is None else most
        letters, least, reach = _letters(typed), len(typed) - most, len(typed) + most
        pairs = [(typed[at : at + 2], max(0, at - most), at + 2 + most) for at in range(len(typed) - 1)]
        # A slip brings in one letter at most that the word does not have, and three pairs that it does not have there.
        alike = (
            word
            for word, has in self._words
            if (letters & ~has).bit_count() <= most
            and least <= len(word)
            and (begun or len(word) <= reach)
            and sum(word.find(pair, first, behind) < 0 for pair, first, behind in pairs) <= 3 * most
        )
        counted = ((word, slips(typed, word[:reach], most, begun=begun)) for word in alike)
        return {word: count for word, count in counted if count <= most}


def _letters(word: str) -> int:
    """The letters that a word has, as bits; two that share a bit only make words look more alike."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits


def slips(typed: str, word: str, most: int, *, begun: bool = False) -> int:
    """The fewest slips that make `typed` of a word, or of some beginning of it; past `most` only that it is more.

    Damerau and Levenshtein's distance, in which no part is changed twice.
    """
    far = most + 1
    before: list[int] = []
    row = list(range(len(word) + 1))
    fewest = 0
    for position, letter in enumerate(typed, 1):
        older, before, row, fewest_before = before, row, [far] * (len(word) + 1), fewest
        row[0] = fewest = position
        # Farther from the diagonal more letters are left over than slips are allowed.
        for end in range(max(1, position - most), min(len(word), position + most) + 1):
            other = word[end - 1]
            count = before[end - 1]
            if letter != other:
                count = 1 + min(before[end], count, row[end - 1])
                if end > 1 and position > 1 and letter == word[end - 2] and other == typed[position - 2]:
                    count = min(count, older[end - 2] + 1)
            row[end] = count
            if count < fewest:
                fewest = count
        if fewest > most and fewest_before > most:
            return far
    return min(row) if begun else row[-1]
