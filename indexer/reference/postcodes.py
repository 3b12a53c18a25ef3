"""Postcodes, from the GeoNames postal dump that geotz carries: 890,000 codes of 100 countries."""

from __future__ import annotations

import io
import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import BinaryIO, NamedTuple

from indexer.reference.regions import Region, Regions
from search.places.keys import national_key, place_key
from search.places.measure import great_circle_m
from search.places.place import DECIMALS

FIRST_REGION_ID = 1_000_000
"""Row numbers of the dump's own divisions begin here, above those of the towns."""

SAME_TOWN_M = 20_000
"""How far from a postcode's middle the town's centre lies that it is told with."""


class PostalRegion(NamedTuple):
    """A division as the postal dump names it; its code is the one that people write, if any: "MA", "BY"."""

    country: str
    name: str
    code: str


class PostalRegions:
    """The dump's divisions, each held to be the towns' division that most of its codes lie in."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._ids: dict[PostalRegion, int] = {}
        self._votes: list[Counter[int]] = []

    def of_code(self, region: PostalRegion, lat: float, lon: float) -> int:
        """The row number of the division that a code is in."""
        number = self._ids.setdefault(region, len(self._ids))
        if number == len(self._votes):
            self._votes.append(Counter())
        if (town_region := self._regions.at(region.country, lat, lon)) is not None:
            self._votes[number][town_region] += 1
        return FIRST_REGION_ID + number

    def pairs(self) -> Iterator[tuple[PostalRegion, Region]]:
        """Each division of the dump with the row that tells it in the names and codes of the towns' divisions."""
        of_towns = {region.id: region for region in self._regions}
        for postal, number in self._ids.items():
            id = FIRST_REGION_ID + number
            same = _same(postal, [(of_towns[town], count) for town, count in self._votes[number].most_common()])
            yield postal, same._replace(id=id) if same else Region(id, postal.country, None, None)


def _same(postal: PostalRegion, votes: list[tuple[Region, int]]) -> Region | None:
    """The voted division that has the postal one's code, else the one with more than half of the votes."""
    for region, _ in votes:
        if region.code == f"{postal.country}.{postal.code}":
            return region
    if postal.name and votes and votes[0][1] * 2 > sum(count for _, count in votes):
        return votes[0][0]
    return None


def add_postcodes(database: sqlite3.Connection, stream: BinaryIO, regions: PostalRegions) -> None:
    """Fills `postcode`. A code lies at the mean of its towns' positions and is told with the largest of them.

    Of those that the gazetteer has as towns, that is, "2000 Sydney" and not "2000 Barangaroo"; else with the first. The
    numbers of French post offices ("75651 CEDEX 13") are no part of a code.
    """
    known = _KnownTowns(database)
    rows = (
        _row(country, code, list(lines), regions, known)
        for (country, code), lines in groupby(_lines(stream), key=lambda line: (line[0], line[1]))
    )
    database.executemany("INSERT OR IGNORE INTO postcode VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


class _KnownTowns:
    """The towns that are there already, which many a postcode's places are not."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._called = lru_cache(maxsize=10_000)(self._look_up)

    def largest(self, names: list[str], lat: float, lon: float) -> str:
        """The name of the largest town near the point; the first where none is one."""
        return max(names, key=lambda name: self._people(name, lat, lon)) if len(names) > 1 else names[0]

    def _people(self, name: str, lat: float, lon: float) -> int:
        near = (people for *at, people in self._called(place_key(name)) if great_circle_m(lat, lon, *at) < SAME_TOWN_M)
        return max(near, default=0)

    def _look_up(self, key: str) -> list[tuple[float, float, int]]:
        query = "SELECT lat, lon, population FROM town_name JOIN town ON town.id = town WHERE key = ? AND main"
        return self._database.execute(query, (key,)).fetchall()


def _row(
    country: str, code: str, lines: list[list[str]], regions: PostalRegions, known: _KnownTowns
) -> tuple[object, ...]:
    _, _, _, region_name, region_code, *_ = lines[0]
    lat = round(sum(float(line[9]) for line in lines) / len(lines), DECIMALS)
    lon = round(sum(float(line[10]) for line in lines) / len(lines), DECIMALS)
    region = regions.of_code(PostalRegion(country, region_name, region_code), lat, lon)
    code = code.partition(" CEDEX")[0]
    town = known.largest([line[2] for line in lines], lat, lon)
    return national_key(code, country), country, code, town, region, lat, lon


def _lines(stream: BinaryIO) -> Iterator[list[str]]:
    """The dump's lines, sorted by country and code, as the twelve columns that GeoNames' readme for it names."""
    for line in io.TextIOWrapper(stream, encoding="utf-8"):
        yield line.rstrip("\n").split("\t")
