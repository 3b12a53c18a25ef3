"""The order of hits: the examples beside the weights, and relaxed questions."""

from __future__ import annotations

import msgspec
import pytest

from search.words.clause import can_relax, clause, elsewhere, strict
from tests.search.words.conftest import Ask, Fields, Studies

FILLER = "Of no account at all but long enough to weigh as much as others do"


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("gout", {"title": f"gout {FILLER}"}, {"conditions": f"gout {FILLER}"}),
        ("metastatic", {"conditions": f"metastatic {FILLER}"}, {"official_title": f"metastatic {FILLER}"}),
        ("heart attack", {"plain_title": f"heart attack {FILLER}"}, {"official_title": f"heart attack {FILLER}"}),
        ("sleep", {"public_title": f"sleep {FILLER}"}, {"interventions": f"sleep {FILLER}"}),
        ("pembrolizumab", {"interventions": f"pembrolizumab {FILLER}"}, {"keywords": f"pembrolizumab {FILLER}"}),
        ("trastuzumab", {"interventions": f"trastuzumab {FILLER}"}, {"summary": f"trastuzumab {FILLER}"}),
        ("gout", {"description": f"gout gout gout {FILLER}"}, {"description": f"gout {FILLER}"}),
        ("pregnancy test", {"description": f"pregnancy test {FILLER}"}, {"eligibility": f"pregnancy test {FILLER}"}),
        ("secondary breast cancer", {"title": "secondary breast cancer in women"},
         {"title": "breast cancer in secondary women"}),
        ("bowel surgery", {"conditions": ["bowel surgery"]}, {"conditions": ["bowel cancer", "surgery"]}),
        ("organs", {"title": "Of organs"}, {"title": "Of organ"}),
        ("breast cancer", {"title": "Study", "tag_ids": ["D001943"], "condition_ids": ["D001943"]},
         {"title": "Study", "tag_ids": ["D064726"], "condition_ids": ["D001943", "D064726"]}),
        ("heart attack", {"title": "A heart attack"}, {"title": "Myocardial infarction"}),
        ("MO39193", {"title": "A drug", "numbers": ["MO39193"]}, {"title": "MO39193"}),
    ],
)  # fmt: skip
def test_what_comes_first(studies: Studies, ask: Ask, typed: str, better: Fields, worse: Fields) -> None:
    studies.hold(a=worse, b=better, **{f"other{n}": FILLER for n in range(8)})
    assert studies.ids(ask(typed)) == ["b", "a"]


RELAXED: dict[str, Fields | str] = {
    "all": {"eligibility": f"{FILLER} exercise for tired veterans with gout {FILLER}"},
    "two": "gout gout gout exercise exercise",
    "half": "gout veterans veterans",
    "one": "gout gout gout",
    "none": "asthma",
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tired veterans exercise gout", ["all", "half", "two"]),
        ("tired veterans gout", ["all", "half"]),
        ('veterans tired "gout"', ["all", "half"]),
        ('veterans tired -"gout gout" -exercise', ["half"]),
        ("one OR tired veterans exercise gout", ["all", "half", "two"]),
        ("tired asthma veterans exercise OR tired veterans", ["all", "half"]),
        ("asthma", ["none"]),
    ],
)
def test_half_of_the_concepts_suffice_and_all_of_them_come_first(
    studies: Studies, ask: Ask, typed: str, found: list[str]
) -> None:
    studies.hold(**RELAXED)
    query = ask(typed, relaxed=True)
    ids = studies.ids(query)
    assert sorted(ids) == found
    assert sorted(studies.ids(query, scoring=False)) == found
    whole = studies.ids(ask(typed))
    assert ids[: len(whole)] == whole


def test_no_weight_makes_up_for_a_missing_concept(studies: Studies, ask: Ask) -> None:
    words = [f"word{n}" for n in range(12)]
    rich = " ".join(words[:11])
    everywhere = ("title", "conditions", "tags", "plain_title", "public_title", "interventions", "keywords", "summary")
    studies.hold(poor={"eligibility": " ".join(words)}, rich=dict.fromkeys(everywhere, rich), **{
        f"other{n}": FILLER for n in range(40)
    })  # fmt: skip
    assert studies.ids(ask(" ".join(words), relaxed=True)) == ["poor", "rich"]
    either = ask(f"{' '.join(words)} OR word0 word1 word2 word3 word4 absent", relaxed=True)
    assert studies.ids(either) == ["poor", "rich"]


def test_the_words_alone_and_elsewhere(studies: Studies, ask: Ask) -> None:
    studies.hold(**RELAXED)
    query = ask("tired veterans gout", words_in="topic", relaxed=True)
    assert strict(query) == clause(msgspec.structs.replace(query, relaxed=False), scoring=False)
    assert studies.ids(msgspec.structs.replace(query, relaxed=False)) == []
    assert elsewhere(query) == clause(msgspec.structs.replace(query, words_in="all"), scoring=False)


@pytest.mark.parametrize(
    ("typed", "can"),
    [("veterans", False), ("veterans OR cancer", False), ("veterans day", True), ("veterans OR sore throat day", True),
     ("gout", True), ("breast cancer", True), ('"a phrase" veterans', False), ("nct 3371017", False), ("++", False)],
)  # fmt: skip
def test_relaxing_needs_two_words_or_a_broader_heading(ask: Ask, typed: str, can: bool) -> None:
    assert can_relax(ask(typed)) is can
