"""The form read back: buttons win over fields, what cannot hold is left out, what is removed is gone."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from search.faults import QuestionFaults
from web.pages.asking import Form, read_form


def form(*fields: tuple[str, str]) -> Form:
    return read_form(MultiDict(fields))


def test_a_button_wins_over_the_field_of_its_name() -> None:
    assert form(("near", "Boston"), ("near", "Boston, England, GB")).near == "Boston, England, GB"
    assert form(("within", "50mi"), ("within", "anywhere")).parameters() == {}
    assert form(("status", "recruiting"), ("status", "any")).parameters() == {"status": ["any"]}


def test_the_default_status_is_no_choice() -> None:
    assert form(("status", "recruiting")).status == ()


def test_what_needs_a_place_or_words_is_left_out_without_them() -> None:
    assert form(("q", "asthma"), ("near", " "), ("within", "50mi"), ("sort", "distance")).parameters() == {
        "q": "asthma"
    }
    assert form(("near", "Boston"), ("sort", "relevance")).parameters() == {"near": "Boston"}


def test_a_pressed_chip_is_taken_away() -> None:
    left = form(("country", "CA"), ("country", "US"), ("bbox", "1,2,3,4"), ("drop", "country:CA"))
    assert left.country == ("US",)
    assert form(("bbox", "1,2,3,4"), ("drop", "bbox:")).bbox == ""


def test_unknown_fields_are_ignored() -> None:
    assert form(("q", "asthma"), ("utm_source", "x"), ("size", "5"), ("drop", "nothing")).parameters() == {
        "q": "asthma"
    }


def test_too_long_a_text_is_told_by_name() -> None:
    with pytest.raises(QuestionFaults) as told:
        form(("q", "x" * 301)).parameters()
    assert [fault.parameter for fault in told.value.faults] == ["q"]


def test_asking_the_same_again() -> None:
    asked = form(
        ("q", "asthma"), ("near", "Boston"), ("status", "any"), ("units", "km"), ("after", "x"), ("shown", "20")
    )
    assert read_form(MultiDict(asked.fields())) == asked
    assert asked.first_page.after == ""
