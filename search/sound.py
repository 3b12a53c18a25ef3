"""How a word sounds, so that "hemroids" and "hemorrhoids", "numonia" and "pneumonia" lie close together."""

from __future__ import annotations

import re
from typing import Final

_AT_THE_START: Final = {"pn": "n", "ps": "s", "pt": "t", "gn": "n", "kn": "n", "wr": "r", "x": "s", "sch": "sk"}
_ANYWHERE: Final = {
    "sch": "sk",
    "sc(?=[eiy])": "s",
    "ch(?=[eiy])": "k",
    "c(?=[eiy])": "s",
    "ph": "f",
    "gh": "g",
    "th": "t",
    "rh": "r",
    "ch": "k",
    "ck": "k",
    "qu": "k",
    "c": "k",
    "x": "ks",
    "z": "s",
    "ae": "e",
    "oe": "e",
    "ea(?!$)": "e",
    "ee": "e",
    "eu": "u",
    "ou": "u",
    "y": "i",
    r"(.)\1+": r"\1",
}
"""Letters that are written for one another, each after those above it; a letter doubled sounds once."""

_RULES: Final = [
    *((re.compile(f"^{written}"), heard) for written, heard in _AT_THE_START.items()),
    *((re.compile(written), heard) for written, heard in _ANYWHERE.items()),
]


def sound(word: str) -> str:
    """A folded word as it is heard: "psoriasis" is "soriasis", "diarrhea" is "diarea"."""
    for written, heard in _RULES:
        word = written.sub(heard, word)
    return word
