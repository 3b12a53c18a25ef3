"""Names on the map: which, where, and from which zoom on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from indexer.reference.basemap.mercator import Tile


class Label(NamedTuple):
    """A name at a point of the square map."""

    kind: str
    name: str
    """In English, or as English texts write it."""
    population: int
    min_zoom: int
    """From which zoom of a map of 256-pixel tiles on it is shown."""
    x: float
    y: float
    translations: Mapping[str, str] = {}
    """By language."""


class Labels:
    """Labels by the tile they lie in."""

    def __init__(self, labels: Iterable[Label], last_zoom: int) -> None:
        """A tile holds what is shown at its own zoom and the next, for a map may paint it at twice its size.

        A tile of the last zoom holds everything: it is shown at every zoom after it.
        """
        self._tiles: dict[Tile, list[Label]] = defaultdict(list)
        for label in sorted(labels, key=lambda label: (-label.population, label.name)):
            for zoom in range(min(max(label.min_zoom - 1, 0), last_zoom), last_zoom + 1):
                self._tiles[Tile(zoom, int(label.x * 2**zoom), int(label.y * 2**zoom))].append(label)

    def on(self, tile: Tile) -> list[Label]:
        """The tile's labels, the one with most people first."""
        return self._tiles.get(tile, [])
