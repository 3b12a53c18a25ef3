"""One file of vector tiles in the form of PMTiles 3: opened once, read by many threads at once."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final

from markupsafe import Markup
from pmtiles.tile import (
    Compression,
    Entry,
    MagicNumberNotFound,
    SpecVersionUnsupported,
    TileType,
    deserialize_directory,
    deserialize_header,
    find_tile,
    zxy_to_tileid,
)

from web.held_file import HeldFile

HEADER: Final = 127
DEEPEST: Final = 4
"""Directories on the way to a tile, as the form has it."""
DIRECTORIES: Final = 16
"""How many are kept unpacked. To unpack one of 21,845 tiles takes 26 ms, to find a tile in it and read it 6 µs."""
LONGEST_ATTRIBUTION: Final = 200
LARGEST: Final = 8 << 20
"""Bytes, packed or not, that a directory, the metadata or a tile may have; those of maps in use have a tenth of it."""
FINEST: Final = 24
"""The finest zoom of any map in use; the numbers of tiles hold up to 31."""
BROKEN: Final = (OSError, ValueError, EOFError, IndexError, TypeError, RecursionError, MemoryError, zlib.error)
"""What a damaged file raises somewhere on the way."""


class Unfit(Exception):
    """The file cannot serve as a background map; the message says why."""


class TileFile:
    """`digest` tells one file from another. Raises Unfit for a file that holds no vector tiles."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = HeldFile(path)
            header = self._file(0, HEADER)
            self._header = deserialize_header(header)
            way = self._header["internal_compression"]
            _refuse_packed_otherwise(way, "directories")
            metadata = _piece(self._file, self._header["metadata_offset"], self._header["metadata_length"])
            self.attribution = _attribution(_unpacked(metadata, way))
            self._directory = lru_cache(DIRECTORIES)(_directories(self._file, way))
            self._directory(self._header["root_offset"], self._header["root_length"])
        except (MagicNumberNotFound, SpecVersionUnsupported):
            raise Unfit("it is no PMTiles file of version 3") from None
        except BROKEN as fault:
            raise Unfit(f"it is damaged, or no PMTiles file ({type(fault).__name__})") from None
        self._refuse_what_maps_cannot_draw()
        self.max_zoom = self._header["max_zoom"]
        self.packed = self._header["tile_compression"] is Compression.GZIP
        told = header + metadata + repr(self._file.identity[1:]).encode()
        self.digest = hashlib.sha256(told).hexdigest()[:10]

    def holds(self, zoom: int, column: int, row: int) -> bool:
        """Whether the file may have such a tile: it does not have to."""
        in_depth = self._header["min_zoom"] <= zoom <= self.max_zoom
        return in_depth and 0 <= column < 1 << zoom and 0 <= row < 1 << zoom

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile as it lies in the file, None where there is nothing. Raises Unfit where the file is damaged."""
        try:
            return self._find(zxy_to_tileid(zoom, column, row))
        except BROKEN as fault:
            raise Unfit(f"it is damaged ({type(fault).__name__})") from None

    def unpacked(self, content: bytes) -> bytes:
        """A tile for whoever takes no gzip. Raises Unfit where it is damaged."""
        try:
            return _unpacked(content, self._header["tile_compression"])
        except BROKEN as fault:
            raise Unfit(f"it is damaged ({type(fault).__name__})") from None

    def _find(self, number: int) -> bytes | None:
        offset, length = self._header["root_offset"], self._header["root_length"]
        for _ in range(DEEPEST):
            found = find_tile(self._directory(offset, length), number)
            if found is None:
                return None
            if found.run_length:
                return _piece(self._file, self._header["tile_data_offset"] + found.offset, found.length)
            offset, length = self._header["leaf_directory_offset"] + found.offset, found.length
        return None

    def _refuse_what_maps_cannot_draw(self) -> None:
        header = self._header
        if header["tile_type"] is not TileType.MVT:
            raise Unfit(f"its tiles are {header['tile_type'].name}, not vectors (MVT)")
        _refuse_packed_otherwise(header["tile_compression"], "tiles")
        if header["max_zoom"] > FINEST:
            raise Unfit("it is damaged (its zooms)")
        if header["tile_data_offset"] + header["tile_data_length"] > self._file.identity.size:
            raise Unfit("it ends too early")


def _refuse_packed_otherwise(way: Compression, what: str) -> None:
    if way not in (Compression.GZIP, Compression.NONE):
        raise Unfit(f"its {what} are packed as {way.name}, not as GZIP")


def _directories(file: HeldFile, way: Compression) -> Callable[[int, int], list[Entry]]:
    def directory(offset: int, length: int) -> list[Entry]:
        content = _unpacked(_piece(file, offset, length), way)
        # The library takes packed ones alone; level 0 only wraps.
        return deserialize_directory(gzip.compress(content, compresslevel=0))

    return directory


def _piece(file: HeldFile, offset: int, length: int) -> bytes:
    if length > LARGEST:
        raise ValueError
    return file(offset, length)


def _unpacked(content: bytes, way: Compression) -> bytes:
    """Raises ValueError for a little that unpacks to very much."""
    if way is not Compression.GZIP:
        return content
    with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
        found = packed.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise ValueError
    return found


def _attribution(metadata: bytes) -> str:
    """Whom the map is to name, as plain text: some files have links there."""
    told = json.loads(metadata or b"{}")
    named = told.get("attribution") if isinstance(told, dict) else None
    return Markup(named).striptags()[:LONGEST_ATTRIBUTION].strip() if isinstance(named, str) else ""
