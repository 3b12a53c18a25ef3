"""What a site's city and postcode say of where it is. Near spellings do not count: nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import hypot
from typing import Final, NamedTuple

from search.places.gazetteer import Gazetteer
from search.places.measure import METRES_A_DEGREE, great_circle_m
from search.places.place import Place
from search.places.towns import Found

REMEMBERED: Final = 15_000
"""Cities and postcodes that are kept, some 15 MB: a registry's sites stand in the same towns again and again."""

SAME_TOWN_M: Final = 30_000
"""How far from a town's centre its postcodes and its namesakes may lie and still be it."""

CLEAR_SHARE: Final = 0.9
"""Of the people in a country's towns of one name: the town where more of them live is the one meant."""

MAIN_NAME: Final = 100
"""A town's main name counts as if so many times its people lived there: Mirano is not Milan, which is called so too,
but Querétaro is the city that has this as its second name, and not a hamlet."""

LARGE_TOWN: Final = 100_000
"""People of a town that is believed against a postcode elsewhere: the name of a smaller one may be a district's."""


class City(NamedTuple):
    """What a registry's word for a city can mean.

    `towns` are all of that name in the country, `inside` those in the registry's region, if that is known (by its code
    `region`). `town` is the one of these that is clearly meant, if any, and `large` tells that this is beyond doubt.
    `namesake` is the code of a region of that name: "Ibaraki" is a town in Osaka, and a prefecture.
    """

    towns: tuple[Place, ...]
    inside: tuple[Place, ...]
    region: str | None
    town: Place | None
    large: bool
    namesake: str | None


def meant(city: City, code: Place | None) -> Place | None:
    """The place that is clearly meant: a postcode near a town of the name, else the town, else the postcode.

    A postcode is more exact than its town, and tells which of several towns is meant. Where it lies elsewhere, one of
    the two is wrong: hardly ever a large town; of a smaller one and a postcode neither is believed. A region's name
    means the postcode in it.
    """
    if code is None:
        return city.town
    if any_near((code.lat, code.lon), city.towns, SAME_TOWN_M):
        return code
    if city.namesake and code.region_code == city.namesake:
        return None if city.town and city.town.region_code == city.namesake else code
    if city.large:
        return city.town
    in_region = city.region == code.region_code if city.region else not city.towns
    return code if in_region and not city.inside else None


@lru_cache(maxsize=REMEMBERED)
def city_of(places: Gazetteer, country: str, region: str | None, name: str | None) -> City:
    """The city of a site, by the registry's words."""
    towns = places.towns_called(country, region, name) if name else []
    known = _region(places, country, region)
    inside = [found for found in towns if known in (None, found.town.region_code)]
    clear = _clear(inside)
    return City(
        towns=_towns(towns),
        inside=_towns(inside),
        region=known,
        town=clear.town if clear else None,
        large=bool(clear and clear.main and _people(clear.town) > LARGE_TOWN),
        namesake=_region(places, country, name),
    )


@lru_cache(maxsize=REMEMBERED)
def postcode_of(places: Gazetteer, country: str, code: str) -> Place | None:
    """The postcode of a site; None where its country has none such."""
    return places.postcode(country, code)


def any_near(point: tuple[float, float], places: Iterable[Place], metres: int) -> bool:
    """Whether one of the places is at most so far from the point, given by latitude and longitude."""
    lat, lon = point
    degrees = metres / METRES_A_DEGREE
    for place in places:
        # On a flat map of degrees nothing is nearer than it is; asking that first is four times as fast.
        if hypot(lat - place.lat, lon - place.lon) <= degrees:
            return True
        if great_circle_m(lat, lon, place.lat, place.lon) <= metres:
            return True
    return False


def _region(places: Gazetteer, country: str, name: str | None) -> str | None:
    """The code of the country's region of that name."""
    area = places.areas_of(country, name, None)[-1] if name else country
    return None if area == country else area


def _clear(towns: list[Found]) -> Found | None:
    """The town where most people live, if few live in others of its name that lie apart from it."""
    if not towns:
        return None
    first = max(towns, key=lambda found: _people(found.town) * (MAIN_NAME if found.main else 1))
    all_towns = _towns(towns)
    near = sum(_people(town) for town in all_towns if any_near((town.lat, town.lon), (first.town,), SAME_TOWN_M))
    return first if near > CLEAR_SHARE * sum(map(_people, all_towns)) else None


def _towns(found: list[Found]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(each.town for each in found))


def _people(town: Place) -> int:
    return town.population or 1
