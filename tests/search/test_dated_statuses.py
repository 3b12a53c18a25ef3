"""A status that follows from dates ends with them, in every answer, with the same index and another day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from indexer.knowledge import Knowledge
from search import site_map, whole
from search.buckets import bucket_of
from search.conditions import Conditions
from search.engine.client import Client
from search.map_answer import MapCluster, MapSite
from search.saved import saved
from tests.search.brute.checks import check_one_site, check_order
from tests.search.brute.counts import as_counts, plain_counts
from tests.search.brute.ending import FAR, LAST_DAY, NEAR, documents, made, plain_studies
from tests.search.brute.indexed import Asked, dropped, reader_of, write
from tests.search.brute.questions import questions
from tests.search.brute.study import PlainStudy
from tests.search.brute_force import PlainQuestion, answer
from web.api.table import COLUMNS

BEFORE, ON, AFTER, LATER = date(2026, 11, 30), LAST_DAY, date(2026, 12, 2), date(2026, 12, 25)
MADE, QUESTIONS = 150, 60
STATUSES_ASKED: tuple[list[str], ...] = (
    ["recruiting"],
    ["active_not_recruiting"],
    ["recruiting", "active_not_recruiting"],
    ["recruiting", "completed"],
    ["active_not_recruiting", "not_yet_recruiting"],
    ["completed"],
    [],
)


@pytest.fixture(scope="module")
def ending(client: Client, reference_dir: Path, conditions: Conditions, knowledge: Knowledge) -> Iterator[Asked]:
    """An index of studies whose statuses end."""
    for prefix in dropped(client, "ending-"):
        write(client, prefix, documents(knowledge))
        yield Asked(client, prefix, reader_of(reference_dir, conditions))


@pytest.fixture(scope="module")
def by_chance(client: Client, reference_dir: Path, conditions: Conditions, knowledge: Knowledge) -> Iterator[Asked]:
    """An index of many more."""
    for prefix in dropped(client, "ending-by-chance-"):
        write(client, prefix, documents(knowledge, made(MADE, seed=1)))
        yield Asked(client, prefix, reader_of(reference_dir, conditions))


@pytest.mark.parametrize("today", [BEFORE, ON, AFTER])
def test_random_questions_find_what_reading_every_study_finds(by_chance: Asked, today: date) -> None:
    plain = list(plain_studies(made(MADE, seed=1)))
    by_id = {study.id: study for study in plain}
    found = 0
    for question in islice(about_sites(plain, today), QUESTIONS):
        query = by_chance.query(today, **question.parameters())
        question.point = (query.near.lat, query.near.lon) if query.near else None
        expected = answer(plain, question)
        page = by_chance.page(today, **question.parameters(), facets=["status", "country"])
        assert page.total == len(expected), question
        check_order(page, expected, by_id, question)
        for hit in page.studies:
            check_one_site(hit, by_id[hit.id], question)
        statuses, countries = plain_counts(plain, question)
        assert as_counts(page.facets["status"]) == statuses, question
        assert as_counts(page.facets["country"]) == countries, question
        found += page.total > 0
    assert found >= QUESTIONS / 3


def about_sites(studies: list[PlainStudy], today: date) -> Iterator[PlainQuestion]:
    """Random questions that ask nothing of the study itself."""
    chance = random.Random(today.day)
    for question in questions(studies, today.day):
        if not question.more.keys() & {"q", "condition"}:
            yield PlainQuestion(
                near=question.near,
                within=question.within,
                box=question.box,
                statuses=set(chance.choice(STATUSES_ASKED)),
                countries=question.countries,
                more=question.more,
                today=today.isoformat(),
            )


@pytest.mark.parametrize(
    ("today", "question", "numbers"),
    [
        (BEFORE, {}, {1, 2, 3, 4, 6}),
        (ON, {}, {1, 2, 3, 4, 6}),
        (AFTER, {}, {1, 3, 4}),
        (LATER, {}, {1, 4}),
        (ON, {"country": ["US"]}, {1, 2, 3}),
        (AFTER, {"country": ["US"]}, {3}),
        (AFTER, {"country": ["CA"]}, {1, 4}),
        (ON, {"near": "42.3,-71.0", "within": "10km"}, {1, 2, 3, 4}),
        (AFTER, {"near": "42.3,-71.0", "within": "10km"}, set()),
        (AFTER, {"near": "42.3,-71.0", "within": "100km"}, {1, 3, 4}),
        (ON, {"status": ["active_not_recruiting"]}, {6}),
        (AFTER, {"status": ["active_not_recruiting"]}, {1, 2, 3, 4, 6}),
        (AFTER, {"status": ["active_not_recruiting"], "country": ["US"]}, {1, 2, 3}),
        (AFTER, {"status": ["recruiting", "active_not_recruiting"], "country": ["US"]}, {1, 2, 3}),
        (AFTER, {"status": ["recruiting", "not_yet_recruiting"]}, {1, 3, 4, 5}),
        (ON, {"status": ["not_yet_recruiting"]}, {5}),
        (AFTER, {"status": ["not_yet_recruiting"]}, {5}),
        (AFTER, {"status": ["any"]}, {1, 2, 3, 4, 5, 6}),
    ],
)
def test_a_site_recruits_through_its_last_day(
    ending: Asked, today: date, question: dict[str, Any], numbers: set[int]
) -> None:
    page = ending.page(today, **question)
    assert {hit.id for hit in page.studies} == {f"NCT{number:08}" for number in numbers}
    assert page.total == len(numbers)


def test_the_nearest_site_is_one_whose_status_still_holds(ending: Asked) -> None:
    question = {"near": "42.3,-71.0", "within": "anywhere", "q": "NCT00000001", "status": ["recruiting"]}
    for today, lat in ((ON, NEAR[0]), (AFTER, FAR[0])):
        (hit,) = ending.page(today, **question).studies
        assert hit.nearest[0].lat == lat
        assert hit.sites.matching == hit.sites.recruiting == (2 if today == ON else 1)
        nearer = hit.nearer_other
        told = (nearer.reason, nearer.status) if nearer else None
        assert told == (None if today == ON else ("status", "active_not_recruiting"))


@pytest.mark.parametrize("today", [BEFORE, ON, AFTER, LATER])
@pytest.mark.parametrize(
    "status",
    [["recruiting"], ["active_not_recruiting"], ["not_yet_recruiting"], ["recruiting", "completed"], ["any"]],
)
@pytest.mark.parametrize("country", [[], ["CA"], ["US"], ["CA", "US"]])
def test_counts_are_those_of_the_day_whichever_way_they_are_counted(
    ending: Asked, today: date, status: list[str], country: list[str]
) -> None:
    """Without a place a field of the study is counted, inside a box as wide as the world the sites themselves."""
    question: dict[str, Any] = {"status": status} | ({"country": country} if country else {})
    quick = ending.page(today, **question, facets=["status", "country"])
    slow = ending.page(today, **question, facets=["status", "country"], bbox="-180,-90,180,90")
    assert quick.facets == slow.facets
    assert quick.total == slow.total
    for name, rows in quick.facets.items():
        for row in rows:
            assert ending.page(today, **(question | {name: [row.value]})).total == row.count, (name, row)


@pytest.mark.parametrize(
    ("today", "status", "until"), [(ON, "recruiting", "2026-12-01"), (AFTER, "active_not_recruiting", None)]
)
def test_study_record_sites_and_counts_stand_as_on_that_day(
    ending: Asked, today: date, status: str, until: str | None
) -> None:
    found = whole.study(ending.client, ending.live().get(), "NCT00000002", today)
    (hit,) = ending.page(today, q="NCT00000002").studies
    (record,), (site,) = found.details.records, found.all_sites
    for told in (found.card, record, site, hit, hit.nearest[0]):
        assert (told.status, told.recruits_until) == (status, until)
    recruiting = int(until is not None)
    assert found.card.sites.recruiting == hit.sites.recruiting == recruiting
    assert found.card.sites.ends == ({until: 1} if until else {})
    row = saved(ending.client, ending.live().get(), bucket_of("NCT00000002"), today)["NCT00000002"]
    assert (row.status, row.recruiting, getattr(row, "recruits_until", None)) == (status, recruiting, until)
    cells = {name: value(hit) for name, value in COLUMNS.items()}
    assert (cells["status"], cells["nearest_status"], cells["sites_recruiting"]) == (status, status, recruiting)


@pytest.mark.parametrize(("today", "recruiting"), [(ON, 8), (AFTER, 3), (LATER, 2)])
def test_a_map_counts_those_that_recruit_on_that_day(
    ending: Asked, today: date, recruiting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = ending.query(today, status=["any"])
    singles = site_map.site_map(ending.client, ending.live().get(), query, 0).features
    assert sum(isinstance(each, MapSite) and each.status == "recruiting" for each in singles) == recruiting
    monkeypatch.setattr(site_map, "FEW_SITES", 0)
    clusters = site_map.site_map(ending.client, ending.live().get(), query, 0).features
    assert sum(each.recruiting for each in clusters if isinstance(each, MapCluster)) == recruiting
