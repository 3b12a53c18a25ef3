"""Three letters in a row: what a name keeps most of when a slip is made in it. Building and asking must agree."""

from __future__ import annotations

import sys
from array import array
from typing import Final

SHORTEST_NAME: Final = 4
"""Letters of a name that is looked for: a shorter one with a slip would be any other."""


def trigrams(key: str) -> set[str]:
    """The trigrams of a name's key, with a space before it and behind it."""
    text = f" {key} "
    return {text[start : start + 3] for start in range(len(text) - 2)}


def unpacked(spellings: bytes) -> array[int]:
    """The numbers of the names that have a trigram, from the little-endian form that the file keeps."""
    ids = array("I", spellings)
    if sys.byteorder == "big":
        ids.byteswap()
    return ids
