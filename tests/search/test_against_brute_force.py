"""Random questions, answered by the engine and by reading every record in the plainest way: the same hits, in order."""

from __future__ import annotations

import json
from itertools import islice

import pytest

from search.answer import Hit
from tests.built import Built
from tests.records import study_records
from tests.search.brute.checks import check_counts, check_neighbours, check_one_site, check_order
from tests.search.brute.indexed import Asked
from tests.search.brute.questions import CONDITIONS, WORDS, questions
from tests.search.brute.study import PlainStudy
from tests.search.brute_force import PlainQuestion, answer

ROUNDS, QUESTIONS = 10, 36


@pytest.fixture(scope="session")
def asked(built: Built) -> Asked:
    return Asked(built.client, built.prefix, built.reader)


@pytest.fixture(scope="session")
def tagged(built: Built, asked: Asked) -> dict[str, set[str]]:
    """Which studies a heading finds; how they come by their tags is tested with the tagger."""
    found: dict[str, set[str]] = {}
    for heading in CONDITIONS:
        body = {"size": 10_000, "_source": False, "query": {"term": {"condition_ids": heading}}}
        answered = built.client.search(index=asked.live().get().name, body=body)
        found[heading] = {hit["_id"] for hit in answered["hits"]["hits"]}
    return found


@pytest.fixture(scope="session")
def worded(asked: Asked) -> dict[tuple[str, str], set[str]]:
    """Which studies a word finds; how it does is tested with the words."""
    return {
        (word, where): set(asked.ids(q=word, words_in=where, status=["any"], sort="updated"))
        for word in WORDS
        for where in ("topic", "all")
    }


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_the_same_hits_in_the_same_order_at_the_same_distances(
    asked: Asked,
    plain: list[PlainStudy],
    tagged: dict[str, set[str]],
    worded: dict[tuple[str, str], set[str]],
    round_: int,
) -> None:
    by_id = {study.id: study for study in plain}
    found = 0
    for question in islice(questions(plain, round_), QUESTIONS):
        among = _among(question, tagged, worded)
        query = asked.query(**question.parameters())
        question.point = (query.near.lat, query.near.lon) if query.near else None
        expected = answer(plain, question, among)
        page = asked.page(**question.parameters())
        assert page.total == len(expected), question
        assert len(page.studies) == min(query.size, len(expected)), question
        check_order(page, expected, by_id, question)
        for hit in page.studies:
            check_one_site(hit, by_id[hit.id], question)
        found += page.total > 0
    assert found >= 3


def test_a_moved_origin_beside_every_big_city_and_its_very_centre(asked: Asked, plain: list[PlainStudy]) -> None:
    """Hundreds of sites stand at one point there: exact ties in long rows."""
    by_id = {study.id: study for study in plain}
    for near in ("New York", "London", "Boston", "Paris", "Tokyo", "42.359,-71.061"):
        for statuses in ({"recruiting"}, set[str]()):
            question = PlainQuestion(near=near, within=None, statuses=statuses, more={"size": 100, "sort": "distance"})
            place = asked.query(**question.parameters()).near
            assert place is not None
            question.point = (place.lat, place.lon)
            page = asked.page(**question.parameters())
            expected = answer(plain, question)
            assert page.total == len(expected)
            check_order(page, expected, by_id, question)


def test_paging_to_the_end_gives_every_hit_once(asked: Asked, plain: list[PlainStudy]) -> None:
    question = PlainQuestion(near="42.358,-71.06", point=(42.358, -71.06), within=None, more={"size": 100})
    expected = answer(plain, question)
    by_id = {study.id: study for study in plain}
    ids: list[str] = []
    last: Hit | None = None
    page = asked.page(**question.parameters())
    while True:
        check_neighbours([*([last] if last else []), *page.studies], expected, by_id, question)
        ids += [hit.id for hit in page.studies]
        last = page.studies[-1]
        if page.next is None:
            break
        page = asked.page(**question.parameters(), after=page.next)
    assert len(ids) == len(set(ids))
    assert set(ids) == set(expected)


def test_the_sites_around_are_counted_whatever_their_status(asked: Asked, plain: list[PlainStudy]) -> None:
    question = PlainQuestion(near="42.358,-71.06", point=(42.358, -71.06), within=(160.0, "km"), more={"size": 100})
    by_id = {study.id: study for study in plain}
    page = asked.page(**question.parameters())
    assert page.studies
    for hit in page.studies:
        check_counts(hit, by_id[hit.id], question)


def test_a_heading_finds_what_the_registry_tags_with_it_or_beneath_it(tagged: dict[str, set[str]]) -> None:
    given: dict[str, set[str]] = {heading: set() for heading in CONDITIONS}
    for record in study_records():
        whole = json.loads(record)
        browse = whole.get("derivedSection", {}).get("conditionBrowseModule", {})
        ids = [mesh["id"] for mesh in browse.get("meshes", []) if mesh.get("id")]
        ids += [mesh["id"] for mesh in browse.get("ancestors", []) if mesh.get("id")] if ids else []
        for heading in {f"D{int(id[1:]):06}" for id in ids} & set(CONDITIONS):
            given[heading].add(whole["protocolSection"]["identificationModule"]["nctId"])
    assert all(given[heading] <= tagged[heading] for heading in CONDITIONS)
    assert any(given.values())


def _among(
    question: PlainQuestion, tagged: dict[str, set[str]], worded: dict[tuple[str, str], set[str]]
) -> set[str] | None:
    """The studies that condition and words leave; None where neither was asked."""
    sets = [tagged[heading] for heading in question.more.get("condition", [])]
    if "q" in question.more:
        sets.append(worded[question.more["q"], question.more["words_in"]])
    return set.intersection(*sets) if sets else None
