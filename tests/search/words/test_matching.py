"""What words find, and what they must not find, on the real engine."""

from __future__ import annotations

import pytest

from search.words.clause import clause
from tests.search.words.conftest import Ask, Fields, Studies

WORDS = {
    "bare": "Metastasis of a Sjogren tumour",
    "british": "Leukaemia and anaemia in children",
    "code": "Anti-PD-1 and PD-L1 with T-DXd",
    "closed": "A PDL1 and PD1 inhibitor",
    "her": "HER2-positive disease, IL-17A",
    "apart": "HER 2 positive disease",
    "aids": "Hearing aids for veterans",
    "greek": "TNF-α blockade",
    "stage": "P.D. in stage 1",
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("metastases", ["bare"]),
        ("Sjögren's", ["bare"]),
        ("tumors", ["bare"]),
        ("leukemia anemia child", ["british"]),
        ("PD1", ["closed", "code"]),
        ("PD-1", ["closed", "code"]),
        ("pdl1", ["closed", "code"]),
        ("t-dxd", ["code"]),
        ("TDXd", ["code"]),
        ("her2", ["apart", "her"]),
        ("HER-2", ["apart", "her"]),
        ("her 2", ["apart", "her"]),
        ("HER2-positive", ["her"]),
        ("IL17A", ["her"]),
        ("il-17a", ["her"]),
        ("TNF-alpha", ["greek"]),
        ("tnfα", ["greek"]),
        ("organ", []),
        ("aid", []),
        ("chil*", []),
        ("title:anti", []),
        ("+++", []),
    ],
)
def test_spellings_of_one_word(studies: Studies, ask: Ask, typed: str, found: list[str]) -> None:
    studies.hold(**WORDS)
    assert sorted(studies.ids(ask(typed, expand=False))) == found
    assert sorted(studies.ids(ask(typed))) == found


ILLNESSES: dict[str, Fields | str] = {
    "tagged": {"title": "Study 301", "tag_ids": ["D064726"], "condition_ids": ["D001943", "D064726"]},
    "titled": {"title": "Cancer that began in the breast"},
    "renamed": {"title": "A breast tumor registry"},
    "inverse": {"title": "A tumor of the breast"},
    "mentions": {"title": "Quality of life", "summary": "After breast cancer", "eligibility": "Breast cancer"},
    "eligible": {"title": "Exercise", "eligibility": "Cancer of a breast"},
    "split": {"title": "Breast reconstruction", "keywords": ["cancer"]},
    "other": {"title": "Lung cancer"},
}


@pytest.mark.parametrize(
    ("typed", "asked", "found"),
    [
        ("breast cancer", {"words_in": "topic"}, ["renamed", "split", "tagged", "titled"]),
        ("breast cancer", {}, ["eligible", "mentions", "renamed", "split", "tagged", "titled"]),
        ("breast cancer", {"words_in": "topic", "expand": False}, ["split", "titled"]),
        ('"breast cancer"', {}, ["mentions"]),
        ("breast -cancer", {"words_in": "topic", "expand": False}, ["inverse", "renamed"]),
        ('cancer -"breast cancer"', {"expand": False}, ["eligible", "other", "split", "titled"]),
        ("lung OR exercise", {}, ["eligible", "other"]),
        ('lung OR "study 301"', {}, ["other", "tagged"]),
        ("lung exercise", {}, []),
        ("-breast -study", {"words_in": "topic"}, ["eligible", "mentions", "other"]),
    ],
)
def test_what_words_find(studies: Studies, ask: Ask, typed: str, asked: dict[str, object], found: list[str]) -> None:
    studies.hold(**ILLNESSES)
    query = ask(typed, **asked)
    assert sorted(studies.ids(query)) == found
    assert sorted(studies.ids(query, scoring=False)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nct 3371017", ["number"]),
        ("atezolizumab NCT03371017", []),
        ("ipatasertib nct 3371017", ["number"]),
        ("MO39193", ["number"]),
        ("mo-39193", ["number"]),
        ("MO39193 OR aspirin", ["aspirin", "number"]),
        ("isrctn 12949496", []),
    ],
)
def test_numbers_in_any_spelling(studies: Studies, ask: Ask, typed: str, found: list[str]) -> None:
    numbers = {"numbers": ["NCT03371017", "MO39193"], "registry_numbers": ["NCT03371017"]}
    studies.hold(number={"title": "Ipatasertib"} | numbers, aspirin="Aspirin", near="NCT 3371017 and MO 391 93 apart")
    assert sorted(studies.ids(ask(typed))) == found
    assert sorted(studies.ids(ask(typed, expand=False))) == found


def test_the_study_that_has_a_number_comes_before_those_that_name_it(studies: Studies, ask: Ask) -> None:
    named = {"numbers": ["NCT03371017"], "registry_numbers": ["NCT03371017"]}
    studies.hold(follow=named, own=named | {"own_numbers": ["NCT03371017"]}, umbrella=named)
    assert studies.ids(ask("NCT03371017"))[0] == "own"


@pytest.mark.parametrize("typed", ["JUDGE-1", "example-walk-1", "MO39193"])
def test_a_sponsors_number(studies: Studies, ask: Ask, typed: str) -> None:
    studies.hold(own={"numbers": ["JUDGE1", "EXAMPLEWALK1", "MO39193"]}, other="Judge a walk for example")
    assert studies.ids(ask(typed)) == ["own"]


EUROPEAN = {
    "first": ["20235012341200"],
    "again": ["20235012341201"],
    "named": ["ISRCTN12345678", "202350123412"],
    "old": ["201600511942"],
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2023-501234-12-00", ["first", "named"]),
        ("EU CT number: 2023-501234-12-01", ["again", "named"]),
        ("2023-501234-12", ["again", "first", "named"]),
        ("CTIS 2023 501234 12", ["again", "first", "named"]),
        ("ISRCTN 1234 5678", ["named"]),
        ("isrctn1234-5678.", ["named"]),
        ("EudraCT 2016-005119-42", ["old"]),
        ("EudraCT No. 2016-005119-42-GB", ["old"]),
        ("2016 005119 42", ["old"]),
        ("2016-005119-43", []),
        ("2023-501234-12 OR 2016-005119-42", ["again", "first", "named", "old"]),
    ],
)
def test_numbers_of_european_registries(studies: Studies, ask: Ask, typed: str, found: list[str]) -> None:
    """A CTIS number without its resubmission means any of these; with it, studies too that name it without."""
    studies.hold(**{id: {"numbers": numbers, "registry_numbers": numbers} for id, numbers in EUROPEAN.items()})
    assert sorted(studies.ids(ask(typed))) == found


def test_without_words_there_is_no_clause(studies: Studies, ask: Ask) -> None:
    assert clause(ask("x", q=None)) is None
