"""The largest towns for each beginning of a name that hundreds of names have: what a type-ahead shows first."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from typing import Final

from search.places.keys import AFTER_ALL
from search.places.weights import MOST_SUGGESTED, TYPED_HINT_WEIGHT, TYPED_MAIN_NAME_WEIGHT

COMMON: Final = 300
"""Names of a beginning whose towns are worked out beforehand; fewer are read and sorted in 1 ms when asked for."""

LONGEST: Final = 16
"""Letters of such a beginning; "santa maria" is the longest that hundreds of names have."""

SCHEMA: Final = """
CREATE TABLE town_prefix (
    prefix TEXT NOT NULL, town INTEGER NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (prefix, town)
) WITHOUT ROWID;
"""

_WEIGHED: Final = f"""CREATE TEMP TABLE weighed AS
    SELECT key, town, population * (1 + main * {TYPED_MAIN_NAME_WEIGHT - 1}) AS weight, country
    FROM town_name JOIN town ON town.id = town_name.town JOIN region ON region.id = town.region"""
_COMMON: Final = """SELECT substr(key, 1, :length) AS prefix FROM town_name
    WHERE length(key) >= :length GROUP BY prefix HAVING count(*) > :common"""
_HEAVIEST: Final = """SELECT town, country, max(weight) AS heaviest FROM weighed
    WHERE key >= ? AND key < ? GROUP BY town ORDER BY heaviest DESC, town"""


def add_prefixes(database: sqlite3.Connection) -> None:
    """Fills `town_prefix` from the towns and their names."""
    database.execute(_WEIGHED)
    database.execute("CREATE INDEX temp.weighed_key ON weighed (key, town, weight, country)")
    for length in range(1, LONGEST + 1):
        prefixes = database.execute(_COMMON, {"length": length, "common": COMMON}).fetchall()
        for (prefix,) in prefixes:
            rows = [(prefix, town, weight) for town, weight in _shown(database, prefix)]
            database.executemany("INSERT INTO town_prefix VALUES (?, ?, ?)", rows)
        if not prefixes:
            break
    database.execute("DROP TABLE temp.weighed")


def _shown(database: sqlite3.Connection, prefix: str) -> Iterator[tuple[int, int]]:
    """The towns that can be among the first `MOST_SUGGESTED`, whichever country is hinted, with their weights."""
    least = 0
    of_country: Counter[str] = Counter()
    towns = database.execute(_HEAVIEST, (prefix, prefix + AFTER_ALL))
    for rank, (town, country, weight) in enumerate(towns, 1):
        if rank == MOST_SUGGESTED:
            least = weight
        if weight * TYPED_HINT_WEIGHT < least:
            break
        of_country[country] += 1
        if rank <= MOST_SUGGESTED or of_country[country] <= MOST_SUGGESTED:
            yield town, weight
