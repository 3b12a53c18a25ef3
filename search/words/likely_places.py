"""Whether what stands behind "near" or a mere "in" is meant as a place: "in men" is not, though Men is a hamlet."""

from __future__ import annotations

import re
from typing import Final, Protocol

import mappings
from search.fold import fold
from search.places.keys import place_key
from search.places.place import Place

TOWN: Final = 5_000
"""People of a town that a mere "in" can lead to: hamlets are called Men, Recovery and Old Age."""

CITY: Final = 100_000
"""People of a town that another than its main name can mean, or a name with a slip: "in München" is Munich."""

SHORT: Final = 3
"""Letters that are rather an acronym behind a mere "in" than a place, but for the few that everybody knows."""

_LISTS: Final = mappings.read("placed_words")
_NOT_PLACES: Final = frozenset(word for words in _LISTS["not_places"].values() for word in words)
_SHORT_PLACES: Final = frozenset(_LISTS["short_places"])
_ACRONYMS: Final = frozenset(_LISTS["acronyms"])
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ELISION: Final = re.compile(r"\b[dl]['’]", re.IGNORECASE)
_STATE: Final = re.compile(r"[A-Z]{2}")


class PlaceOf(Protocol):
    """The place that a text names as it is written, None for no place; with `slip` the one that it is meant to name."""

    def __call__(self, text: str, *, slip: bool = False) -> Place | None: ...


def is_near(written: str, place: Place | None) -> bool:
    """Whether "near" means the place."""
    return place is not None and not all(map(_is_common, _words(written)))


def is_near_with_slip(written: str, place: Place | None) -> bool:
    """Whether "near" means the place that was misspelt: an area or a city, and nothing that medicine has a word for."""
    if place is None or any(map(_is_common, _words(written))):
        return False
    return place.kind == "area" or (place.population or 0) >= CITY


def is_in(written: str, place: Place | None) -> bool:
    """Whether a mere "in" means the place: an area, a postcode, or a town that is no hamlet."""
    if place is None or all(map(_is_common, _words(written))) or _is_short(written):
        return False
    if place.kind == "area" or place.precision != "city":
        return True
    typed, own = (place_key(name.partition(",")[0]) for name in (written, place.name))
    return (place.population or 0) >= (TOWN if own == typed else CITY)


def is_in_or_state(written: str, place: Place | None) -> bool:
    """`is_in`, or the capitals of a state of the United States that are no acronym of medicine: "in NY"."""
    if _STATE.fullmatch(written) and written.lower() not in _ACRONYMS:
        return (place is not None and place.area == f"US.{written}") or is_in(written, place)
    return is_in(written, place)


def _is_short(written: str) -> bool:
    """Whether it is rather an acronym, a protein's name or a year: "in ALS", "in A1C", "in 2025"."""
    letters = "".join(fold(written).split())
    if letters in _SHORT_PLACES or not letters.isascii():
        return False
    return len(letters) <= SHORT or bool(_YEAR.fullmatch(letters))


def _is_common(word: str) -> bool:
    """Whether it follows "in" and "near" where no place is meant."""
    return word in _NOT_PLACES


def _words(written: str) -> list[str]:
    return fold(_ELISION.sub(" ", written.partition(",")[0])).split()
