"""Which names hold which three letters in a row: where those that a slip was made in are looked for."""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections import defaultdict
from typing import Final

from search.places.trigrams import SHORTEST_NAME, trigrams

COMMON_TOWN: Final = 15_000
"""People of a town that is looked for by all its names, in every language."""

TOWN: Final = 1_000
"""People of a town that is looked for by its main name."""

LONGEST_NAME: Final = 40
"""Letters of a name that anybody types; "Taumatawhakatangi…" is longer."""

SCHEMA: Final = """
CREATE TABLE spelling (id INTEGER PRIMARY KEY, key TEXT NOT NULL);    -- 1 is the name of the most people
CREATE TABLE trigram (letters TEXT PRIMARY KEY, spellings BLOB NOT NULL) WITHOUT ROWID;   -- ids as 32-bit numbers
"""

_NAMES: Final = f"""SELECT key FROM (
        SELECT key, population * (1 + 9 * main) AS people FROM town_name JOIN town ON town.id = town_name.town
            WHERE population >= :common OR (main AND population >= :town)
        UNION ALL
        SELECT key, population AS people FROM area_name
            JOIN area ON area.code = coalesce(area_name.region_code, area_name.country)
    ) WHERE length(key) BETWEEN {SHORTEST_NAME} AND {LONGEST_NAME} GROUP BY key ORDER BY max(people) DESC, key"""


def add_spellings(database: sqlite3.Connection) -> None:
    """Fills `spelling` and `trigram` from the names of towns and areas."""
    named = f"INSERT INTO spelling (key) {_NAMES}"
    database.execute(named, {"common": COMMON_TOWN, "town": TOWN})
    ids: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for id, key in database.execute("SELECT id, key FROM spelling ORDER BY id"):
        for letters in trigrams(key):
            ids[letters].append(id)
    database.executemany("INSERT INTO trigram VALUES (?, ?)", ((each, _packed(ids[each])) for each in sorted(ids)))


def _packed(ids: array[int]) -> bytes:
    """Little-endian on every machine, so that a file can be carried to another."""
    if sys.byteorder == "big":
        ids.byteswap()
    return ids.tobytes()
