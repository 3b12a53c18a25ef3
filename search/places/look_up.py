"""A place as a reader asks for it: right, or with words around it, or with a slip; else what may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, Protocol

import msgspec

from search.places.choices import choices
from search.places.codes import beside
from search.places.corrections import Corrections, clear
from search.places.keys import place_key
from search.places.loose import LARGE_TOWN, loosened
from search.places.place import Place
from search.places.postcodes import Postcodes
from search.slips import slips, slips_allowed

SPELLINGS: Final = 5
"""Names offered where none is clear."""

Find = Callable[[str, str | None], list[Place]]
"""What a text says as it is written, with a hinted country."""


class LookedUp(msgspec.Struct, frozen=True, kw_only=True):
    """The places that a text can mean, the likeliest first; where it means none, what may have been meant.

    `corrected_from` is the text as it was typed where it is not the place's name; None where the name was right.
    `spellings` are names that `near` takes.
    """

    places: tuple[Place, ...] = ()
    corrected_from: str | None = None
    spellings: tuple[str, ...] = ()


class Elsewhere(Protocol):
    """Another geocoder, asked last of all."""

    def remembered(self, text: str) -> Place | None: ...

    def find(self, text: str) -> Place | None: ...


class LookUp:
    """Looks places up as readers write them. Safe for use by several threads."""

    def __init__(
        self, find: Find, postcodes: Postcodes, corrections: Corrections, elsewhere: Elsewhere | None = None
    ) -> None:
        self._find = find
        self._postcodes = postcodes
        self._corrections = corrections
        self._elsewhere = elsewhere

    def of(self, text: str, country: str | None) -> LookedUp:
        """Raises ValueError for numbers that are no point on earth.

        A name that is right stands as it is. Another geocoder learns of a text only when neither the words around a
        name nor a slip in it explain the text: no slip leaves the service. What it has answered is asked again by
        the name that it gave, which is remembered and not corrected.
        """
        if found := self._right(text, country):
            if better := self._larger_namesake(text, found[0], country):
                return LookedUp(places=choices(better[0].name, better), corrected_from=text)
            return LookedUp(places=choices(text, found))
        if self._elsewhere and (place := self._elsewhere.remembered(text)):
            return LookedUp(places=(place,))
        if any(letter.isdigit() for letter in text):
            looked_up = self._beside_a_code(text, country)
        else:
            looked_up = self._corrected(text, country)
        if not looked_up.places and (place := self._found_elsewhere(text)):
            return LookedUp(places=(place,))
        return looked_up

    def _found_elsewhere(self, text: str) -> Place | None:
        """Another geocoder's answer, under a name that means it here as well."""
        place = self._elsewhere.find(text) if self._elsewhere else None
        if place and self._right(place.name, None):
            return msgspec.structs.replace(place, name=f"{place.lat},{place.lon}")
        return place

    def _right(self, text: str, country: str | None) -> list[Place]:
        if found := self._find(text, country):
            return found
        for left, part in loosened(text):
            found = self._find(left, country)
            if found and (not part or found[0].kind == "area" or (found[0].population or 0) >= LARGE_TOWN):
                return found
        return []

    def _larger_namesake(self, text: str, found: Place, country: str | None) -> list[Place]:
        """What a town's name means first where the text is that name with a slip, which GeoNames has as another name.

        "Mancester" is another name of Manchester in New Hampshire, and whoever writes it means England's.
        """
        typed, name = place_key(text), place_key(found.name.split(",")[0])
        most = slips_allowed(typed)
        if found.precision != "city" or not 0 < slips(typed, name, most) <= most:
            return []
        meant = self._find(name, country)
        is_larger = bool(meant) and meant[0] != found and place_key(meant[0].name.split(",")[0]) == name
        return meant if is_larger else []

    def _corrected(self, text: str, country: str | None) -> LookedUp:
        for each in (text, *(left for left, _ in loosened(text))):
            if found := self._corrections.of(each, country):
                if best := clear(found):
                    meant = self._find(best.text, country)
                    meant = self._larger_namesake(best.text, meant[0], country) or meant
                    return LookedUp(places=choices(best.text, meant), corrected_from=text)
                return LookedUp(spellings=_names(corrected.place for corrected in found))
        return LookedUp()

    def _beside_a_code(self, text: str, country: str | None) -> LookedUp:
        """A town beside a code that is none of its country's; what each of them is alone, where both are known.

        Where we have no codes of the country, the town is simply what was asked for.
        """
        offered: list[Place] = []
        for written, left in beside(text):
            towns = self._right(left, country)
            codes = self._postcodes.named(written, country)
            if towns and not any(code.country == towns[0].country for code in codes):
                uncoded = not self._postcodes.has_country(towns[0].country)
                return LookedUp(places=choices(left, towns[:1]), corrected_from=None if uncoded else text)
            offered += [*towns[:1], *codes[:2]]
        return LookedUp(spellings=_names(offered))


def _names(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.name for place in places))[:SPELLINGS]
