"""Which of a condition's names are worth asking for beside the one that was typed."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from search.conditions import ACRONYM, PROSE
from search.fold import fold

MOST_WORDS: Final = 40

MOST_SYNONYMS: Final = 8
"""The vocabulary has up to 130 names for a condition. The short ones are those in use."""


def synonyms(typed: str, names: tuple[str, ...], most_words: int = MOST_WORDS) -> tuple[str, ...]:
    """Other names of what was typed, in reading order, the shortest first, with so many words in all.

    Left out are inverted names ("Cancer, Breast"), those that differ only in case, hyphens or the plural, those that
    a shorter one stands in, since whatever holds them holds it, and acronyms that are also a word.
    """
    kept: dict[tuple[str, ...], str] = {_stems(typed): typed}
    for name in sorted(names, key=lambda name: (name.count(" ") + name.count("-"), len(name))):
        stems = _stems(name)
        if "," not in name and not _is_prose(name) and not any(_stands_in(shorter, stems) for shorter in kept):
            kept[stems] = name
    others = list(kept.items())[1 : MOST_SYNONYMS + 1]
    words = accumulate(len(stems) for stems, _ in others)
    return tuple(name for (_, name), count in zip(others, words, strict=True) if count <= most_words)


def _stems(name: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("s") for word in fold(name).split())


def _stands_in(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    return any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))


def _is_prose(name: str) -> bool:
    return bool(ACRONYM.fullmatch(name)) and (len(name) < 4 or fold(name) in PROSE)
