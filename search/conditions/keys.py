"""The keys by which names of conditions are found. Building and asking must agree on them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from search.fold import fold

# fmt: off
SMALL_WORDS: Final = frozenset({
    "a", "an", "and", "in", "is", "of", "s", "the",
    "das", "de", "del", "der", "des", "die", "du", "el", "la", "las", "le", "les", "los", "und",
})
# fmt: on
"""Words that tell no condition from another: "cancer of the pancreas" is "pancreas cancer". "Without" tells one."""

LETTERED: Final = frozenset(
    {
        "factor",
        "flu",
        "group",
        "haemophilia",
        "hemofilia",
        "hemophilia",
        "hep",
        "hepatitis",
        "hamophilie",
        "hemophilie",
        "immunoglobulin",
        "influenza",
        "lipoprotein",
        "protein",
        "type",
        "vitamin",
        "vitamina",
        "vitamine",
    }
)
"""Words behind which "a" is a letter: "hepatitis A" is not hepatitis."""

ACRONYM: Final = re.compile(r"(?=.*[A-Z])[A-Z\d]{2,6}s?|[A-Z][a-z]{,2}|(?=.*[A-Z].*[A-Z])[A-Za-z\d]{3,5}")
"""Names that are another word, or none, when they stand in prose without their capitals: STI, STDs, ARC, Id, chILD."""

MOST_WORDS: Final = 8
"""Words of a name between its first and last telling one, small ones included; longer names are descriptions."""

_SPELLINGS: Final = (("ae", "e"), ("oe", "e"), ("our", "or"), ("isation", "ization"), ("ph", "f"))
"""British and American, and old and new ways to write the same."""

LONGEST_SHORT: Final = 4
"""Letters of a word that is not stemmed where it is a whole name."""

KEPT_ENDINGS: Final = ("ss", "us", "is", "as", "os", "ys", "ics")
"""Endings of words that are no plural: abscess, lupus, arthritis, pancreas, lotos, dialys, genetics."""


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A folded word without a plural's or a possessor's ending, in one spelling: "tumours" is "tumor"."""
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    if len(word) < 4 or not word.endswith("s") or (word.endswith(KEPT_ENDINGS) and not word.endswith("omas")):
        return word
    if word.endswith("ies") and len(word) > 5:
        return f"{word[:-3]}y"
    return word[:-1]


def stems(words: list[str]) -> list[str | None]:
    """The stem of each folded word that tells something, None for a small one."""
    return [
        None if word in SMALL_WORDS and not (word == "a" and before in LETTERED) else stem(word)
        for before, word in pairwise(["", *words])
    ]


def alone(word: str) -> str:
    """The key of a name of one word. Short ones keep their letters: PPH is not PF, "fits" is not "fit"."""
    return word if len(word) <= LONGEST_SHORT else stem(word)


def key(words: list[str]) -> str:
    """The key of a name's folded words, whatever their order; empty for one without a telling word."""
    telling = [(word, of) for word, of in zip(words, stems(words), strict=True) if of]
    return alone(telling[0][0]) if len(telling) == 1 else " ".join(sorted(of for _, of in telling))


def name_key(name: str) -> str:
    """The key of a name as it is written: "Carcinoma, Ductal, Breast" has that of "ductal carcinoma of the breast"."""
    words = fold(name).split()
    return key(words) if len(words) <= MOST_WORDS else ""
