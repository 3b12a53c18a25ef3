"""Map and list never disagree: what is drawn and what is counted are the list's matching sites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from search import export
from search.answer import Hit
from search.map_answer import MapCluster, MapSite, SiteMap
from search.site_map import site_map
from search.site_map_bodies import FEW_SITES
from search.tiles import MOST_CELLS, WORLD, cell_precision, view
from tests.built import Built
from tests.search.brute.indexed import Asked
from tests.search.brute.study import PlainStudy
from tests.search.brute_force import PlainQuestion, fresh, reached

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
    hits = [hit for page in asked_pages(asked, question) for hit in page]
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


@pytest.mark.parametrize("box", [(-180.0, -90.0, 180.0, 90.0), (-125.0, 24.0, -66.0, 50.0), (-80.0, 35.0, -65.0, 48.0)])
@pytest.mark.parametrize("statuses", [{"recruiting"}, {"recruiting", "completed"}, set()])
def test_how_lately_recruiting_sites_were_checked(
    asked: Asked, plain: list[PlainStudy], box: tuple[float, float, float, float], statuses: set[str]
) -> None:
    """Against the raw records, read one by one."""
    question = PlainQuestion(box=box, statuses=statuses)
    expected = Counter(
        fresh(study.checked)
        for study in plain
        for site in study.sites
        if site.status == "recruiting" and reached(site, question) is not None
    )
    for zoom in (0, 4, 8):
        drawn = the_map(asked, zoom, question.parameters())
        found = sum((_ages(feature) for feature in drawn.features), Counter[str]())
        assert found == expected


def test_single_sites_tell_their_study_and_their_day(asked: Asked) -> None:
    question = {"near": "Boston", "within": "80km"}
    hits = {hit.id: hit for page in asked_pages(asked, question) for hit in page}
    drawn = the_map(asked, 9, question)
    singles = [each for each in drawn.features if isinstance(each, MapSite)]
    assert singles
    for site in singles:
        hit = hits[site.study]
        assert site.title in (hit.plain_title or hit.title, None)
        assert (site.status_as_of, site.fresh) == (hit.checked, hit.fresh)
    lone = {site.study for site in singles}
    assert all((site.title is not None) == (len(lone) <= FEW_SITES) for site in singles)


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


def asked_pages(asked: Asked, question: dict[str, Any]) -> Iterator[list[Hit]]:
    return export.every_hit(asked.client, asked.live().get(), asked.query(**question), asked.reader)


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


def _recruiting(feature: MapSite | MapCluster) -> int:
    return feature.recruiting if isinstance(feature, MapCluster) else feature.status == "recruiting"


def _ages(feature: MapSite | MapCluster) -> Counter[str]:
    """How many of its recruiting sites are of each freshness."""
    if isinstance(feature, MapSite):
        return Counter([feature.fresh] if feature.status == "recruiting" else [])
    sure, old = feature.recruiting_recent, feature.recruiting_aging
    return +Counter({"recent": sure, "aging": old, "stale": feature.recruiting - sure - old})
