"""Map and list never disagree: what is drawn and what is counted are the list's matching sites."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from search import export
from search.answer import MapCluster, MapSite, SiteMap
from search.query import Box
from search.site_map import FEW_SITES, cells_body, site_map
from search.tiles import HIGHEST_LATITUDE, MOST_CELLS, WORLD, cell_precision, view
from tests.built import Built
from tests.search.brute.indexed import Asked

QUESTIONS: list[dict[str, Any]] = [
    {},
    {"q": "cancer"},
    {"near": "Boston", "within": "80km"},
    {"near": "Boston", "within": "anywhere", "sex": ["female"]},
    {"near": "London", "within": "500mi", "status": ["completed"], "phase": ["phase3"]},
    {"near": "42.6,-71.3", "within": "30km", "status": ["any"], "age": "54"},
    {"near": "Massachusetts"},
    {"country": ["JP", "AU", "NZ"], "status": ["recruiting", "completed"]},
    {"status": ["recruiting", "not_yet_recruiting"], "bbox": "-180,-90,180,90"},
    {"status": ["any"], "bbox": "170,-50,-150,25"},
    {"status": ["any"], "bbox": "100,-45,-120,45", "healthy": True},
    {"status": ["any"], "bbox": "-180,60,180,90"},
    {"status": ["any"], "bbox": "-180,-90,180,-60"},
    {"status": ["any"], "bbox": "-71.2,42.2,-70.9,42.5"},
    {"near": "0.0,-30.0", "within": "10km"},
    {"status": ["any"], "condition": ["D001943"], "started_since": "2010-01-01"},
]
ZOOMS = [0, 3, 5, 9, 14, 22]


@pytest.fixture(scope="module")
def asked(built: Built) -> Asked:
    return Asked(built.client, built.prefix, built.reader)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_map_draws_the_sites_of_the_list(asked: Asked, question: dict[str, Any]) -> None:
    live = asked.live().get()
    hits = [hit for page in export.every_hit(asked.client, live, asked.query(**question)) for hit in page]
    matching = sum(hit.sites.matching for hit in hits)
    for zoom in ZOOMS:
        drawn = the_map(asked, zoom, question)
        assert drawn.total == len(hits)
        assert drawn.sites == matching
        check_all_drawn(drawn)
        if drawn.sites - drawn.without_point <= FEW_SITES:
            check_singles(drawn, question)


@pytest.mark.parametrize("question", QUESTIONS)
def test_recruiting_sites_are_those_that_asking_for_them_finds(asked: Asked, question: dict[str, Any]) -> None:
    """Only where clusters are told; single sites tell their own status."""
    statuses = question.get("status", ["recruiting"])
    narrowed = question | {"status": ["recruiting"]}
    for zoom in (2, 6):
        drawn = the_map(asked, zoom, question)
        recruit = the_map(asked, zoom, narrowed) if {"recruiting", "any"} & set(statuses) else None
        expected = recruit.sites - recruit.without_point if recruit else 0
        assert sum(_recruiting(feature) for feature in drawn.features) == expected


def test_clusters_stand_inside_what_was_asked_and_count_their_studies(asked: Asked) -> None:
    drawn = the_map(asked, 6, {"status": ["any"], "bbox": "-80,35,-65,48"})
    for feature in drawn.features:
        assert -80.01 <= feature.lon <= -64.99
        assert 34.99 <= feature.lat <= 48.01
        if isinstance(feature, MapCluster):
            assert 1 <= feature.studies <= feature.count
            assert feature.recruiting <= feature.count


def test_a_cluster_of_one_town_has_its_name(asked: Asked) -> None:
    drawn = the_map(asked, 22, {"status": ["any"]})
    named = [each.name for each in drawn.features if isinstance(each, MapCluster) and each.name]
    single = [each.city for each in drawn.features if isinstance(each, MapSite)]
    assert named or single


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


@pytest.mark.parametrize(
    "question",
    [{"near": "Boston"}, {"near": "Boston", "within": "300km", "status": ["any"]}, {"near": "Massachusetts"}],
)
def test_without_a_box_the_place_is_the_view(asked: Asked, question: dict[str, Any]) -> None:
    """Else the whole world's cells would be so coarse that a town's sites were one cluster at every zoom."""
    box = view(asked.query(**question))
    assert 0 < box.east - box.west < 30
    assert 0 < box.north - box.south < 30
    assert cell_precision(box, 9) > cell_precision(WORLD, 9)
    check_all_drawn(the_map(asked, 12, question))


def test_a_radius_over_a_pole_reaches_all_meridians(asked: Asked) -> None:
    box = view(asked.query(near="89.5,10", within="100km"))
    assert (box.west, box.east, box.north) == (-180, 180, 90)


def the_map(asked: Asked, zoom: int, question: dict[str, Any]) -> SiteMap:
    return site_map(asked.client, asked.live().get(), asked.query(**question), zoom)


def check_all_drawn(drawn: SiteMap) -> None:
    """Every site that has a point stands on the map, alone or in a cluster."""
    counted = sum(map(_count, drawn.features))
    assert counted + drawn.without_point == drawn.sites
    few = drawn.sites - drawn.without_point <= FEW_SITES
    assert all(isinstance(each, MapSite) == (few or _count(each) == 1) for each in drawn.features)
    assert len(drawn.features) <= MOST_CELLS


def _count(feature: MapSite | MapCluster) -> int:
    return feature.count if isinstance(feature, MapCluster) else 1


def check_singles(drawn: SiteMap, question: dict[str, Any]) -> None:
    """Few sites are drawn one by one, each once, each with a status that was asked for."""
    singles = [each for each in drawn.features if isinstance(each, MapSite)]
    assert len({(each.study, each.id) for each in singles}) == len(singles)
    assert len({each.study for each in singles}) <= drawn.total
    statuses = question.get("status", ["recruiting"])
    assert all(statuses == ["any"] or each.status in statuses for each in singles)


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


def _recruiting(feature: MapSite | MapCluster) -> int:
    return feature.recruiting if isinstance(feature, MapCluster) else feature.status == "recruiting"


def _box(chance: random.Random) -> Box:
    """A box of any size, anywhere; some cross 180°, some hold a pole."""
    width, height = 10 ** chance.uniform(-3, 2.5), 10 ** chance.uniform(-3, 2.2)
    west, south = chance.uniform(-180, 180), chance.uniform(-90, 89)
    east = west + min(width, 359)
    return Box(west=west, south=south, east=east - 360 if east > 180 else east, north=min(90.0, south + height))
