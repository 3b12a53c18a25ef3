"""Postcodes, from the GeoNames postal dump that geotz carries: 890,000 codes of 100 countries."""

from __future__ import annotations

import io
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO, NamedTuple

from indexer.reference.regions import Region, Regions
from search.places.keys import national_key
from search.places.place import DECIMALS

FIRST_REGION_ID = 1_000_000
"""Row numbers of the dump's own divisions begin here, above those of the towns."""


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
    """Fills `postcode`. A code lies at the mean of its towns' positions and is told with the first of them.

    The numbers of French post offices ("75651 CEDEX 13") are no part of a code.
    """
    rows = (
        _row(country, code, list(lines), regions)
        for (country, code), lines in groupby(_lines(stream), key=lambda line: (line[0], line[1]))
    )
    database.executemany("INSERT OR IGNORE INTO postcode VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _row(country: str, code: str, lines: list[list[str]], regions: PostalRegions) -> tuple[object, ...]:
    _, _, town, region_name, region_code, *_ = lines[0]
    lat = round(sum(float(line[9]) for line in lines) / len(lines), DECIMALS)
    lon = round(sum(float(line[10]) for line in lines) / len(lines), DECIMALS)
    region = regions.of_code(PostalRegion(country, region_name, region_code), lat, lon)
    code = code.partition(" CEDEX")[0]
    return national_key(code, country), country, code, town, region, lat, lon


def _lines(stream: BinaryIO) -> Iterator[list[str]]:
    """The dump's lines, sorted by country and code, as the twelve columns that GeoNames' readme for it names."""
    for line in io.TextIOWrapper(stream, encoding="utf-8"):
        yield line.rstrip("\n").split("\t")
