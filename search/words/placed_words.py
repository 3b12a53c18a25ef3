"""Words that hold a place at their end: "breast cancer near Boston", "Brustkrebs in meiner Nähe"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import mappings
from search.fold import fold
from search.places.keys import place_key
from search.places.place import Place

TOWN: Final = 5_000
"""People of a town that a mere "in" can lead to: hamlets are called Men, Recovery and Old Age."""

CITY: Final = 100_000
"""People of a town that a mere "in" can lead to by another than its main name: "in München" is Munich."""

SHORT: Final = 3
"""Letters that are rather an acronym behind a mere "in" than a place, but for the few that everybody knows."""

LONGEST: Final = 16
"""Words of a place."""

PlaceOf = Callable[[str], Place | None]
"""The place that a text names as it is written; None for what would have to be corrected first."""

_LISTS: Final = mappings.read("placed_words")
_TOKEN: Final = re.compile(r"[dlj]['’]|\S+", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Placed(NamedTuple):
    """What was typed, taken apart: the words, the place as it was typed, or that the reader means where they are."""

    words: str
    place: str | None = None
    here: bool = False


class _Token(NamedTuple):
    folded: str
    start: int
    end: int


def split(text: str, place_of: PlaceOf) -> Placed:
    """The words and the place at their end; all of it as words where there is none, or nothing stands before it.

    "Near me" can stand alone. The place is the longest that holds, and a mere "in" leads only to one that is likely:
    "diabetes in adults" is no place, although Adults may be a hamlet.
    """
    tokens = [_Token(fold(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    for start in range(len(tokens)):
        if _phrase(tokens[start:]) in _HERE:
            return Placed(_before(text, tokens[start]), here=True)
    for start in range(1, len(tokens)):
        words = _before(text, tokens[start])
        for length, is_likely in _leading(text, tokens[start:]):
            for place in _readings(text, tokens[start + length :]):
                if fold(words) and is_likely(place, place_of(place)):
                    return Placed(words, place)
    return Placed(text)


def _leading(text: str, tokens: list[_Token]) -> Iterator[tuple[int, Callable[[str, Place | None], bool]]]:
    """How many of the tokens lead to a place, the most first, and whether they then do."""
    for length in range(min(_MOST_LEADING, len(tokens) - 1), 0, -1):
        phrase = _phrase(tokens[:length])
        if phrase in _NEAR:
            yield length, _is_near
        if phrase in _IN or text[tokens[0].start : tokens[length - 1].end].lower() in _IN:
            yield length, _is_in


def _readings(text: str, tokens: list[_Token]) -> Iterator[str]:
    """The text behind, as a place can be meant: all of it, without an article, with "Paris in Texas" as it is told."""
    if len(tokens) > LONGEST:
        return
    for first in (0, 1):
        if first < len(tokens) and (not first or tokens[0].folded in _ARTICLES):
            place = text[tokens[first].start :].strip(" ,;.?!()")
            yield place
            for at in range(first + 1, len(tokens) - 1):
                if tokens[at].folded in _IN:
                    yield f"{text[tokens[first].start : tokens[at - 1].end]}, {text[tokens[at + 1].start :]}"


def _is_near(written: str, place: Place | None) -> bool:
    return place is not None and not _is_common(written)


def _is_in(written: str, place: Place | None) -> bool:
    """Whether a mere "in" means the place: an area, a postcode, or a town that is no hamlet."""
    if place is None or _is_common(written) or _is_short(written):
        return False
    if place.kind == "area" or place.precision != "city":
        return True
    typed, own = (place_key(name.partition(",")[0]) for name in (written, place.name))
    return (place.population or 0) >= (TOWN if own == typed else CITY)


def _is_short(written: str) -> bool:
    """Whether it is rather an acronym, a protein's name or a year: "in ALS", "in A1C", "in 2025"."""
    letters = "".join(fold(written).split())
    if letters in _SHORT_PLACES or not letters.isascii():
        return False
    return len(letters) <= SHORT or bool(_YEAR.fullmatch(letters))


def _is_common(written: str) -> bool:
    """Whether it is made of nothing but words that follow "in" and "near" where no place is meant."""
    return all(word in _NOT_PLACES for word in fold(written.partition(",")[0]).split())


def _before(text: str, token: _Token) -> str:
    return text[: token.start].strip(" ,;(")


def _phrase(tokens: list[_Token]) -> str:
    return " ".join(token.folded for token in tokens if token.folded)


def _all(name: str) -> frozenset[str]:
    """A list in every language: readers mix them, and write on a page in another."""
    return frozenset(word for words in _LISTS[name].values() for word in words)


_HERE: Final = _all("here")
_NEAR: Final = _all("near")
_IN: Final = _all("in")
_ARTICLES: Final = _all("articles")
_NOT_PLACES: Final = _all("not_places")
_SHORT_PLACES: Final = frozenset(_LISTS["short_places"])
_MOST_LEADING: Final = max(len(phrase.split()) for phrase in _NEAR)
