"""Random questions, answered by the engine and by reading every record in the plainest way: the same hits, in order."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import msgspec
import pytest

from search import ask
from search.answer import Hit, StudyPage
from search.conditions import Conditions, Heading
from search.indices import LiveIndex
from search.places.place import Place
from search.query import Box, StudyQuery
from search.vocabulary import STATUSES
from tests.built import Built
from tests.records import study_records
from tests.search.brute_force import COUNTRIES, PlainQuestion, PlainStudy, answer, haversine, reached, read

QUESTIONS = 300
RADII_M = [2_000.0, 40_000.0, 80_000.0, 160_000.0, 1_000_000.0, None]
CORNERS = [(90, 0), (-90, 0), (0, 180), (0, -180), (-17.7, 179.99), (-17.7, -179.99), (69.65, 18.96), (42.358, -71.06)]
DISTANCE_M = 20.0
HEADINGS = ["D001943", "D003924", "D008175"]


@pytest.fixture(scope="session")
def plain() -> list[PlainStudy]:
    newest: dict[str, PlainStudy] = {}
    for record in study_records():
        study = read(record)
        if study.id not in newest or study.updated > newest[study.id].updated:
            newest[study.id] = study
    return list(newest.values())


@pytest.fixture(scope="session")
def tagged(built: Built) -> dict[str, set[str]]:
    """Which studies a heading finds; how they come by their tags is tested with the tagger."""
    index = LiveIndex(built.client, built.prefix).get().name
    found: dict[str, set[str]] = {}
    for heading in HEADINGS:
        body = {"size": 10_000, "_source": False, "query": {"term": {"condition_ids": heading}}}
        found[heading] = {hit["_id"] for hit in built.client.search(index=index, body=body)["hits"]["hits"]}
    return found


def questions(plain: list[PlainStudy]) -> Iterator[PlainQuestion]:
    """Any point on the globe and those of real sites, every radius, one or more statuses, sometimes a country."""
    chance = random.Random(20261122)
    points = [(site.lat, site.lon) for study in plain for site in study.sites if site.lat is not None]
    for number in range(QUESTIONS):
        if number < len(CORNERS):
            lat, lon = CORNERS[number]
        elif number % 3 == 0:
            lat, lon = math.degrees(math.asin(chance.uniform(-1, 1))), chance.uniform(-180, 180)
        else:
            lat, lon = chance.choice(points)  # type: ignore[assignment]
        yield PlainQuestion(
            lat=round(lat, 3),
            lon=round(lon, 3),
            within_m=RADII_M[number % len(RADII_M)],
            statuses=set(chance.choice([["recruiting"], [], chance.sample(STATUSES, 3)])),
            country=chance.choice([None, None, None, *COUNTRIES.values()]),
            box=chance.choice([None, None, _box(chance)]),
        )


def test_the_same_hits_in_the_same_order_at_the_same_distances(
    built: Built, plain: list[PlainStudy], conditions: Conditions, tagged: dict[str, set[str]]
) -> None:
    index = LiveIndex(built.client, built.prefix)
    by_id = {study.id: study for study in plain}
    hits_seen = 0
    for number, question in enumerate(questions(plain)):
        heading = HEADINGS[number % 7] if number % 7 < len(HEADINGS) else None
        expected = answer(plain, question, tagged[heading] if heading else None)
        query = as_query(question, conditions.heading(heading) if heading else None)
        page = ask.studies(built.client, index, query)
        assert page.total == len(expected), question
        assert_first_of(page, expected, question)
        for hit in page.studies:
            assert_one_site(hit, by_id[hit.id], question)
        hits_seen += len(page.studies)
    assert hits_seen > QUESTIONS


def test_paging_to_the_end_gives_every_hit_once(built: Built, plain: list[PlainStudy]) -> None:
    question = PlainQuestion(lat=42.358, lon=-71.06, within_m=None, statuses={"recruiting"})
    expected = answer(plain, question)
    index = LiveIndex(built.client, built.prefix)
    query = as_query(question, size=100)
    ids: list[str] = []
    distances: list[float] = []
    after: str | None = None
    while True:
        page = ask.studies(built.client, index, msgspec.structs.replace(query, after=after))
        ids += [hit.id for hit in page.studies]
        distances += [_distance(hit) for hit in page.studies]
        if page.next is None:
            break
        after = page.next
    assert len(ids) == len(set(ids))
    assert set(ids) == set(expected)
    assert all(one <= other + 2 for one, other in pairwise(distances))


def assert_first_of(page: StudyPage, expected: dict[str, tuple[float, str]], question: PlainQuestion) -> None:
    """The page begins the expected order; exact ties stand by the newest check, then by id."""
    order = sorted(expected, key=lambda id: (expected[id][0], _newest_first(expected[id][1]), id))
    got = [hit.id for hit in page.studies]
    assert len(got) == min(20, len(expected)), question
    for hit, wanted in zip(page.studies, order, strict=False):
        assert _distance(hit) == pytest.approx(expected[wanted][0], abs=DISTANCE_M), question
        assert _distance(hit) == pytest.approx(expected[hit.id][0], abs=DISTANCE_M), question
    for one, other in pairwise(page.studies):
        if expected[one.id][0] == expected[other.id][0]:
            assert (_newest_first(one.checked or ""), one.id) < (_newest_first(other.checked or ""), other.id), question


def assert_one_site(hit: Hit, study: PlainStudy, question: PlainQuestion) -> None:
    """The site that is named has the status and the country that were asked for, at the distance that is told."""
    nearest = hit.nearest[0]
    assert not question.statuses or nearest.status in question.statuses
    assert not question.country or nearest.country == question.country
    if nearest.lat is not None and nearest.lon is not None:
        assert nearest.distance_m == pytest.approx(
            haversine(question.lat, question.lon, nearest.lat, nearest.lon), abs=DISTANCE_M
        )
    assert any((site.lat, site.lon, site.status) == (nearest.lat, nearest.lon, nearest.status) for site in study.sites)
    other = hit.nearer_other
    if other is not None:
        assert other.distance_m <= (nearest.distance_m or 0)
        wrong_status = bool(question.statuses) and other.status not in question.statuses
        assert other.reason == ("status" if wrong_status else "country")


def as_query(question: PlainQuestion, heading: Heading | None = None, **more: Any) -> StudyQuery:
    return StudyQuery(
        near=Place(name="asked", lat=question.lat, lon=question.lon),
        within_m=question.within_m,
        status=tuple(status for status in STATUSES if status in question.statuses),
        country=(question.country,) if question.country else (),
        bbox=Box(west=question.box[0], south=question.box[1], east=question.box[2], north=question.box[3])
        if question.box
        else None,
        conditions=(heading,) if heading else (),
        sort="distance",
        today=date(2026, 11, 22),
        **more,
    )


def _box(chance: random.Random) -> tuple[float, float, float, float]:
    """A box of some size anywhere; one in four or so crosses the antimeridian."""
    south, west = chance.uniform(-85, 60), chance.uniform(-180, 180)
    east = west + chance.uniform(1, 120)
    return west, south, east - 360 if east > 180 else east, min(90.0, south + chance.uniform(1, 60))


def _distance(hit: Hit) -> float:
    distance = hit.nearest[0].distance_m
    return math.inf if distance is None else distance


def _newest_first(day: str) -> int:
    return -int(day.replace("-", "") or 0)


def test_the_sites_around_are_counted_whatever_their_status(built: Built, plain: list[PlainStudy]) -> None:
    question = PlainQuestion(lat=42.358, lon=-71.06, within_m=160_000.0, statuses={"recruiting"})
    anyone = PlainQuestion(lat=42.358, lon=-71.06, within_m=160_000.0, statuses=set())
    by_id = {study.id: study for study in plain}
    page = ask.studies(built.client, LiveIndex(built.client, built.prefix), as_query(question, size=100))
    assert page.studies
    for hit in page.studies:
        sites = by_id[hit.id].sites
        assert hit.sites.near == sum(reached(site, anyone) is not None for site in sites)
        assert hit.sites.matching == sum(reached(site, question) is not None for site in sites)


def test_a_heading_finds_what_the_registry_tags_with_it_or_beneath_it(tagged: dict[str, set[str]]) -> None:
    given: dict[str, set[str]] = {heading: set() for heading in HEADINGS}
    for record in study_records():
        whole = json.loads(record)
        browse = whole.get("derivedSection", {}).get("conditionBrowseModule", {})
        ids = [mesh["id"] for mesh in browse.get("meshes", []) if mesh.get("id")]
        ids += [mesh["id"] for mesh in browse.get("ancestors", []) if mesh.get("id")] if ids else []
        for heading in {f"D{int(id[1:]):06}" for id in ids} & set(HEADINGS):
            given[heading].add(whole["protocolSection"]["identificationModule"]["nctId"])
    assert all(given[heading] <= tagged[heading] for heading in HEADINGS)
    assert any(given.values())
