"""Words that find nothing: asked as they were meant, told as such, and the same on every page."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from search import ask, cursor, export
from search.answer import StudyPage
from search.conditions import Conditions
from search.faults import QuestionFaults
from search.respelling import HELD, RARE, corrected
from search.site_map import site_map
from search.speller import Speller
from search.suggest import ConditionSuggestions, counts
from tests.built import Built
from tests.records import TODAY
from tests.search.brute.indexed import Asked
from tests.search.test_extras import Counting

ANY: dict[str, Any] = {"status": ["any"]}


class Spelt:
    """Questions to the index with somebody who knows how words are spelt."""

    def __init__(self, built: Built, conditions: Conditions) -> None:
        self.asked = Asked(built.client, built.prefix, built.reader)
        self.client = Counting(built.client)
        names = ConditionSuggestions(conditions, counts(built.client, self.asked.live().get(), TODAY))
        self.speller = Speller(conditions, lambda: names.spelling)

    def page(self, q: str, **question: Any) -> StudyPage:
        self.client.sent = 0
        query = self.asked.query(**(ANY | question), q=q)
        return ask.studies(self.client, self.asked.live(), query, self.asked.reader, self.speller)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def spelt(built: Built, conditions: Conditions) -> Spelt:
    return Spelt(built, conditions)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("qdiabetes", "diabetes"),
        ("diabettes qzxwvq", "diabetes qzxwvq"),
        ("breest canncer", "breast cancer"),
        ("Leuqemia", "leukemia"),
        ("breest OR leuqemia", "breast OR leukemia"),
        ("leuqemia -qzxwvq", "leukemia -qzxwvq"),
        ("qzxwvq", None),
    ],
)
def test_words_that_find_nothing_are_asked_as_they_were_meant(spelt: Spelt, typed: str, meant: str | None) -> None:
    assert spelt.asked.page(**ANY, q=typed).total == 0
    page = spelt.page(typed)
    assert (page.question.did_you_mean, page.question.corrected) == (meant, meant is not None)
    assert page.total == (spelt.asked.page(**ANY, q=meant).total if meant else 0)
    assert (page.total > 0) == (meant is not None)


@pytest.mark.parametrize(
    "typed", ["leukemia", "breast cancer", "leukemia OR qzxwvq", '"leuqemia"', "NCT99999999", "-leuqemia"]
)
def test_where_something_is_found_or_nothing_may_be_wrong_it_costs_nothing(spelt: Spelt, typed: str) -> None:
    page = spelt.page(typed)
    assert (page.question.did_you_mean, page.question.corrected) == (None, False)
    trips = spelt.client.sent
    spelt.client.sent = 0
    ask.studies(spelt.client, spelt.asked.live(), spelt.asked.query(**ANY, q=typed), spelt.asked.reader)  # type: ignore[arg-type]
    assert spelt.client.sent == trips


def test_without_expansion_the_words_stay_as_they_are(spelt: Spelt) -> None:
    page = spelt.page("leuqemia", expand=False)
    assert (page.total, page.question.did_you_mean, page.question.corrected) == (0, None, False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("breest cancer", "breast cancer"),
        ("breast canncer", "breast cancer"),
        ("leukemia leuqemia", "leukemia leukemia"),
    ],
)
def test_one_wrong_word_is_corrected_before_half_of_them_suffice(spelt: Spelt, typed: str, meant: str) -> None:
    page, right = spelt.page(typed, size=100), spelt.asked.page(**ANY, q=meant, size=100)
    assert (page.question.did_you_mean, page.question.corrected) == (meant, True)
    assert (page.total, page.question.relaxed) == (right.total, right.question.relaxed)
    assert page.total


@pytest.mark.parametrize("typed", ["leukemia qzxwvq", "qzxwvq leukemia"])
def test_without_a_word_that_is_meant_half_of_them_suffice(spelt: Spelt, typed: str) -> None:
    page = spelt.page(typed)
    assert page.question.relaxed
    assert not page.question.corrected
    assert spelt.client.sent == 2


def test_what_studies_have_is_corrected_only_where_hardly_any_has_it(spelt: Spelt) -> None:
    query = spelt.asked.query(**ANY, q="leuqemia")
    right = spelt.speller.studies("leukemia")
    for held, known in ((0, True), (1, right >= RARE), (HELD, right >= HELD * RARE), (HELD + 1, False)):
        told = {("word", "leuqemia"): {"hits": {"total": {"value": held}, "hits": []}}}
        found = corrected(query, {"leuqemia": "leukemia"}, told, spelt.speller)
        assert (found is not None) == known


def test_filters_do_not_make_a_word_wrong(spelt: Spelt) -> None:
    page = spelt.page("leukemia", near="0.0,-30.0", within="10km")
    assert (page.total, page.question.did_you_mean) == (0, None)
    other = spelt.page("leuqemia", near="0.0,-30.0", within="10km")
    assert (other.total, other.question.did_you_mean, other.question.corrected) == (0, "leukemia", True)


def test_every_page_has_what_the_first_decided(spelt: Spelt) -> None:
    whole = spelt.page("leuqemia", size=100)
    assert whole.total > 4
    ids: list[str] = []
    after = None
    while len(ids) < min(whole.total, 100):
        page = spelt.page("leuqemia", size=2, **({"after": after} if after else {}))
        assert (page.question.did_you_mean, page.question.corrected) == ("leukemia", True)
        assert page.total == whole.total
        assert spelt.client.sent == (1 if after else 3)
        ids += [hit.id for hit in page.studies]
        after = page.next
    assert ids[: len(whole.studies)] == [hit.id for hit in whole.studies]


def test_a_cursor_with_words_of_its_own_is_refused(spelt: Spelt) -> None:
    first = spelt.page("leuqemia", size=2)
    assert first.next
    begun = cursor.parse(first.next)
    query = spelt.asked.query(**ANY, q="leuqemia")
    too_many = " ".join(f"w{number}" for number in range(99))
    for changed in (replace(query, respelled=too_many, corrected=True), replace(query, corrected=True)):
        with pytest.raises(QuestionFaults):
            spelt.page("leuqemia", size=2, after=cursor.write(begun.index, changed, list(begun.last)))


def test_the_map_and_the_file_have_the_same_studies(spelt: Spelt) -> None:
    total = spelt.page("leuqemia").total
    live, query = spelt.asked.live().get(), spelt.asked.query(**ANY, q="leuqemia")
    assert site_map(spelt.asked.client, live, query, 3, spelt.speller).total == total
    pages = export.every_hit(spelt.asked.client, live, query, spelt.asked.reader, spelt.speller)
    assert sum(len(hits) for hits in pages) == total
