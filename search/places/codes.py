"""How postcodes are written: what in a text can be one, and what it can stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from search.places.keys import LETTERED_COUNTRIES, place_key
from search.places.towns import MOST_WORDS

_CODE: Final = re.compile(r"(?=.{2,12}$).*\d.*|[A-Z]{3}")
"""Something with a digit, or a Maltese district, which is three capitals."""

_PART: Final = re.compile(r"\d|^.{1,3}$")
"""A word of a code beside a name: "SW1A 1AA", "1105 AZ", but not "Kong 999077"."""

SHORTEST_NAME: Final = 3
"""Letters of a name beside a code that we lack: fewer are a state's, which says too little."""

_SHORTENED: Final = (
    ("GB", re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}")),
    ("CA", re.compile(r"([A-Z]\d[A-Z])\d[A-Z]\d")),
    ("IE", re.compile(r"([A-Z]\d[\dW])[A-Z\d]{4}")),
    ("US", re.compile(r"(\d{5})\d{4}")),
    ("NL", re.compile(r"(\d{4})[A-Z]{2}")),
    ("AR", re.compile(r"[A-Z](\d{4})(?:[A-Z]{3})?")),
    ("MT", re.compile(r"([A-Z]{3})\d{4}")),
)
"""Full codes of which GeoNames has only the first part: a British one is known by its district."""

_LETTERS_BEFORE = re.compile(r"([A-Z]{1,2})(\d{3,7})")
_CAR_LETTERS: Final = {
    **{"A": "AT", "B": "BE", "D": "DE", "E": "ES", "F": "FR", "I": "IT", "N": "NO", "P": "PT", "S": "SE"},
    **{letters: country for country, letters in LETTERED_COUNTRIES.items()},
}
"""Letters of a country before its code, as on letters from abroad: "D-10115", "L-1234". ISO codes need no entry."""


def readings(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Each word or pair of words that can be a code, pairs first, and the other words."""
    for length in (2, 1):
        for start in range(len(words) - length + 1):
            written = " ".join(words[start : start + length])
            if _CODE.fullmatch(written):
                yield written, words[:start] + words[start + length :]


def beside(text: str) -> Iterator[tuple[str, str]]:
    """Each part of the text that can be a code, the shortest first, and the name that is left without it."""
    words = [word for word in re.split(r"[\s,()]+", text) if word]
    read = sorted(readings(words), key=lambda reading: -len(reading[1])) if len(words) <= MOST_WORDS else []
    for written, others in read:
        parts = written.split()
        left = re.sub(r"[\s,]*".join(map(re.escape, parts)), "", text, count=1).strip(" ,")
        looks_so = all(_PART.search(part) for part in parts)
        if others and looks_so and len(place_key(left)) >= SHORTEST_NAME:
            yield written, left


def meanings(key: str) -> Iterator[tuple[str, str | None]]:
    """The keys that a code can stand for, each with the country that it must be of, if its form tells.

    These are the code itself, the first part of it that is known, and the code without a country's letters.
    """
    yield key, None
    for country, full in _SHORTENED:
        if match := full.fullmatch(key):
            yield match[1], country
    if match := _LETTERS_BEFORE.fullmatch(key):
        yield match[2], _CAR_LETTERS.get(match[1], match[1])
