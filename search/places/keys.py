"""The keys that names and postcodes are kept and looked up by. Building and asking must agree on them."""

from __future__ import annotations

import re
from typing import Final

from search.fold import fold

SHORT_WORDS: Final = {
    "saint": "st",
    "sankt": "st",
    "sainte": "ste",
    "mount": "mt",
    "fort": "ft",
}

LETTERED_COUNTRIES: Final = {"AD": "AD", "AZ": "AZ", "HT": "HT", "LU": "L", "LV": "LV", "MD": "MD"}
"""Countries that write their own letters before a postcode's digits; people leave them out, and so do the keys."""

AFTER_ALL: Final = "\U0010ffff"
"""Comes after every letter: what begins with "bo" lies between "bo" and "bo" with this behind it."""

_SIGN = re.compile(r"[\W_]+")


def place_key(name: str) -> str:
    """One key for all spellings of a place's name: "Saint Louis", "St. Louis" and "st louis" are one."""
    return " ".join(SHORT_WORDS.get(word, word) for word in fold(name).split())


def postcode_key(code: str) -> str:
    """A postcode's letters and digits alone: "sw1a 1aa" is "SW1A1AA"."""
    return _SIGN.sub("", code).upper()


def national_key(code: str, country: str) -> str:
    """The key of a country's postcode without the country's own letters: "LV-1010" is "1010" in Latvia."""
    return postcode_key(code).removeprefix(LETTERED_COUNTRIES.get(country, ""))
