"""Countries and their first-level divisions: as words behind a town's name, and as places themselves."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile
from typing import Final, NamedTuple

from search.places.keys import place_key
from search.places.place import Place
from search.store import Store

KINDS: Final = ("country", "state", "region", "province")
"""Words behind a name that say which kind of area is meant, where the name alone means something else."""

STATES: Final = ("AU", "BR", "DE", "IN", "MX", "MY", "NG", "SS", "US", "VE")
"""Countries that call their divisions states."""

STATE_CODE_WEIGHT: Final = 10
"""The letters of a state of the United States count as if ten times as many people lived there."""

_CODE: Final = re.compile(r"(?:.+\()?([a-z]{2}\.[a-z\d]{1,10})\)?", re.ASCII | re.IGNORECASE)
"""GeoNames' code of a region, alone or as two regions of one name are told apart: "US.MA", "Sabah (MY.15)"."""

_ROWS: Final = "SELECT country, region_code, name, west, south, east, north, lat, lon, population FROM area"


class Area(NamedTuple):
    """A country, or one region of it by its GeoNames code."""

    country: str
    region_code: str | None

    @property
    def code(self) -> str:
        return self.region_code or self.country

    def holds(self, place: Place | Area) -> bool:
        return self.country == place.country and self.region_code in (None, place.region_code)


class Meant(NamedTuple):
    """The areas that a text can mean, the likeliest first; how it says so."""

    areas: list[Place]
    behind: bool = False
    """An area stands behind the name: "Georgia, US"."""
    in_region: bool = False
    """It is a region, with or without its country: "Trenčín, Trenčín Region, SK"."""
    kind: bool = False
    """The kind stands behind the name: "New York State"."""
    twice: bool = False
    """The area stands behind its own name, and so a town in it is meant: "NY, NY"."""


class Areas:
    """Every name of an area, in memory: about 10,000, and the 4,000 areas themselves.

    Their places have the plain name, "Georgia"; `meaning` makes it the one that they are told by.
    """

    def __init__(self, store: Store) -> None:
        self._named: dict[str, list[Area]] = {}
        for key, country, region_code in store.rows("SELECT key, country, region_code FROM area_name"):
            self._named.setdefault(key, []).append(Area(country, region_code))
        self._places = {place.area: place for place in map(_place, store.rows(_ROWS))}
        self._keys = sorted(self._named)

    def named(self, key: str) -> list[Area]:
        """What a name can mean: "georgia" is a country and a state."""
        return self._named.get(key, [])

    def place(self, code: str) -> Place | None:
        """The area of a code, in any case; None when no town that we know lies in it."""
        return self._places.get(code.upper())

    def coded(self, text: str) -> Place | None:
        """The region that a text is GeoNames' code of: "us.ma"; codes without a point are names."""
        match = _CODE.fullmatch(text.strip())
        return self.place(match[1]) if match else None

    def meant(self, text: str, country: str | None) -> Meant:
        """The areas that a text names: a name or an ISO code, or one with areas that hold it: "Georgia, US".

        Those of the hinted country come first, then those where more people live. Letters that are a country's code
        and a state's are read as most people would: without a hint, and for a reader in the United States, a state
        counts as `STATE_CODE_WEIGHT` times as large. "MA" and "CA" are states then, while "DE" and "IN" are
        Germany and India; with the hint "US" these are Delaware and Indiana.
        """
        words = place_key(text).split()
        for cut in range(len(words), 0, -1):
            named, kind = self._called(words[:cut])
            areas = [area for area in named if area.code in self._places and self.tell_of(words[cut:], area)]
            if areas:
                state = f"US.{words[0].upper()}" if len(words) == 1 and country in (None, "US") else None
                found = [self._places[area.code] for area in dict.fromkeys(areas)]
                found.sort(key=lambda place: (place.country != country, -_weight(place, state)))
                behind = self.named(" ".join(words[cut:]))
                in_region = cut < len(words) and all(area.region_code for area in behind)
                twice = any(area.region_code and area in named for area in behind)
                return Meant(found, behind=cut < len(words), in_region=in_region, kind=kind, twice=twice)
        return Meant([])

    def starting_with(self, prefix: str) -> list[Place]:
        """The areas that have a name which begins so, each once, in no order."""
        start = bisect_left(self._keys, prefix)
        keys = takewhile(lambda key: key.startswith(prefix), self._keys[start:])
        codes = dict.fromkeys(area.code for key in keys for area in self._named[key])
        return [self._places[code] for code in codes if code in self._places]

    def before_areas(self, words: list[str], place: Place | Area) -> Iterator[list[str]]:
        """What is left of the words when areas that hold the place are taken from their end, one after another.

        "boston massachusetts us" leaves, for Boston: all of it, "boston massachusetts", "boston".
        """
        yield words
        for start in range(len(words)):
            if any(area.holds(place) for area in self.named(" ".join(words[start:]))):
                yield from self.before_areas(words[:start], place)

    def tell_of(self, words: list[str], place: Place | Area) -> bool:
        """Whether the words are nothing but areas that hold the place."""
        return any(not left for left in self.before_areas(words, place))

    def _called(self, words: list[str]) -> tuple[list[Area], bool]:
        """The areas of that name, and whether their kind had to be taken from its end."""
        named = self.named(" ".join(words))
        if named or words[-1] not in KINDS:
            return named, False
        country = words[-1] == "country"
        return [area for area in self.named(" ".join(words[:-1])) if (area.region_code is None) == country], True


def kind_of(place: Place) -> str:
    """The one of `KINDS` that an area is told by."""
    if place.region_code is None:
        return "country"
    return "state" if place.country in STATES else "region"


def _weight(place: Place, state: str | None) -> int:
    return (place.population or 0) * (STATE_CODE_WEIGHT if place.area == state else 1)


def _place(row: tuple[str, str | None, str, float, float, float, float, float, float, int]) -> Place:
    country, region_code, name, west, south, east, north, lat, lon, population = row
    return Place(
        kind="area",
        name=name,
        lat=lat,
        lon=lon,
        country=country,
        region=name if region_code else None,
        region_code=region_code,
        precision="region",
        population=population,
        area=region_code or country,
        bbox=(west, south, east, north),
    )
