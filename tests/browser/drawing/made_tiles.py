"""A background made by hand: the western half of the world is land, with one country; the eastern half is sea."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import mapbox_vector_tile
from shapely import Point, box

from tests.web.tile_files import write_tiles

ATTRIBUTION: Final = "Coasts and names made up"
SIDE: Final = 4096
"""Steps across a tile."""


def write_world(path: Path) -> Path:
    """In the east there are no tiles of zoom 1: there is nothing to draw."""
    west = tile(SIDE)
    return write_tiles(path, {(0, 0, 0): tile(SIDE // 2), (1, 0, 0): west, (1, 0, 1): west}, attribution=ATTRIBUTION)


def tile(land: int) -> bytes:
    """Land from the western edge on, so many steps wide."""
    country = {"kind": "country", "name": "Atlantis", "population": 2 * 10**8}
    layers = [
        {"name": "earth", "features": [{"geometry": box(0, 0, land, SIDE), "properties": {}}]},
        {"name": "places", "features": [{"geometry": Point(land / 3, SIDE / 3), "properties": country}]},
    ]
    return bytes(mapbox_vector_tile.encode(layers, default_options={"y_coord_down": True, "extents": SIDE}))
