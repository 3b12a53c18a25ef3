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
_PART_OF_TOWN: Final = re.compile(r"(?:,.*|\s+(?:cedex\b.*|\d+|[A-Z]))$", re.IGNORECASE)
"""What stands behind a town's name for a part of it: "Praha 2", "Lyon Cedex", "Toronto, ON"."""


def centre(site: Site, places: Gazetteer) -> str | None:
    """The id of the hospital or practice; None where the registry names none, or no town or country."""
    if not (site.name and site.country and site.city):
        return None
    town, area = _town(places, site.country, site.region, site.city)
    return centre_of(site.name, site.country, town, site.city, area)


@lru_cache(maxsize=REMEMBERED)
def _town(places: Gazetteer, country: str, region: str | None, city: str) -> tuple[str, str]:
    """The town's main name, and its region's code where the name alone would mean another town, or several."""
    bare = _PART_OF_TOWN.sub("", city)
    area = places.areas_of(country, region, city)
    is_usual = area == places.areas_of(country, None, city)
    return _main_name(places, country, region, bare), "" if is_usual else area[-1].partition(".")[2]


def _main_name(places: Gazetteer, country: str, region: str | None, city: str) -> str:
    key = " ".join(plain_words(city))
    if country in _ONE_NAME:
        return _SAME.get(country, {}).get(key, key)
    found = places.town(country, city, region)
    if found is None:
        return key
    main = _name(found)
    return key if _is_anothers_main_name(places, country, city, main) else main


def _is_anothers_main_name(places: Gazetteer, country: str, city: str, main: str) -> bool:
    """Mirano is a name of Milan too, but there is a Mirano."""
    if place_key(main) == place_key(city):
        return False
    return any(place_key(_name(place)) == place_key(city) for place in places.find(f"{city}, {country}", limit=50))


def _name(place: Place) -> str:
    """Its own name, without where it lies: "Chatham (near Springfield), Illinois, US"."""
    return place.name.partition(",")[0].partition(" (")[0]
