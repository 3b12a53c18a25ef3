"""Why a study is among the hits, as the page of an answer tells it."""

from __future__ import annotations

import pytest

from tests.records import small_record
from tests.search.brute.indexed import Asked, IndexOf

RECORDS = {
    "NCT00000001": {
        "identificationModule": {
            "nctId": "NCT00000001",
            "briefTitle": "Exercise after stroke",
            "orgStudyIdInfo": {"id": "MO39193"},
        },
        "conditionsModule": {"conditions": ["Breast Cancer"], "keywords": ["fatigue"]},
        "descriptionModule": {"briefSummary": "For people whose brain fog came after chemotherapy."},
    }
}


@pytest.fixture(scope="module")
def asked(index_of: IndexOf) -> Asked:
    records = [small_record(number, **modules) for number, modules in RECORDS.items()]
    return index_of(records)


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ("NCT00000001", [("number", "NCT00000001")]),
        ("nct 1", [("number", "nct 1")]),
        ("MO39193", [("number", "MO39193")]),
        ('"MO39193"', [("number", "MO39193")]),
        ("breast cancer", [("condition", "Breast Cancer"), ("conditions", "breast cancer")]),
        ("stroke exercise", [("title", "stroke exercise")]),
        ('"brain fog"', [("text", "brain fog")]),
        ("fatigue", [("text", "fatigue")]),
        ("fatigue zebra", [("text", "fatigue"), ("relaxed", "fatigue zebra")]),
    ],
)
def test_every_hit_says_why_it_is_here(asked: Asked, typed: str, reasons: list[tuple[str, str]]) -> None:
    page = asked.page(q=typed, status=["any"])
    assert [[(each.where, each.text) for each in hit.matched] for hit in page.studies] == [reasons]


def test_a_number_is_no_condition_that_could_be_left_out(asked: Asked) -> None:
    page = asked.page(q="NCT00000001", near="Boston", extras=["suggestions"])
    assert "q" not in {each.drop for each in page.suggestions or ()}


@pytest.mark.parametrize(
    "typed",
    [
        "nct00000001.",
        "#NCT00000001",
        "NCT ID: NCT00000001",
        "\uff2e\uff23\uff3400000001",
        '"NCT00000001"',
        "mo39193",
    ],
)
def test_a_number_is_found_however_it_was_pasted(asked: Asked, typed: str) -> None:
    assert [hit.id for hit in asked.page(q=typed, status=["any"]).studies] == ["NCT00000001"]
