"""What is told beside the hits: each number is what the question that it speaks of would find."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

from search import ask
from search.answer import StudyPage
from search.extras import ALSO, OUTSIDE_M
from search.suggestions import FEW
from tests.built import Built
from tests.search.brute.indexed import Asked
from tests.search.brute.questions import questions
from tests.search.brute.study import PlainStudy
from tests.search.brute_force import PlainQuestion, answer

SPARSE = 60
"""Random questions that are asked for suggestions."""

HOW_TO_DROP: dict[str, dict[str, Any]] = {"within": {"within": "anywhere"}, "status": {"status": ["any"]}}
"""A condition that has a default is dropped by saying that it does not matter."""


@pytest.fixture(scope="module")
def asked(built: Built) -> Asked:
    return Asked(built.client, built.prefix, built.reader)


class Counting:
    """A client that counts the searches sent through it."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.sent = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.client, name)

    def msearch(self, **asked: Any) -> Any:
        self.sent += 1
        return self.client.msearch(**asked)


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"near": "Boston"},
        {"near": "Boston", "within": "1000km", "country": ["CA", "US"]},
        {"near": "London", "within": "anywhere", "country": ["US"]},
        {"near": "Massachusetts"},
        {"q": "cancer", "country": ["US"]},
        {"bbox": "-80,25,-60,50", "sex": ["female"]},
        {"age": "54", "phase": ["phase2", "phase3"]},
    ],
)
def test_also_counts_what_those_statuses_would_find(asked: Asked, question: dict[str, Any]) -> None:
    totals = {status: asked.page(**question, status=[status], size=1).total for status in ALSO}
    told = asked.page(**question, extras=["also"], size=1).also
    assert told == {status: total for status, total in totals.items() if total}


def test_also_is_told_of_the_default_status_alone(asked: Asked) -> None:
    assert asked.page(status=["any"], extras=["also"]).also is None
    assert asked.page(status=["completed"], extras=["also"]).also is None
    assert asked.page().also is None


@pytest.mark.parametrize("q", ["cancer", "insulin", "placebo", "smoking", '"quality of life"', "pain -cancer"])
def test_mentions_are_the_hits_in_all_text_that_are_not_in_the_topic(asked: Asked, q: str) -> None:
    places: list[dict[str, Any]] = [{"status": ["any"], "sort": "updated"}, {"near": "Boston", "within": "1000km"}]
    for more in places:
        everywhere, topic = (set(asked.ids(q=q, words_in=where, **more)) for where in ("all", "topic"))
        told = asked.page(q=q, words_in="topic", extras=["mentions"], **more)
        assert told.mentions == len(everywhere - topic)
        assert told.total == len(topic)


def test_mentions_make_no_sense_without_words_or_in_all_text(asked: Asked) -> None:
    assert asked.page(extras=["mentions"]).mentions is None
    assert not asked.page(q="cancer", words_in="all", extras=["mentions"]).mentions


@pytest.mark.parametrize("near", ["Boston", "New York", "London", "42.6,-71.3", "48.85,2.35"])
@pytest.mark.parametrize("within", [(3.0, "km"), (40.0, "km"), (80.0, "km")])
def test_outside_counts_towns_up_to_5_km_beyond_the_radius(
    asked: Asked, plain: list[PlainStudy], near: str, within: tuple[float, str]
) -> None:
    for statuses in ({"recruiting"}, set[str]()):
        question = PlainQuestion(near=near, within=within, statuses=statuses, age="54")
        place = asked.query(**question.parameters()).near
        assert place is not None
        question.point = (place.lat, place.lon)
        inside = answer(plain, question)
        wider = farther(question, OUTSIDE_M)
        told = asked.page(**question.parameters(), extras=["outside"])
        assert told.outside == len(set(answer(only_towns(plain), wider)) - set(inside))


def only_towns(studies: list[PlainStudy]) -> list[PlainStudy]:
    """The studies without the sites of which more than the town is known: these lie outside for certain."""
    return [replace(study, sites=[site for site in study.sites if site.precision != "postcode"]) for study in studies]


def test_outside_makes_no_sense_without_a_radius(asked: Asked) -> None:
    several: list[dict[str, Any]] = [{}, {"near": "Boston", "within": "anywhere"}, {"near": "Massachusetts"}]
    for question in several:
        assert asked.page(**question, extras=["outside"]).outside is None


def test_a_suggestion_is_what_dropping_its_condition_finds(asked: Asked, plain: list[PlainStudy]) -> None:
    seen = 0
    for question in islice(questions(plain, seed=99), SPARSE):
        parameters = question.parameters() | {"extras": ["suggestions"]}
        page = asked.page(**parameters)
        if page.total >= FEW:
            assert page.suggestions is None
            continue
        check_suggestions(asked, parameters, page)
        seen += bool(page.suggestions)
    assert seen


def test_the_next_ones_beyond_the_radius(asked: Asked, plain: list[PlainStudy]) -> None:
    """From points at sea and on land where few study: how far one would have to go."""
    told = 0
    for near in ("42.36,-60.0", "64.1,-51.7", "0.0,-30.0", "-17.7,179.9", "60.0,-140.0", "41.3,-70.1", "47.6,-69.2"):
        question = PlainQuestion(near=near, within=(25.0, "mi"), more={"extras": ["suggestions"]})
        lat, lon = map(float, near.split(","))
        question.point = (lat, lon)
        page = asked.page(**question.parameters())
        if page.suggestions is None:
            continue
        first = page.suggestions[0]
        assert first.drop == "within"
        question.within = None
        everywhere = answer(plain, question)
        distances = sorted(far for far in everywhere.values() if far is not None and far < math.inf)
        assert first.total == len(everywhere)
        assert first.nearest_m == pytest.approx(distances[page.total], abs=20)
        told += 1
    assert told


def test_suggestions_cost_one_round_trip_more_and_only_with_few_hits(built: Built, asked: Asked) -> None:
    everything = ["also", "mentions", "outside", "suggestions"]
    for question, trips in (
        ({"status": ["any"]}, 1),
        ({"near": "0.0,-30.0", "within": "10km"}, 2),
        ({"near": "0.0,-30.0", "within": "10km", "q": "cancer", "phase": ["phase2"]}, 2),
        ({"q": "NCT99999999", "sex": ["female"]}, 2),
    ):
        for extras in (everything, [name for name in everything if name != "suggestions"]):
            counting: Any = Counting(built.client)
            query = asked.query(**question, extras=extras, facets=["status", "phase", "sex"])
            page = ask.studies(counting, asked.live(), query, built.reader)
            assert counting.sent == (trips if "suggestions" in extras else 1)
            assert (page.suggestions is not None) == (trips == 2 and "suggestions" in extras)


@pytest.mark.parametrize("q", ["zzqqyyxx", "OR", '""', "- - -", "*", "field:value", "💊"])
def test_where_nothing_was_asked_that_could_be_dropped_nothing_is_suggested(asked: Asked, q: str) -> None:
    places: list[dict[str, Any]] = [{}, {"near": "Boston", "within": "anywhere"}]
    for more in places:
        page = asked.page(q=q, status=["any"], extras=["also", "mentions", "outside", "suggestions"], **more)
        assert page.suggestions == () or page.total >= FEW


def test_an_area_may_be_what_leaves_too_few(asked: Asked) -> None:
    for near in ("Wyoming", "Luxembourg"):
        question: dict[str, Any] = {"phase": ["early_phase1"], "sex": ["male"], "status": ["any"]}
        assert asked.query(near=near).area
        page = asked.page(near=near, extras=["suggestions"], **question)
        if page.suggestions is not None:
            anywhere = asked.page(**question).total
            told = {each.drop: each.total for each in page.suggestions}
            assert told.get("near", page.total) == max(anywhere, page.total)


def check_suggestions(asked: Asked, parameters: dict[str, Any], page: StudyPage) -> None:
    """Every condition is suggested that brings something when it alone is dropped, with what it brings."""
    assert page.suggestions is not None
    expected: dict[str, int] = {}
    for name, other in without_each(parameters).items():
        total = asked.page(**other).total
        if total > page.total:
            expected[name] = total
    assert {each.drop: each.total for each in page.suggestions} == expected, parameters
    for each in page.suggestions:
        assert (each.nearest_m is None) or each.drop == "within"


def without_each(parameters: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The question without each of its conditions."""
    aside = {"sort", "size", "extras", "words_in", "near"}
    asked = {name: value for name, value in parameters.items() if name != "extras"}
    asked |= {"size": 1}
    others: dict[str, dict[str, Any]] = {}
    for name in parameters.keys() - aside:
        dropped = {key: value for key, value in asked.items() if key != name} | HOW_TO_DROP.get(name, {})
        if name == "q" and dropped["sort"] == "relevance":
            dropped["sort"] = "updated"
        if dropped != asked:
            others[name] = dropped
    return others


def farther(question: PlainQuestion, metres: float) -> PlainQuestion:
    """The same question, so many metres farther."""
    radius = question.radius_m or 0
    return PlainQuestion(
        near=question.near,
        point=question.point,
        within=((radius + metres) / 1000, "km"),
        statuses=question.statuses,
        age=question.age,
    )
