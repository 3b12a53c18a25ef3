"""The background map of a made-up world, read back by libraries that know the formats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from rich.progress import Progress
from shapely.geometry import shape

from indexer.reference.basemap import drawing
from indexer.reference.basemap.about import Detail, read_about
from indexer.reference.basemap.mercator import Tile, on_map
from tests.indexer.reference.made_basemap import LAND, decoded, make_gazetteer, make_wheels, square

Features = list[dict[str, Any]]
Map = dict[Tile, dict[str, Features]]
STEPS = 4096
BUFFER = STEPS // 64
MARKS = {"Middle": (5.0, 25.0), "lake": (12.0, 12.0), "island": (15.0, 15.0), "river": (5.0, 9.0), "sea": (-40.0, 20.0)}


def draw(folder: Path) -> Path:
    drawing.draw_basemap(Detail.QUICK, folder / "basemap.pmtiles", folder, Progress(disable=True))
    return folder / "basemap.pmtiles"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    make_gazetteer(folder)
    make_wheels(folder)
    return folder


@pytest.fixture(scope="module")
def drawn(folder: Path) -> Map:
    return decoded(draw(folder))


def tile_of(place: str, zoom: int = 5) -> Tile:
    x, y = on_map(np.array([MARKS[place]]))[0]
    return Tile(zoom, int(x * 2**zoom), int(y * 2**zoom))


def names(features: Features) -> set[str]:
    return {feature["properties"]["name"] for feature in features}


def rings(features: Features) -> Iterator[Any]:
    for feature in features:
        yield from shapely.get_parts(shape(feature["geometry"]))


def test_each_kind_of_shape_has_its_layer(drawn: Map) -> None:
    assert {name for layers in drawn.values() for name in layers} == {
        *("earth", "water", "island", "rivers", "boundaries", "places")
    }
    assert {"earth", "water"} <= set(drawn[tile_of("lake")])
    assert {"earth", "water", "island"} <= set(drawn[tile_of("island")])
    assert [feature["properties"] for feature in drawn[tile_of("river")]["rivers"]] == [{"kind": "river"}]
    kinds = {feature["properties"]["kind"] for layers in drawn.values() for feature in layers.get("boundaries", [])}
    assert kinds == {"country", "region"}


def test_layers_come_in_the_order_of_painting(drawn: Map) -> None:
    assert list(drawn[Tile(3, 4, 3)]) == ["earth", "water", "island", "rivers", "boundaries", "places"]


def test_open_sea_has_no_tile(drawn: Map) -> None:
    assert tile_of("sea") not in drawn
    assert Tile(0, 0, 0) in drawn


def test_rivers_do_not_crowd_the_world(drawn: Map) -> None:
    assert {tile.zoom for tile, layers in drawn.items() if "rivers" in layers} == {3, 4, 5}


@pytest.mark.parametrize("zoom", range(6))
def test_the_tiles_of_a_zoom_hold_the_whole_land_once(drawn: Map, zoom: int) -> None:
    inside = shapely.box(0, 0, STEPS, STEPS)
    parts = [
        shapely.area(shapely.intersection(shapely.make_valid(ring), inside))
        for tile, layers in drawn.items()
        if tile.zoom == zoom
        for ring in rings(layers.get("earth", []))
    ]
    land = [LAND, square(170, -20, 180, -10), square(-180, -20, -170, -10), square(-180, -85.051, 0, -70)]
    expected = sum(shapely.area(shapely.Polygon(on_map(np.array(each)))) for each in land)
    assert sum(parts) / (STEPS * 2**zoom) ** 2 == pytest.approx(expected, rel=0.005)


def test_nothing_lies_beyond_a_tiles_buffer(drawn: Map) -> None:
    for tile, layers in drawn.items():
        bounds = shapely.total_bounds([part for features in layers.values() for part in rings(features)])
        assert bounds.min() >= -BUFFER, tile
        assert bounds.max() <= STEPS + BUFFER, tile


def test_rings_run_the_way_the_specification_asks(drawn: Map) -> None:
    """An outer ring has a positive area where y points to the south; the wrong way round it would be a hole."""
    for layers in drawn.values():
        for layer in ("earth", "water", "island"):
            for feature in layers.get(layer, []):
                assert feature["geometry"]["type"] == "Polygon"
                assert len(feature["geometry"]["coordinates"]) == 1
                assert shapely.LinearRing(feature["geometry"]["coordinates"][0]).is_ccw


def test_the_last_zoom_has_every_town_and_the_world_few(drawn: Map) -> None:
    assert names(drawn[tile_of("Middle")]["places"]) >= {"Middle", "Neighbour"}
    assert "Neighbour" not in names(drawn[tile_of("Middle", zoom=3)]["places"])
    everywhere = {name for layers in drawn.values() for name in names(layers.get("places", []))}
    assert "Village" in everywhere
    assert "Hamlet" not in everywhere


def test_a_part_of_a_town_is_no_town(drawn: Map) -> None:
    assert all("Old Quarter" not in names(layers.get("places", [])) for layers in drawn.values())


def test_a_country_has_its_name_in_each_language_and_lies_where_its_towns_are(drawn: Map) -> None:
    told = [feature for layers in drawn.values() for feature in layers.get("places", [])]
    germany = next(each["properties"] for each in told if each["properties"]["name"] == "Germany")
    assert germany == {
        **{"name": "Germany", "name:de": "Deutschland", "name:es": "Alemania", "name:fr": "Allemagne"},
        **{"kind": "country", "population": 1_100_000, "min_zoom": 5},
    }
    fiji = [tile for tile, layers in drawn.items() if "Fiji" in names(layers.get("places", [])) and tile.zoom == 5]
    assert len(fiji) == 1
    assert fiji[0].x in (0, 31)


def test_the_same_bytes_twice(folder: Path, drawn: Map) -> None:
    first = (folder / "basemap.pmtiles").read_bytes()
    assert draw(folder).read_bytes() == first


@pytest.mark.parametrize("moment", ["indexer.reference.basemap.drawing.encode", "os.fsync"])
def test_an_interrupted_drawing_leaves_the_old_map(
    folder: Path, drawn: Map, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "basemap.pmtiles").read_bytes()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(moment, interrupt)
        with pytest.raises(KeyboardInterrupt):
            draw(folder)
    assert (folder / "basemap.pmtiles").read_bytes() == before
    assert draw(folder).read_bytes() == before, "what it left behind is in nobody's way"


def test_the_file_says_whom_to_name(folder: Path, drawn: Map) -> None:
    attribution = read_about(folder / "basemap.pmtiles")["attribution"]
    assert "GSHHG" in attribution
    assert "GeoNames (CC BY 4.0)" in attribution
