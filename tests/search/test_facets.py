"""Counts of what each value would find: a row told with n finds n."""

from __future__ import annotations

import random
from typing import Any

import pytest

from search.answer import FacetCount
from search.filters import FACETS, by_name
from tests.built import Built
from tests.search.brute.counts import as_counts, plain_counts
from tests.search.brute.indexed import Asked
from tests.search.brute.study import COUNTRIES, PlainStudy
from tests.search.brute_force import PlainQuestion

ROWS = 50
TRIED = 6
"""Rows of a facet that are asked as a filter: the first and the last."""

QUESTIONS: list[dict[str, Any]] = [
    {},
    {"status": ["any"]},
    {"status": ["recruiting", "completed"]},
    {"status": ["completed"], "country": ["US"]},
    {"country": ["US", "DE"]},
    {"status": ["any"], "country": ["US"]},
    {"status": ["recruiting", "completed"], "country": ["FR", "US"]},
    {"near": "Boston"},
    {"near": "Boston", "status": ["any"], "phase": ["phase2"]},
    {"near": "Boston", "within": "anywhere", "country": ["US"]},
    {"near": "40.714,-74.006", "within": "300km", "status": ["recruiting", "completed"], "country": ["CA", "US"]},
    {"near": "London", "within": "2000km", "country": ["DE"], "age": "54"},
    {"near": "Massachusetts", "status": ["any"]},
    {"bbox": "-80,25,-60,50", "status": ["completed"], "sex": ["female"]},
    {"q": "cancer", "status": ["any"], "fresh": ["stale", "recent"]},
    {"q": "cancer", "near": "Boston", "within": "1000km", "words_in": "topic", "sort": "distance"},
    {"condition": ["D009369"], "registry": ["ctgov", "demo"], "type": ["interventional"], "healthy": False},
]


@pytest.fixture(scope="module")
def asked(built: Built) -> Asked:
    return Asked(built.client, built.prefix, built.reader)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_row_told_with_n_finds_n(asked: Asked, question: dict[str, Any]) -> None:
    facets = asked.page(**question, facets=list(FACETS), size=1).facets
    assert list(facets) == list(FACETS)
    for name, rows in facets.items():
        check_rows(rows)
        chosen = rows if len(rows) <= TRIED else [*rows[: TRIED // 2], *rows[-TRIED // 2 :]]
        for row in chosen:
            narrowed = question | {name: as_parameter(name, row.value)}
            assert asked.page(**narrowed, size=1).total == row.count, (name, row)


@pytest.mark.parametrize("question", QUESTIONS)
def test_alone_or_together_a_facet_is_the_same(asked: Asked, question: dict[str, Any]) -> None:
    together = asked.page(**question, facets=list(FACETS), size=1)
    for name in ("status", "country", "sex"):
        alone = asked.page(**question, facets=[name], size=1)
        assert alone.facets == {name: together.facets[name]}
        assert alone.total == together.total


def test_studies_that_name_no_sex_are_counted(asked: Asked, plain: list[PlainStudy]) -> None:
    rows = as_counts(asked.page(status=["any"], facets=["sex"], size=1).facets["sex"])
    silent = sum(not study.sexes for study in plain)
    assert silent
    assert rows["not_given"] == silent
    assert asked.page(status=["any"], sex=["not_given"], size=1).total == silent


def test_rows_of_conditions_carry_their_heading(asked: Asked) -> None:
    rows = asked.page(status=["any"], facets=["condition"]).facets["condition"]
    assert rows
    assert all(row.id == row.value and row.name and row.name != row.id for row in rows)


def test_statuses_and_countries_against_brute_force(asked: Asked, plain: list[PlainStudy]) -> None:
    chance = random.Random(4)
    for _ in range(12):
        question = PlainQuestion(
            near=chance.choice([None, "Boston", "London", "42.9,-71.5"]),
            within=chance.choice([None, (80.0, "km"), (600.0, "km")]),
            statuses=set(chance.choice([[], ["recruiting"], ["completed"], ["recruiting", "completed", "unknown"]])),
            countries=set(chance.choice([[], [], ["US"], ["CA", "US"], ["DE", "FR", "GB"]])),
            age=chance.choice([None, "54", "6 months"]),
            chosen=chance.choice([{}, {"sex": {"female"}}, {"phase": {"phase2", "phase3"}}]),
        )
        query = asked.query(**question.parameters())
        question.point = (query.near.lat, query.near.lon) if query.near else None
        told = asked.page(**question.parameters(), facets=["status", "country"], size=1).facets
        statuses, countries = plain_counts(plain, question)
        assert as_counts(told["status"]) == statuses, question
        known = {code: count for code, count in as_counts(told["country"]).items() if code in COUNTRIES.values()}
        least = min(as_counts(told["country"]).values(), default=0) if len(told["country"]) == ROWS else 0
        expected = {code: count for code, count in countries.items() if count > least}
        assert expected == {code: count for code, count in known.items() if count > least}, question


def check_rows(rows: tuple[FacetCount, ...]) -> None:
    """The most first, then by value; at most 50, none of them empty, each once."""
    assert len(rows) <= ROWS
    assert list(rows) == sorted(rows, key=lambda row: (-row.count, row.value))
    assert all(row.count > 0 for row in rows)
    assert len({row.value for row in rows}) == len(rows)


def as_parameter(name: str, value: str) -> Any:
    """A row's value as its filter takes it."""
    return value == "true" if by_name(name).parameter.kind == "yes_or_no" else [value]
