"""The background map of the real world, as `make run` has it."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import numpy as np
import pytest
import shapely
from pmtiles.reader import MmapSource, Reader, all_tiles

from indexer.reference.basemap.mercator import Tile, on_map
from tests.indexer.reference.made_basemap import decoded

LARGEST_TILE = 150_000
"""Bytes, packed: what a telephone fetches for one look at Europe's middle."""

PARTS = {"Fenway/Kenmore", "South Boston", "Winter Hill", "Back Bay", "Mission Hill"}
Map = dict[Tile, dict[str, list[dict[str, Any]]]]


@pytest.fixture(scope="module")
def drawn(basemap: Path) -> Map:
    return decoded(basemap)


def tile_at(lon: float, lat: float, zoom: int = 5) -> Tile:
    x, y = on_map(np.array([[lon, lat]]))[0]
    return Tile(zoom, int(x * 2**zoom), int(y * 2**zoom))


def names(drawn: Map, tile: Tile) -> set[str]:
    return {feature["properties"]["name"] for feature in drawn[tile]["places"]}


def painted(drawn: Map, lon: float, lat: float) -> list[str]:
    """The areas that are painted over a point, the last on top."""
    tile = tile_at(lon, lat)
    x, y = (on_map(np.array([[lon, lat]]))[0] * 2**tile.zoom - (tile.x, tile.y)) * 4096
    return [
        layer
        for layer in ("earth", "water", "island")
        if any(
            shapely.contains_xy(shapely.Polygon(feature["geometry"]["coordinates"][0]), x, y)
            for feature in drawn[tile].get(layer, [])
        )
    ]


def test_boston_and_its_neighbours_are_named_and_its_parts_are_not(drawn: Map) -> None:
    found = names(drawn, tile_at(-71.06, 42.36))
    assert {"Boston", "Cambridge", "Somerville", "Brookline", "Quincy"} <= found
    assert not found & PARTS


@pytest.mark.parametrize(
    ("lon", "lat", "on_top"),
    [
        (2.0, 47.0, "earth"),
        (-87.0, 44.0, "water"),
        (-82.5, 45.8, "island"),
        (179.9, 68.0, "earth"),
        (-179.9, 68.0, "earth"),
        (0.5, -80.0, "earth"),
        (-179.9, -84.0, "earth"),
        (100.0, 60.0, "earth"),
    ],
    ids=["France", "Lake Michigan", "Manitoulin Island", *["Chukotka"] * 2, *["Antarctica"] * 2, "Siberia"],
)
def test_what_is_land_and_what_is_water(drawn: Map, lon: float, lat: float, on_top: str) -> None:
    assert painted(drawn, lon, lat)[-1] == on_top


def test_no_streak_crosses_the_pacific(drawn: Map) -> None:
    for lon, lat in ((-150.0, 0.0), (-179.9, 30.0), (179.9, 30.0), (-120.0, -50.0), (-150.0, 45.0)):
        tile = tile_at(lon, lat)
        assert tile not in drawn or not painted(drawn, lon, lat)


def test_the_world_is_empty_enough_to_read(drawn: Map) -> None:
    world = drawn[Tile(0, 0, 0)]
    assert "rivers" not in world
    assert len(world["places"]) <= 10
    assert {"France", "Germany", "Spain"} <= names(drawn, tile_at(5.0, 45.0, zoom=3)) | names(drawn, tile_at(-3, 40, 3))


def test_every_tile_is_small_and_keeps_to_its_buffer(basemap: Path, drawn: Map) -> None:
    with basemap.open("rb") as file:
        sizes = [len(packed) for _, packed in all_tiles(MmapSource(file))]
    assert max(sizes) <= LARGEST_TILE
    for tile, layers in drawn.items():
        for features in layers.values():
            points = np.concatenate([_points(feature["geometry"]["coordinates"]) for feature in features])
            assert points.min() >= -64, tile
            assert points.max() <= 4096 + 64, tile


def test_a_tile_is_found_by_its_number(basemap: Path) -> None:
    with basemap.open("rb") as file:
        found = Reader(MmapSource(file)).get(*tile_at(-71.06, 42.36))
    assert "places" in mapbox_vector_tile.decode(gzip.decompress(found))


def _points(coordinates: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
    if isinstance(coordinates[0], int | float):
        return np.array([coordinates], dtype=np.float64)
    return np.concatenate([_points(each) for each in coordinates])
