"""Shapes cut into tiles: the world into four quarters, each quarter into four, and so on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import shapely

from indexer.reference.basemap.mercator import WHOLE, Tile
from indexer.reference.basemap.shapes import Shapes

BUFFER: Final = 1 / 64
"""How far a tile's shapes reach over its edges, as a share of its length: lines are not seen to end there."""


def cut(shapes: list[Shapes], zooms: range, tile: Tile = WHOLE) -> Iterator[tuple[Tile, list[Shapes]]]:
    """Every tile of the zooms with what lies in it, if anything does."""
    inside = [found for each in shapes if (found := _inside(each, tile)).geometry.size]
    if tile.zoom in zooms:
        yield tile, inside
    if tile.zoom < zooms[-1]:
        for quarter in tile.quarters():
            yield from cut(inside, zooms, quarter)


def _inside(shapes: Shapes, tile: Tile) -> Shapes:
    """What lies in the tile and its buffer, whole or cut off at the buffer's edge."""
    geometry = shapes.geometry
    west, north, east, south = tile.box(BUFFER)
    least_x, least_y, most_x, most_y = shapely.bounds(geometry).T
    touching = (least_x <= east) & (most_x >= west) & (least_y <= south) & (most_y >= north)
    within = (least_x >= west) & (most_x <= east) & (least_y >= north) & (most_y <= south)
    parts = shapely.get_parts(shapely.clip_by_rect(geometry[touching & ~within], west, north, east, south))
    return shapes._replace(geometry=np.concatenate([geometry[within], parts[~shapely.is_empty(parts)]]))
