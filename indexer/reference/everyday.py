"""Everyday names of towns and areas: "Philly", "NRW", "Cook County", from a list of our own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

from indexer.reference.area_names import AreaName
from mappings.lines import lines, several
from search.places.keys import place_key

LIST: Final = "place_names.txt"


def everyday_names() -> Iterator[tuple[str, str]]:
    """Each name's key with a town's number at GeoNames, or with an area's code."""
    for names, place, _ in lines(LIST):
        yield from ((place_key(name), place) for name in several(names))


def add_everyday_names(database: sqlite3.Connection) -> None:
    """Adds the towns' names to `town_name`, as names beside the main one."""
    towns = [(key, int(place)) for key, place in everyday_names() if place.isdigit()]
    database.executemany("INSERT OR IGNORE INTO town_name VALUES (?, ?, 0)", towns)


def everyday_area_names() -> Iterator[AreaName]:
    for key, place in everyday_names():
        if not place.isdigit():
            yield key, place.partition(".")[0], place if "." in place else None
