"""Tiles of the square map that the web draws (Web Mercator, EPSG 3857): how fine they may be in one answer."""

from __future__ import annotations

import math
from typing import Final

from search.places.measure import METRES_A_DEGREE
from search.places.place import Place
from search.query import Box, StudyQuery

FINER: Final = 3
"""Levels of tiles below the zoom: a cluster stands for an eighth of a tile in each direction, 32 pixels."""

FINEST: Final = 29
MOST_CELLS: Final = 10_000
"""The engine's limit of one answer; coarser cells are taken where the box would hold more."""

HIGHEST_LATITUDE: Final = 85.051
"""Where the square map of the web ends (Web Mercator, EPSG 3857)."""

WORLD: Final = Box(west=-180, south=-90, east=180, north=90)


def view(query: StudyQuery) -> Box:
    """The box that holds all sites asked for: the one that was given, around the radius, or the area's."""
    if query.bbox:
        return query.bbox
    if query.point and query.radius_m is not None:
        return _around(query.point, query.radius_m)
    if query.near and query.near.bbox:
        west, south, east, north = query.near.bbox
        return Box(west=west, south=south, east=east, north=north)
    return WORLD


def cell_precision(box: Box, zoom: int) -> int:
    """The level of tiles to count by: a little finer than the zoom, and no more cells than one answer holds."""
    precision = min(zoom + FINER, FINEST)
    while precision > 0 and _cells(box, precision) > MOST_CELLS:
        precision -= 1
    return precision


def _cells(box: Box, precision: int) -> int:
    """How many tiles of a level a box can touch."""
    tiles = 1 << precision
    degrees = (box.east - box.west) % 360 or 360
    across = min(tiles, math.floor(degrees / 360 * tiles) + 2)
    down = min(tiles, math.floor((_mercator(box.north) - _mercator(box.south)) * tiles) + 2)
    return across * down


def _around(point: Place, radius_m: float) -> Box:
    """A box around a circle on the globe; around a pole it reaches over all meridians."""
    degrees = radius_m / METRES_A_DEGREE
    south, north = max(-90.0, point.lat - degrees), min(90.0, point.lat + degrees)
    if south == -90 or north == 90:
        return Box(west=-180, south=south, east=180, north=north)
    across = math.degrees(math.asin(min(1.0, math.sin(math.radians(degrees)) / math.cos(math.radians(point.lat)))))
    return Box(west=point.lon - across, south=south, east=point.lon + across, north=north)


def _mercator(latitude: float) -> float:
    """How far up the square map a parallel lies, from 0 to 1."""
    bound = math.radians(max(-HIGHEST_LATITUDE, min(HIGHEST_LATITUDE, latitude)))
    return 0.5 + math.asinh(math.tan(bound)) / (2 * math.pi)
