"""Towns by name and by position."""

from __future__ import annotations

import math
import re
from typing import Any, Final, NamedTuple

from search.places.areas import Areas
from search.places.keys import place_key
from search.places.measure import METRES_A_DEGREE, great_circle_m
from search.places.place import Place, label
from search.places.weights import MAIN_NAME_WEIGHT
from search.store import Store

MOST_WORDS: Final = 16
"""No name of a town with its region and country is longer."""

COLUMNS: Final = "town.name, region.name, region.country, region.code, lat, lon, population, near"
_BY_NAME: Final = f"""SELECT main, {COLUMNS}
    FROM town_name JOIN town ON town.id = town_name.town JOIN region ON region.id = town.region
    WHERE key = ? ORDER BY population * (1 + main * {MAIN_NAME_WEIGHT - 1}) DESC, main DESC, town.id"""
_IN_BOX: Final = f"""SELECT {COLUMNS} FROM town JOIN region ON region.id = town.region
    WHERE lat BETWEEN ? AND ? AND (abs(lon - ?) <= ? OR abs(lon - ?) >= ?)"""
FIRST: Final = {"newcastle": "GB", "valencia": "ES", "kent": "GB", "essex": "GB", "yorkshire": "GB"}
"""The country in which a name is meant first, though a larger town elsewhere has it, or one by its main name."""

PART: Final = 300_000
"""What a town must weigh to come before the one around it."""

UMLAUT: Final = re.compile(r"([aou])e")
"""Two letters that may stand for one with an umlaut: "muenchen"."""


class Found(NamedTuple):
    """A town, its own main name, the key that it was found by, and whether that is the main name's."""

    town: Place
    name: str
    key: str
    main: bool

    @property
    def weight(self) -> int:
        return (self.town.population or 0) * (MAIN_NAME_WEIGHT if self.main else 1)


class Towns:
    """Towns, their names in every language that GeoNames has, and their positions."""

    def __init__(self, store: Store, areas: Areas) -> None:
        self._store = store
        self._areas = areas

    def named(self, text: str) -> list[Place]:
        """The towns that a text can mean, the likeliest first.

        The text is a name, or a name and areas that hold the town: "Boston, MA". Where commas say which is which,
        the shortest name that finds a town holds. Without commas every way to read the text counts: "Pueblo
        Colorado" is the city, not the hamlet in Arizona that has this as another name.
        """
        return list(dict.fromkeys(found.town for found in self.found(text)))

    def found(self, text: str) -> list[Found]:
        """As `named`, with the name that each was found by; a town can stand there twice."""
        parts = [key for part in text.split(",") if (key := place_key(part))]
        words = " ".join(parts).split()
        if len(words) > MOST_WORDS:
            return []
        if len(parts) > 1:
            cuts = [(" ".join(parts[:cut]), " ".join(parts[cut:]).split()) for cut in range(1, len(parts) + 1)]
            found = next((towns for name, areas in cuts if (towns := self._read(name, areas))), [])
        else:
            cuts = [(" ".join(words[:cut]), words[cut:]) for cut in range(len(words), 0, -1)]
            found = [town for name, areas in cuts for town in self._read(name, areas)]
            found.sort(key=lambda named: -named.weight)
        return _likeliest(found)

    def with_key(self, key: str) -> list[Place]:
        """All towns with that name, as main name or not; "muenchen" finds what "munchen" does."""
        return [found.town for found in self._with_key(key)]

    def nearest(self, lat: float, lon: float) -> Place:
        """The town whose centre is nearest to the point: boxes around it are doubled until one must hold it."""
        degrees = 0.25
        while True:
            towns = self._around(lat, lon, degrees)
            if towns and (towns[0][0] <= degrees * METRES_A_DEGREE or degrees >= 180):
                return towns[0][1]
            degrees *= 2

    def _read(self, name: str, areas: list[str]) -> list[Found]:
        """The towns of that name, of which the words for areas are true."""
        found = [named for named in self._with_key(name) if self._areas.tell_of(areas, named.town)]
        if areas and len({named.town.region_code for named in found}) == 1:
            # "Manhattan, New York" is not New York, although that has the name too, and more people.
            found.sort(key=lambda named: not named.main)
        return found

    def _with_key(self, key: str) -> list[Found]:
        rows = self._store.rows(_BY_NAME, key) or self._store.rows(_BY_NAME, UMLAUT.sub(r"\1", key))
        return [Found(place_of(*row), row[0], key, bool(main)) for main, *row in rows]

    def _around(self, lat: float, lon: float, degrees: float) -> list[tuple[float, Place]]:
        """The nearest town in the box of so many degrees of latitude to each side, with its distance, if any."""
        shrink = math.cos(math.radians(min(90.0, abs(lat) + degrees)))
        span = min(180.0, degrees / shrink) if shrink > 0.01 else 180.0
        rows = self._store.rows(_IN_BOX, lat - degrees, lat + degrees, lon, span, lon, 360 - span)
        near = ((great_circle_m(lat, lon, row[4], row[5]), row) for row in rows)
        return [(distance, place_of(*row)) for distance, row in sorted(near)[:1]]


def _likeliest(found: list[Found]) -> list[Found]:
    """The same, where people alone would mislead: the country of `FIRST`, and a town before the one around it.

    "Manhattan" is not New York and "New Delhi" not Delhi, although these are called so too and have more people.
    """
    if not found:
        return found
    first = found[0]
    if first.key in FIRST:
        return sorted(found, key=lambda named: named.town.country != FIRST[first.key])
    if first.main:
        return found
    region = first.town.region_code
    inside = [each for each in found if each.main and each.town.region_code == region and each.weight >= PART]
    return [*inside[:1], *(each for each in found if each not in inside[:1])]


def place_of(name: str, region: str | None, country: str, code: str | None, *rest: Any) -> Place:
    """The town of a row of `COLUMNS`."""
    lat, lon, population, near = rest
    return Place(
        name=label(name, region, country, near),
        lat=lat,
        lon=lon,
        country=country,
        region=region,
        region_code=code,
        precision="city",
        population=population,
    )
