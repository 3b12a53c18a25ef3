"""Countries and regions as areas: the box around the towns that lie in them, and how many people live there."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from search.countries import NAMES
from search.places.place import DECIMALS

SCHEMA: Final = """
CREATE TABLE area (
    code TEXT PRIMARY KEY,      -- "US", "US.MA"
    country TEXT NOT NULL,
    region_code TEXT,           -- none for a country
    name TEXT NOT NULL,
    west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL,   -- west > east crosses 180°
    lat REAL NOT NULL, lon REAL NOT NULL,   -- the middle of the box
    population INTEGER NOT NULL -- of its towns
) WITHOUT ROWID;
"""

_TOWNS: Final = """SELECT country, code, region.name, lat, lon, population
    FROM town JOIN region ON region.id = town.region ORDER BY country, code"""


class Town(NamedTuple):
    """What an area takes from a town in it."""

    country: str
    region_code: str | None
    region: str | None
    lat: float
    lon: float
    population: int


def add_areas(database: sqlite3.Connection, countries: dict[str, list[str]]) -> None:
    """Fills `area` from the towns; `countries` has an English name for those that the CLDR does not name."""
    rows = groupby(map(Town._make, database.execute(_TOWNS)), key=lambda town: town.country)
    for country, towns in rows:
        name = NAMES.get(country) or countries.get(country, [country])[-1]
        database.executemany(f"INSERT INTO area VALUES ({', '.join('?' * 11)})", _areas(country, name, list(towns)))


def longitudes(lons: Iterable[float]) -> tuple[float, float]:
    """West and east of the shortest stretch that holds all longitudes, in degrees: west > east crosses 180°."""
    ordered = sorted(set(lons))
    gaps = [(east - west, west, east) for west, east in pairwise(ordered)]
    widest, before, after = max(gaps, default=(0.0, 0.0, 0.0))
    return (after, before) if widest > 360 - (ordered[-1] - ordered[0]) else (ordered[0], ordered[-1])


def middle(west: float, east: float) -> float:
    """The longitude between west and east, within ±180 degrees."""
    half = (west + (east if west <= east else east + 360)) / 2
    return half - 360 if half > 180 else half


def _areas(country: str, name: str, towns: list[Town]) -> Iterator[tuple[object, ...]]:
    yield country, country, None, name, *_box(towns)
    regions: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns:
        if town.region_code and town.region:
            regions[town.region_code, town.region].append(town)
    for (code, region), inside in regions.items():
        yield code, country, code, region, *_box(inside)


def _box(towns: list[Town]) -> tuple[float, ...]:
    """West, south, east, north, the middle's latitude and longitude, and people."""
    west, east = longitudes(town.lon for town in towns)
    south, north = min(town.lat for town in towns), max(town.lat for town in towns)
    lat, lon = round((south + north) / 2, DECIMALS), round(middle(west, east), DECIMALS)
    return west, south, east, north, lat, lon, sum(town.population for town in towns)
