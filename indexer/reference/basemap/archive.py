"""The map's file, a PMTiles archive (version 3)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from indexer.reference.basemap.mercator import Tile
from search.tiles import HIGHEST_LATITUDE

_HEADER: Final = {
    "tile_type": TileType.MVT,
    "tile_compression": Compression.GZIP,
    "min_lon_e7": -180 * 10**7,
    "min_lat_e7": round(-HIGHEST_LATITUDE * 10**7),
    "max_lon_e7": 180 * 10**7,
    "max_lat_e7": round(HIGHEST_LATITUDE * 10**7),
    "center_zoom": 2,
    "center_lon_e7": 0,
    "center_lat_e7": 30 * 10**7,
}


def write(path: Path, tiles: Mapping[Tile, bytes], about: Mapping[str, Any]) -> None:
    """Written beside `path` and moved into its place; whoever is stopped meanwhile leaves what was there."""
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        writer = Writer(file)
        for number, tile in sorted((zxy_to_tileid(*tile), tile) for tile in tiles):
            writer.write_tile(number, tiles[tile])
        writer.finalize(dict(_HEADER), dict(about))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
