"""Paging to the end through exact ties, while the index is being swapped underneath."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indexer.knowledge import Knowledge
from search.answer import StudyPage
from search.conditions import Conditions
from search.engine.client import Client
from search.faults import QuestionFaults
from tests.records import small_record
from tests.search.brute.indexed import Asked, IndexOf, build, reader_of

STUDIES = 60
SIZE = 7
TOWNS = [(42.36, -71.06), (42.36, -71.06), (48.85, 2.35)]
DAYS = ["2026-03-01", "2026-03-01", "2026-01-15", None]
"""Of four studies two were changed on the same day, and of one nobody says when."""

Rebuild = Callable[[list[bytes]], str]

ORDERS: list[dict[str, Any]] = [
    {"near": "42.36,-71.06", "within": "anywhere"},
    {"near": "42.36,-71.06", "within": "100km"},
    {"near": "42.36,-71.06", "within": "anywhere", "sort": "updated"},
    {"sort": "updated"},
    {"status": ["any"]},
    {"q": "asthma"},
    {"q": "asthma", "near": "42.36,-71.06", "within": "anywhere", "sort": "relevance"},
]
RELAXED: list[dict[str, Any]] = [
    {"q": "asthma lavender"},
    {"q": "asthma lavender", "near": "42.36,-71.06", "within": "anywhere"},
    {"q": "asthma lavender", "sort": "updated"},
]


def record(number: int, title: str = "Asthma at home") -> bytes:
    """A study like many others: the same town, the same day, the same words."""
    lat, lon = TOWNS[number % len(TOWNS)]
    place = {"city": "Town", "country": "France", "geoPoint": {"lat": lat, "lon": lon}}
    day = DAYS[number % len(DAYS)]
    return small_record(
        f"NCT{number:08}",
        identificationModule={"nctId": f"NCT{number:08}", "briefTitle": title},
        statusModule={"overallStatus": "RECRUITING"} | ({"lastUpdatePostDateStruct": {"date": day}} if day else {}),
        contactsLocationsModule={"locations": [place] if number % 10 else [{"city": "Nowhere", "country": "France"}]},
    )


FIRST = [record(number) for number in range(1, STUDIES + 1)]
SECOND = [record(number) for number in range(30, 90)]
"""Other studies: half of the first are gone, and others have come."""
WITH_LAVENDER = [record(number, "Lavender for asthma") for number in range(1, 40)]
NUMBERS = {f"NCT{number:08}" for number in range(1, STUDIES + 1)}
NEAR = {f"NCT{number:08}" for number in range(1, STUDIES + 1) if number % 10 and number % 3 < 2}


@pytest.fixture
def asked(client: Client, prefix: str, reference_dir: Path, conditions: Conditions) -> Asked:
    return Asked(client, prefix, reader_of(reference_dir, conditions))


@pytest.fixture
def rebuild(client: Client, prefix: str, knowledge: Knowledge, tmp_path: Path) -> Rebuild:
    return lambda records: build(client, prefix, knowledge, tmp_path, records)


@pytest.fixture(scope="module")
def at_rest(index_of: IndexOf) -> Asked:
    """An index that nobody swaps."""
    return index_of(FIRST)


def test_a_swap_between_two_pages_loses_no_hit_and_doubles_none(asked: Asked, rebuild: Rebuild) -> None:
    rebuild(FIRST)
    begun = [asked.page(**order, size=SIZE) for order in ORDERS]
    rebuild(SECOND)
    for order, first in zip(ORDERS, begun, strict=True):
        pages = [first, *following(asked, first, **order, size=SIZE)]
        ids = [hit.id for page in pages for hit in page.studies]
        assert len(ids) == len(set(ids)), order
        assert set(ids) == (NEAR if order.get("within") == "100km" else NUMBERS), order
        assert {page.total for page in pages} == {len(ids)}
        check_order(pages)
    assert {hit.id for hit in asked.page(status=["any"], size=100).studies} != NUMBERS


def test_a_cursor_whose_index_is_gone_is_refused_with_the_reason(asked: Asked, rebuild: Rebuild) -> None:
    rebuild(FIRST)
    begun = asked.page(sort="updated", size=SIZE)
    rebuild(SECOND)
    assert asked.page(sort="updated", size=SIZE, after=begun.next).studies
    rebuild(FIRST)
    check_refused(asked, "gone since the data were renewed", sort="updated", after=begun.next)
    assert asked.page(sort="updated", size=SIZE).studies


@pytest.mark.parametrize("question", RELAXED)
def test_a_relaxed_questions_cursor_stays_relaxed(asked: Asked, rebuild: Rebuild, question: dict[str, Any]) -> None:
    """Meanwhile enough studies have all the words: a new question is a strict one, the one begun goes on."""
    rebuild(FIRST)
    begun = asked.page(**question, size=SIZE)
    assert begun.question.relaxed
    assert begun.total == STUDIES
    rebuild(WITH_LAVENDER)
    anew = asked.page(**question, size=SIZE)
    assert not anew.question.relaxed
    pages = [begun, *following(asked, begun, **question, size=SIZE)]
    assert all(page.question.relaxed for page in pages)
    ids = [hit.id for page in pages for hit in page.studies]
    assert len(ids) == len(set(ids)) == STUDIES
    strict = [anew, *following(asked, anew, **question, size=SIZE)]
    assert not any(page.question.relaxed for page in strict)
    assert sum(len(page.studies) for page in strict) == anew.total == len(WITH_LAVENDER)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 7, 100])
def test_pages_of_any_size_make_the_same_list(at_rest: Asked, order: dict[str, Any], size: int) -> None:
    first = at_rest.page(**order, size=size)
    pages = [first, *following(at_rest, first, **order, size=size)]
    ids = [hit.id for page in pages for hit in page.studies]
    assert ids == at_rest.ids(**order)
    assert all(len(page.studies) == size for page in pages[:-1])
    check_order(pages)


def test_size_and_what_is_told_beside_the_hits_may_change_on_the_way(at_rest: Asked) -> None:
    order = ORDERS[0]
    ids = at_rest.ids(**order)
    first = at_rest.page(**order, size=3)
    second = at_rest.page(**order, size=10, facets=["status"], extras=["also"], after=first.next)
    assert [hit.id for hit in second.studies] == ids[3:13]
    assert second.facets["status"]


@pytest.mark.parametrize(
    "other",
    [
        {"near": "42.37,-71.06", "within": "anywhere"},
        {"near": "42.36,-71.06", "within": "99km"},
        {"near": "42.36,-71.06", "within": "anywhere", "sort": "updated"},
        {"near": "42.36,-71.06", "within": "anywhere", "status": ["any"]},
        {"near": "42.36,-71.06", "within": "anywhere", "age": "54"},
        {"near": "42.36,-71.06", "within": "anywhere", "bbox": "-80,40,10,60"},
        {"near": "42.36,-71.06", "within": "anywhere", "q": "asthma", "sort": "distance"},
    ],
)
def test_a_cursor_belongs_to_its_question(at_rest: Asked, other: dict[str, Any]) -> None:
    begun = at_rest.page(**ORDERS[0], size=SIZE)
    check_refused(at_rest, "belongs to another question", **other, after=begun.next)


@pytest.mark.parametrize(
    "changed",
    [
        {"l": []},
        {"l": [1]},
        {"l": [1, 2, 3, 4]},
        {"l": ["x", "y", "z"]},
        {"l": [None, None, None]},
        {"l": [0.5, None, "NCT00000001"]},
        {"l": [0.5, "no day", "NCT00000001"]},
        {"i": "studies"},
        {"i": "*"},
        {"i": ".opendistro_security"},
        {"i": "_all"},
        {"i": "other-studies-1-20261122t160630123456"},
        {"i": "at-rest-studies-1-20261122t160630123456"},
        {"i": "at-rest-other-1-20261122t160630123456"},
        {"q": "0123456789abcdef"},
    ],
)
def test_a_cursor_that_was_changed_is_refused_in_our_words(at_rest: Asked, changed: dict[str, Any]) -> None:
    begun = at_rest.page(**ORDERS[0], size=SIZE)
    assert begun.next is not None
    held = json.loads(base64.urlsafe_b64decode(begun.next + "=="))
    bent = base64.urlsafe_b64encode(json.dumps(held | changed).encode()).decode().rstrip("=")
    check_refused(at_rest, "", **ORDERS[0], after=bent)


def following(asked: Asked, page: StudyPage, **question: Any) -> list[StudyPage]:
    """All pages after this one."""
    pages: list[StudyPage] = []
    while page.next is not None:
        page = asked.page(**question, after=page.next)
        pages.append(page)
    return pages


def check_order(pages: list[StudyPage]) -> None:
    """Ties of distance stand by the newest check, those of the day by id."""
    hits = [hit for page in pages for hit in page.studies]
    key: Callable[[Any], Any]
    if pages[0].question.sort == "distance":
        key = lambda hit: (_far(hit.nearest[0].distance_m), _newest_first(hit.checked), hit.id)  # noqa: E731
    elif pages[0].question.sort == "updated":
        key = lambda hit: (_newest_first(hit.updated), hit.id)  # noqa: E731
    else:
        return
    assert [hit.id for hit in hits] == [hit.id for hit in sorted(hits, key=key)]


def check_refused(asked: Asked, reason: str, **question: Any) -> None:
    """Refused by the cursor's name, in our own words."""
    with pytest.raises(QuestionFaults) as refused:
        asked.page(**question)
    (fault,) = refused.value.faults
    assert fault.parameter == "after"
    assert reason in fault.message
    assert "ask without it" in fault.message or "take `next` of the page before" in fault.message


def _far(distance: int | None) -> float:
    return float("inf") if distance is None else distance


def _newest_first(day: str | None) -> int:
    return -int((day or "0").replace("-", ""))
