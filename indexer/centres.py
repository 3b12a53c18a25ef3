"""The centre of a site: its town by the gazetteer, its name by the rules of `search.centre_names`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import mappings
from search.centre_names import plain_words
from search.centres import centre_of
from search.places.gazetteer import Gazetteer
from search.places.keys import place_key
from search.places.place import Place
from search.study import Site

REMEMBERED: Final = 30_000
"""Towns that are kept, some 5 MB."""

_TOWNS: Final = mappings.read("centres")["towns"]
_ONE_NAME: Final = frozenset(_TOWNS["one_name"])
_SAME: Final[dict[str, dict[str, str]]] = _TOWNS["same"]
_TELLING_APART: Final = re.compile(r"(?:\s*[(/]|\s+(?:a|am|an|auf|bei|im|in|ob|vor)\b).*$", re.IGNORECASE)
"""What stands behind a town's name to tell it from another: "Frankfurt (Oder)", "Frankfurt am Main"."""

_PART_OF_TOWN: Final = re.compile(r"(?:,.*|\s+(?:cedex\b.*|\d+|[A-Z]))$", re.IGNORECASE)
"""What stands behind a town's name for a part of it: "Praha 2", "Lyon Cedex", "Toronto, ON"."""

_NO_REGION: Final = re.compile(r"cedex\b|.{0,3}$", re.IGNORECASE)
"""What registries write for a region and is none: "Cedex 09". A code that we don't know, "MI", could be any."""

CLEAR_SHARE: Final = 0.9
"""Of the people in a country's towns that one name can mean: the town where more of them live is the one meant."""


def centre(site: Site, places: Gazetteer) -> str | None:
    """The id of the hospital or practice; None where the registry names none, or no town or country."""
    if not (site.name and site.country and site.city):
        return None
    town, area = _town(places, site.country, site.region, site.city)
    return centre_of(site.name, site.country, town, _TELLING_APART.sub("", site.city), area)


@lru_cache(maxsize=REMEMBERED)
def _town(places: Gazetteer, country: str, region: str | None, city: str) -> tuple[str, str]:
    """The town's main name, and its region's code where the name alone would mean another town, or several."""
    bare = _PART_OF_TOWN.sub("", city)
    key = " ".join(plain_words(bare))
    if key in _SAME.get(country, {}):
        bare = key = city = _SAME[country][key]
    strange = _strange(places, country, region)
    if strange and (territory := _territory(places, country, strange, bare)):
        return key, territory
    if country not in _ONE_NAME and (town := _told(places, country, region, strange, city, bare)):
        name = _name(town)
        return name, "" if _meant(places, country, None, name) == town else _code(town.region_code)
    area, usual = places.areas_of(country, region, city), places.areas_of(country, None, bare)
    if strange and len(usual) == 1 and places.town(country, bare):
        return key, " ".join(plain_words(strange))
    return key, "" if area == usual else _code(area[-1])


def _strange(places: Gazetteer, country: str, region: str | None) -> str | None:
    """The region where it is none of the country's."""
    if region is None or _NO_REGION.match(region) or len(places.areas_of(country, region, None)) > 1:
        return None
    return region


def _territory(places: Gazetteer, country: str, region: str, city: str) -> str | None:
    """The code of a region that has a country's: Saint-Denis in La Réunion is not the one beside Paris."""
    if place_key(region) == place_key(city):
        return None
    codes = (place.area for place in places.find(region, limit=3) if place.area and "." not in place.area)
    return next((code for code in codes if code != country and places.town(code, city)), None)


def _told(
    places: Gazetteer, country: str, region: str | None, strange: str | None, city: str, bare: str
) -> Place | None:
    """The town that the registry clearly means; its own words for a region may be part of a name: "Halle Westfalen"."""
    if strange and (found := places.town(country, f"{bare} {strange}")):
        return found
    whole = "," in city and _meant(places, country, region, city.replace(",", " "))
    return whole or _meant(places, country, region, bare)


def _meant(places: Gazetteer, country: str, region: str | None, city: str) -> Place | None:
    """The town that clearly is meant. Mirano is a name of Milan too, but there is a Mirano."""
    known = places.areas_of(country, region, None)[-1] if region else country
    asked = place_key(city)
    towns = [
        town
        for town in places.find(f"{city}, {country}", limit=50)
        if town.country == country and known in (country, town.region_code) and asked in _names(town)
    ]
    people = [town.population or 1 for town in towns]
    if not towns:  # A second name: it counts where its region is clear, unlike that of "Santiago" in Spain.
        return places.town(country, city, region) if len(places.areas_of(country, region, city)) > 1 else None
    return towns[people.index(max(people))] if max(people) > CLEAR_SHARE * sum(people) else None


def _names(town: Place) -> tuple[str, ...]:
    """Its main name, and that without what tells it from others; none where only a larger town near it tells it."""
    if town.area or "(near " in town.name:
        return ()
    return place_key(_name(town)), place_key(_TELLING_APART.sub("", _name(town)))


def _name(town: Place) -> str:
    """Its own name, without where it lies: "Chatham (near Springfield), Illinois, US"."""
    return town.name.partition(",")[0].partition(" (near ")[0]


def _code(area: str | None) -> str:
    """The region's part of its code: "MA" of "US.MA"."""
    return (area or "").partition(".")[2]
