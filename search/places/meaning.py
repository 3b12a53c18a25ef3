"""What a name means where towns and areas share it, and the names that tell them apart."""

from __future__ import annotations

from typing import Final

import msgspec

from search.places.areas import Areas, Meant, kind_of
from search.places.keys import place_key
from search.places.place import Place
from search.places.towns import Found, Towns
from search.places.weights import HINT_WEIGHT

TOWN_BEFORE_AREA: Final = 100_000
"""People of a town that a name means although an area has it too: "Scotland" is no hamlet in Pennsylvania,
"Washington" is the city."""

CITIES: Final = {"new york": "New York City", "la": "Los Angeles", "dc": "Washington"}
"""What people call a city by, though an area is called so and the city's main name is another."""

LARGE_AREA: Final = 50
"""An area of so many times a town's people is meant before it: "Ontario" is no town in California."""

SMALL_AREA: Final = 10
"""A town of so many times an area's people in another country is meant before it."""


class Meanings:
    """Reads names of towns and areas."""

    def __init__(self, areas: Areas, towns: Towns) -> None:
        self._areas = areas
        self._towns = towns
        self._told: dict[str, Place] = {}

    def of(self, text: str, country: str | None = None) -> list[Place]:
        """The towns and areas that a text can mean, the likeliest first.

        A town of over `TOWN_BEFORE_AREA` people comes before the area that has its name, smaller ones behind it.
        """
        towns = _hinted(self._towns.found(text), country)
        areas = self._areas.meant(text, country)
        told = [self.told(area) for area in areas.areas]
        first = self._before(towns, areas, country)[:1]
        return list(dict.fromkeys([*first, *told, *(found.town for found in towns)]))

    def told(self, area: Place) -> Place:
        """The area under a name that means it again, whatever the hint: "Massachusetts, US", "Germany".

        Where that would mean a town or another area it says its kind, "New York (state), US", "Georgia (country)",
        and where a country has two regions of one name its code: "Sabah (MY.15)".
        """
        code = area.area or ""
        if code not in self._told:
            names = (self._plain(area), self._plain(area, f" ({kind_of(area)})"))
            name = next((name for name in names if self._means(name, area)), f"{area.name} ({code})")
            self._told[code] = msgspec.structs.replace(area, name=name)
        return self._told[code]

    def _plain(self, area: Place, kind: str = "") -> str:
        return f"{area.name}{kind}, {area.country}" if area.region_code else f"{area.name}{kind}"

    def _means(self, name: str, area: Place) -> bool:
        """Whether a name means the area before all else; without an area behind it, whatever the hint as well."""
        meant = self._areas.meant(name, None)
        if not meant.areas or meant.areas[0] != area:
            return False
        alone = meant.behind or meant.kind or {other.country for other in meant.areas} == {area.country}
        return alone and not self._before(self._towns.found(name), meant, None)

    def _before(self, towns: list[Found], meant: Meant, country: str | None) -> list[Place]:
        """The towns that come before the areas; none where only the likeliest area is in the hinted country."""
        if not meant.areas:
            return []
        before = [found.town for found in towns if self._is_before(found, meant)]
        at_home = country is not None and meant.areas[0].country == country
        return [town for town in before if town.country == country] if at_home else before

    def _is_before(self, found: Found, meant: Meant) -> bool:
        """Whether a name that a town and an area have means the town.

        With an area behind it, also where this is how the town is told: "Solothurn, CH", whose canton is "Solothurn
        (region), CH". A country stands before a town elsewhere that has its English name: Armenia, Jamaica.
        """
        area, town = meant.areas[0], found.town
        if meant.kind:  # "Angaur State" is a town
            return found.main
        if meant.twice or self._is_larger(town, area):
            return True
        if (town.population or 0) <= TOWN_BEFORE_AREA:
            told_so = meant.in_region or town.name == f"{found.name}, {town.country}"
            return meant.behind and found.main and told_so
        if found.key in CITIES:
            return found.name == CITIES[found.key]
        if area.region_code is None and area.country != town.country and place_key(area.name) == found.key:
            return False
        is_small = not meant.behind and (town.population or 0) * LARGE_AREA < (area.population or 0)
        return (found.main and not is_small) or self._is_city_of(found, area)

    def _is_larger(self, town: Place, area: Place) -> bool:
        """Whether more people live in the town than in the region: "Kiev" is the city, whose oblast lies around it."""
        least = (area.population or 0) * (1 if area.country == town.country else SMALL_AREA)
        return area.region_code is not None and (town.population or 0) > least

    def _is_city_of(self, found: Found, area: Place) -> bool:
        """Whether the area is little more than the town: it has the town's name, or half of its people live there.

        So "Wien" is Vienna and "Querétaro" the city, while "Oklahoma" is the state.
        """
        if area.country != found.town.country:
            return False
        its_own = any(named.code == area.area for named in self._areas.named(place_key(found.name)))
        inside = area.region_code in (None, found.town.region_code)
        return its_own or (inside and (found.town.population or 0) * 2 > (area.population or 0))


def _hinted(towns: list[Found], country: str | None) -> list[Found]:
    """The towns, which come likeliest first, with those of the hinted country moved up."""
    if country is None or not towns:
        return towns
    best = towns[0]
    at_home = next((found for found in towns if found.town.country == country), best)
    if at_home.weight * HINT_WEIGHT < best.weight:
        return towns
    return sorted(towns, key=lambda found: found.town.country != country)
