"""Words typed with a slip: a letter too many, one missing, a wrong one, two that changed places."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise


def slips_allowed(word: str) -> int:
    """How many slips a word of this length may have; a short one would be any other."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 8 else 2


def near(typed: str, words: Iterable[str], *, begun: bool = False) -> dict[str, int]:
    """The words that `typed` can be, or can be the beginning of where it is only `begun`, with its fewest slips."""
    most, letters = slips_allowed(typed), frozenset(typed)
    least, reach = len(typed) - most, len(typed) + most
    pairs = [first + second for first, second in pairwise(typed)]
    # A slip brings in one letter at most that the word does not have, and three pairs: few words are left to compare.
    alike = (
        word
        for word in words
        if least <= len(word)
        and (begun or len(word) <= reach)
        and len(letters.difference(word[:reach])) <= most
        and sum(pair not in word for pair in pairs) <= 3 * most
    )
    counted = ((word, slips(typed, word[:reach], most, begun=begun)) for word in alike)
    return {word: count for word, count in counted if count <= most}


def slips(typed: str, word: str, most: int, *, begun: bool = False) -> int:
    """The fewest slips that make `typed` of a word, or of some beginning of it; past `most` only that it is more.

    Damerau and Levenshtein's distance, in which no part is changed twice.
    """
    before: list[int] = []
    row = list(range(len(word) + 1))
    for position, letter in enumerate(typed, 1):
        older, before, row = before, row, [position]
        fewest = position
        for end, other in enumerate(word, 1):
            if letter == other:
                fewest = before[end - 1]
            else:
                fewest = 1 + min(before[end], fewest, before[end - 1])
                if end > 1 and position > 1 and letter == word[end - 2] and other == typed[position - 2]:
                    fewest = min(fewest, older[end - 2] + 1)
            row.append(fewest)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row) if begun else row[-1]
