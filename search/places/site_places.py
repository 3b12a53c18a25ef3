"""What a registry's words for a site can mean: the towns of its city's name, and its postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from search.places.areas import Area, Areas
from search.places.keys import place_key
from search.places.measure import great_circle_m
from search.places.place import Place
from search.places.postcodes import SAME_TOWN_M, Postcodes
from search.places.towns import COLUMNS, UMLAUT, Found, Towns, place_of
from search.store import Store

SECOND_NAME_PEOPLE: Final = 20_000
"""A second name counts for towns of more people: "Hamilton" in New Jersey is not Mays Landing, which is called so too,
but a township of 92,000 that GeoNames does not have as a town."""

CODE_LETTERS: Final = 3
"""Letters at most of a region's abbreviation: "ES" is Espírito Santo in Brazil, and not Spain."""

MISPLACED: Final = frozenset({("JP", "koto")})
"""Names that GeoNames gives to another town: the people of Tokyo's ward Kōtō are counted in a village of Kumamoto."""

LARGE_BESIDE: Final = 3
"""A town with more than the third part of an area's people is what the area's name means for a city."""

_PART_OF_TOWN: Final = re.compile(r"\s+(?:cedex\b.*|\d+|(?-i:[A-ZÆØ]{1,2}))$|[\s-]+(?:shi|si|city)$", re.IGNORECASE)
"""What stands behind a town's name for a part of it or for its kind: "Praha 2", "Lyon Cedex 03", "Naha-shi"."""

_IN_COUNTRY: Final = f"""SELECT main, {COLUMNS}
    FROM town_name JOIN town ON town.id = town_name.town JOIN region ON region.id = town.region
    WHERE key = ? AND region.country = ?"""

_BETWEEN_NAMES: Final = re.compile(r"\s*[,;/()]+\s*|\s+-\s+")
"""What stands between two names of one place: "Haidari / Athens", "Groenkloof, Pretoria", "Arenzano (GE)"."""


class SitePlaces:
    """Looks up towns and postcodes of sites. It remembers nothing; safe for use by several threads."""

    def __init__(self, store: Store, areas: Areas, towns: Towns, postcodes: Postcodes) -> None:
        self._store = store
        self._areas = areas
        self._towns = towns
        self._postcodes = postcodes

    def towns(self, country: str, region: str | None, city: str) -> list[Found]:
        """The towns that a city's name can mean anywhere in its country; one can stand there twice.

        A region that is a country of its own is taken for the country: "Puerto Rico" in the United States. A name
        that is also an area's means a town only where it is the area's town: "Wien" is Vienna, "New York" the city, but
        "Aichi" is not Okazaki, which some call so.
        """
        country = self._territory(country, region) or country
        for names in dict.fromkeys(_readings(city)):
            told = names if len(names) == 1 else [name for name in names if not self._is_country(country, name)]
            if found := [towns for name in told if (towns := self._called(country, name))]:
                return _beside(found[0], found[1:]) or [town for towns in found for town in towns]
        return []

    def postcode(self, country: str, code: str) -> Place | None:
        """The postcode of the country, also behind another word: "VIC 3144"; None where it has none such."""
        if found := self._postcodes.of_country(country, code):
            return found
        return next((place for place in self._postcodes.named(code, country) if place.country == country), None)

    def _territory(self, country: str, region: str | None) -> str | None:
        """The country that a region is, if it is none of the country's regions."""
        named = self._areas.named(place_key(region)) if region and len(region) > CODE_LETTERS else []
        if any(area.country == country for area in named):
            return None
        return next((area.country for area in named if area.region_code is None), None)

    def _is_country(self, country: str, name: str) -> bool:
        return any(area.code == country for area in self._areas.named(place_key(name)))

    def _called(self, country: str, name: str) -> list[Found]:
        """The country's towns of that name; behind a comma may stand areas that hold it: "Cambridge, MA"."""
        if "," in name:
            towns = [found for found in self._towns.found(f"{name}, {country}") if found.town.country == country]
        else:
            key = place_key(name)
            towns = self._with_key(country, key) or self._with_key(country, UMLAUT.sub(r"\1", key))
        return [found for found in towns if self._counts(found)]

    def _with_key(self, country: str, key: str) -> list[Found]:
        rows = self._store.rows(_IN_COUNTRY, key, country)
        return [Found(place_of(*row), row[0], key, bool(main)) for main, *row in rows]

    def _counts(self, found: Found) -> bool:
        """Whether the town is one that people mean by the name."""
        if (found.town.country, found.key) in MISPLACED:
            return False
        if found.main:
            return True
        areas = [area for area in self._areas.named(found.key) if area.country == found.town.country]
        if areas:
            return any(self._is_town_of(found, area) for area in areas)
        return (found.town.population or 0) > SECOND_NAME_PEOPLE

    def _is_town_of(self, found: Found, area: Area) -> bool:
        """Whether the town is called so too, "New York City", or is large beside the area, as Kyiv is."""
        name = place_key(found.name)
        inside = area.holds(found.town) and name.startswith(f"{found.key} ")
        if inside or area in self._areas.named(name):
            return True
        place = self._areas.place(area.code)
        return place is not None and (found.town.population or 0) * LARGE_BESIDE > (place.population or 0)


def _beside(first: list[Found], others: list[list[Found]]) -> list[Found]:
    """The towns of the first name that lie near the largest of another: "Edegem, Antwerp" is Edegem."""
    largest = max((found for towns in others for found in towns), key=lambda found: found.weight, default=None)
    return [found for found in first if largest and _far(found.town, largest.town) <= SAME_TOWN_M]


def _far(one: Place, other: Place) -> float:
    return great_circle_m(one.lat, one.lon, other.lat, other.lon)


def _readings(city: str) -> Iterator[tuple[str, ...]]:
    """The names in a registry's word for a city: all of it, without a part of town, and the names in it."""
    yield (city,)
    yield (_PART_OF_TOWN.sub("", city),)
    yield tuple(_PART_OF_TOWN.sub("", name) for name in _BETWEEN_NAMES.split(city) if len(name) > 2)
