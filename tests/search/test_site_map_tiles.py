"""How fine the tiles of a map are: no more than one answer holds, and the finer the nearer."""

from __future__ import annotations

import math
import random

import pytest

from search.query import Box
from search.site_map_bodies import cells_body
from search.tiles import HIGHEST_LATITUDE, MOST_CELLS, WORLD, cell_precision, view
from tests.built import Built
from tests.search.brute.indexed import Asked


@pytest.fixture(scope="module")
def asked(built: Built) -> Asked:
    return Asked(built.client, built.prefix, built.reader)


def test_no_map_has_more_cells_than_one_answer_holds(asked: Asked) -> None:
    """The engine would tell only the fullest cells, and the rest would be missing without a word."""
    chance = random.Random(8)
    boxes = [WORLD, Box(west=180, south=-90, east=-180, north=90), Box(west=170, south=-80, east=-170, north=80)]
    boxes += [_box(chance) for _ in range(300)]
    for box in boxes:
        for zoom in range(23):
            precision = cell_precision(box, zoom)
            assert touched(box, precision) <= MOST_CELLS, (box, zoom)
    for zoom in range(23):
        body = cells_body(asked.query(status=["any"]), cell_precision(WORLD, zoom))
        grid = body["aggs"]["sites"]["aggs"]["here"]["aggs"]["placed"]["aggs"]["cells"]["geotile_grid"]
        assert 4 ** grid["precision"] <= grid["size"] == MOST_CELLS


def test_the_nearer_the_finer(asked: Asked) -> None:
    """A small box is not drawn coarser for want of cells elsewhere."""
    town = Box(west=-71.2, south=42.2, east=-70.9, north=42.5)
    precisions = [cell_precision(town, zoom) for zoom in range(23)]
    assert precisions == sorted(precisions)
    assert cell_precision(town, 9) == 12


def test_a_radius_over_a_pole_reaches_all_meridians(asked: Asked) -> None:
    box = view(asked.query(near="89.5,10", within="100km"))
    assert (box.west, box.east, box.north) == (-180, 180, 90)


def touched(box: Box, precision: int) -> int:
    """How many tiles of a level hold a part of the box, counted from its corners."""
    tiles = 1 << precision
    columns = (int((box.west + 180) / 360 * tiles), int((box.east + 180) / 360 * tiles))
    across = columns[1] - columns[0] + 1 if box.west < box.east else tiles - columns[0] + columns[1] + 1
    down = _row(box.south, tiles) - _row(box.north, tiles) + 1
    return min(tiles, across) * min(tiles, down)


def _row(lat: float, tiles: int) -> int:
    """Row of a parallel in the square map of the web, from the north."""
    bound = math.radians(max(-HIGHEST_LATITUDE, min(HIGHEST_LATITUDE, lat)))
    share = (1 - math.log(math.tan(bound) + 1 / math.cos(bound)) / math.pi) / 2
    return max(0, min(tiles - 1, int(share * tiles)))


def _box(chance: random.Random) -> Box:
    """A box of any size, anywhere; some cross 180°, some hold a pole."""
    width, height = 10 ** chance.uniform(-3, 2.5), 10 ** chance.uniform(-3, 2.2)
    west, south = chance.uniform(-180, 180), chance.uniform(-90, 89)
    east = west + min(width, 359)
    return Box(west=west, south=south, east=east - 360 if east > 180 else east, north=min(90.0, south + height))
