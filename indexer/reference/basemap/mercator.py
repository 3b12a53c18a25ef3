"""The square map of the web (Web Mercator, EPSG 3857), from 0 to 1: x to the east, y to the south."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.tiles import HIGHEST_LATITUDE

Points = NDArray[np.float64]
"""Rows of two numbers."""


class Tile(NamedTuple):
    """One of the 2^zoom by 2^zoom squares of the map."""

    zoom: int
    x: int
    y: int

    def box(self, buffer: float) -> tuple[float, float, float, float]:
        """Least x and y, most x and y of the tile, widened on each side by a share of its length."""
        side = 0.5**self.zoom
        return (
            *((self.x - buffer) * side, (self.y - buffer) * side),
            *((self.x + 1 + buffer) * side, (self.y + 1 + buffer) * side),
        )

    def quarters(self) -> list[Tile]:
        """The four tiles of the next zoom that lie in it."""
        return [Tile(self.zoom + 1, 2 * self.x + east, 2 * self.y + south) for south in (0, 1) for east in (0, 1)]


WHOLE = Tile(0, 0, 0)


def on_map(degrees: NDArray[np.floating]) -> Points:
    """Rows of longitude and latitude as points of the map; what lies beyond its edges is put on them."""
    lon, lat = degrees.astype(np.float64).T
    radians = np.radians(np.clip(lat, -HIGHEST_LATITUDE, HIGHEST_LATITUDE))
    return np.column_stack([(lon + 180) / 360, 0.5 - np.arcsinh(np.tan(radians)) / (2 * np.pi)])
