"""Small files of tiles, made by hand with the library that defines their form."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pmtiles.tile import Compression, TileType, deserialize_header, serialize_header, zxy_to_tileid
from pmtiles.writer import Writer

Tile = tuple[int, int, int]

EUROPE: Final = b"\x1a\x07\x0a\x05earth"
"""A layer without anything in it, in the bytes of a vector tile."""
TILES: Final[Mapping[Tile, bytes]] = {(0, 0, 0): EUROPE, (1, 0, 0): EUROPE + b"\x78\x02", (2, 3, 1): EUROPE * 2}


def write_tiles(
    path: Path,
    tiles: Mapping[Tile, bytes] = TILES,
    *,
    attribution: str | None = "Coastlines GSHHG · Places GeoNames (CC BY 4.0)",
    kind: TileType = TileType.MVT,
    packed: Compression = Compression.GZIP,
) -> Path:
    """A file of these tiles, put into its place in one step."""
    header: dict[str, Any] = {"tile_type": kind, "tile_compression": packed}
    beside = path.with_suffix(".beside")
    with beside.open("wb") as file:
        writer = Writer(file)
        for number, content in sorted((zxy_to_tileid(*place), content) for place, content in tiles.items()):
            writer.write_tile(number, gzip.compress(content, mtime=0) if packed is Compression.GZIP else content)
        writer.finalize(header, {"attribution": attribution} if attribution is not None else {})
    beside.rename(path)
    return path


def describe_otherwise(path: Path, way: Compression, metadata: bytes | None = None) -> Path:
    """The same tiles; directory and metadata are packed with gzip, or not at all."""
    content = path.read_bytes()
    header: Any = deserialize_header(content)

    def part(name: str) -> bytes:
        offset, length = header[f"{name}_offset"], header[f"{name}_length"]
        return content[offset : offset + length]

    parts = [gzip.decompress(part("root")), gzip.decompress(part("metadata")) if metadata is None else metadata]
    root, told = (gzip.compress(each) for each in parts) if way is Compression.GZIP else parts
    tiles = part("tile_data")
    header |= {"internal_compression": way, "root_length": len(root), "metadata_length": len(told)}
    header |= {"metadata_offset": 127 + len(root), "tile_data_offset": 127 + len(root) + len(told)}
    beside = path.with_suffix(".beside")
    beside.write_bytes(serialize_header(header) + root + told + tiles)
    beside.rename(path)
    return path
