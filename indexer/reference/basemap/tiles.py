"""Tiles as map libraries read them: Mapbox Vector Tiles, specification 2.1, packed with gzip."""

from __future__ import annotations

import gzip
from collections import defaultdict
from typing import Any, Final

import mapbox_vector_tile
import numpy as np
import shapely

from indexer.reference.basemap.labels import Label
from indexer.reference.basemap.mercator import Points, Tile
from indexer.reference.basemap.shapes import Shapes

EXTENT: Final = 4096
"""Whole steps along a tile's side."""

Feature = dict[str, Any]


def encode(tile: Tile, shapes: list[Shapes], labels: list[Label], tolerance: float) -> bytes | None:
    """The tile, or None where there is nothing but sea; lines may be off by `tolerance` steps to be shorter."""
    layers: dict[str, list[Feature]] = defaultdict(list)
    for each in shapes:
        layers[each.layer] += _features(tile, each, tolerance)
    layers["places"] = [_label(tile, label) for label in labels]
    told = [{"name": name, "features": features} for name, features in layers.items() if features]
    if not told:
        return None
    options = {"y_coord_down": True, "check_winding_order": False, "extents": EXTENT}
    return gzip.compress(mapbox_vector_tile.encode(told, default_options=options), mtime=0)


def _features(tile: Tile, shapes: Shapes, tolerance: float) -> list[Feature]:
    """A feature for each shape that is larger than a step, so that a map need only paint those in view."""
    near = shapely.transform(shapes.geometry, lambda points: _steps(tile, points))
    simple = shapely.get_parts(shapely.simplify(near, tolerance, preserve_topology=False))
    rounded = shapely.orient_polygons(shapely.transform(simple, np.rint))
    is_line = shapely.get_dimensions(rounded) == 1
    seen = rounded[np.where(is_line, shapely.length(rounded), shapely.area(rounded)) >= 1]
    properties = {"kind": shapes.kind} if shapes.kind else {}
    return [{"geometry": geometry, "properties": properties} for geometry in seen]


def _label(tile: Tile, label: Label) -> Feature:
    names = {"name": label.name} | {f"name:{language}": name for language, name in label.translations.items()}
    told = {"kind": label.kind, "population": _about(label.population), "min_zoom": label.min_zoom}
    point = np.rint(_steps(tile, np.array([[label.x, label.y]])))[0]
    return {"geometry": shapely.Point(point), "properties": {**names, **told}}


def _about(people: int) -> int:
    """Two digits of it are enough to rank towns by, and take a sixth off the largest tiles."""
    return int(float(f"{people:.1e}"))


def _steps(tile: Tile, points: Points) -> Points:
    return (points * (1 << tile.zoom) - (tile.x, tile.y)) * EXTENT
