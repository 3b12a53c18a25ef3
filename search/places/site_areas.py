"""The areas that a registry's site lies in, by the registry's own words."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from search.places.areas import Areas
from search.places.keys import place_key
from search.places.towns import UMLAUT, Towns

REMEMBERED: Final = 30_000
"""Answers that are kept, some 10 MB: the sites of a registry stand in the same towns again and again."""

CLEAR_SHARE: Final = 0.9
"""Of the people in a country's towns of one name: where more live in one region, that is the one meant."""


_PART_OF_TOWN: Final = re.compile(r"\s+(?:cedex\b.*|\d+|[A-Z])$", re.IGNORECASE)
"""What stands behind a town's name for a part of it: "Praha 2", "Odense C", "Lille Cedex"."""


class SiteAreas:
    """Works out areas' codes, and remembers them. Safe for use by several threads."""

    def __init__(self, areas: Areas, towns: Towns) -> None:
        self._areas = areas
        self._towns = towns
        self.of = lru_cache(maxsize=REMEMBERED)(self._work_out)

    def _work_out(self, country: str, region: str | None, city: str | None) -> tuple[str, ...]:
        code = self._of_region(country, region) if region else None
        if city and code is None:
            town = _PART_OF_TOWN.sub("", city)
            code = self._of_city(country, city) or self._of_region(country, city) or self._of_city(country, town)
        return (country, code) if code else (country,)

    def _of_region(self, country: str, region: str) -> str | None:
        """The country's region of that name, of two the one with more people."""
        key = place_key(region)
        named = self._areas.named(key) or self._areas.named(UMLAUT.sub(r"\1", key))
        codes = {area.code for area in named if area.country == country}
        places = [place for code in sorted(codes - {country}) if (place := self._areas.place(code))]
        return max(places, key=lambda place: place.population or 0).area if places else None

    def _of_city(self, country: str, city: str) -> str | None:
        """The region in which the country's towns of that name clearly lie."""
        people: Counter[str | None] = Counter()
        for town in self._towns.named(f"{city}, {country}"):
            if town.country == country:
                people[town.region_code] += max(1, town.population or 0)
        code, most = max(people.items(), key=lambda item: item[1], default=(None, 0))
        return code if most > CLEAR_SHARE * people.total() else None
