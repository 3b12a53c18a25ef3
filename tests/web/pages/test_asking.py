"""The form read back: buttons win over fields, what cannot hold is left out, what is removed is gone."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from search.faults import QuestionFaults
from web.pages.search.asking import Form, read_form


def form(*fields: tuple[str, str]) -> Form:
    return read_form(MultiDict(fields))


def test_a_button_wins_over_the_field_of_its_name() -> None:
    assert form(("near", "Boston"), ("near", "Boston, England, GB")).near == "Boston, England, GB"
    assert form(("within", "50mi"), ("within", "anywhere")).parameters() == {}
    assert form(("status", "recruiting"), ("status", "any")).parameters() == {"status": ["any"]}


def test_the_default_status_is_no_choice() -> None:
    assert form(("status", "recruiting")).filters == {}


def test_what_needs_a_place_or_words_is_left_out_without_them() -> None:
    assert form(("q", "asthma"), ("near", " "), ("within", "50mi"), ("sort", "distance")).parameters() == {
        "q": "asthma"
    }
    assert form(("near", "Boston"), ("sort", "relevance")).parameters() == {"near": "Boston"}


def test_a_pressed_chip_is_taken_away() -> None:
    left = form(("country", "CA"), ("country", "US"), ("bbox", "1,2,3,4"), ("drop", "country:CA"))
    assert left.filters == {"country": ("US",)}
    assert form(("bbox", "1,2,3,4"), ("drop", "bbox:")).bbox == ""
    assert form(("phase", "phase1"), ("phase", "phase2"), ("drop", "phase:")).filters == {}
    assert form(("status", "suspended"), ("status", "recruiting"), ("drop", "status:suspended")).filters == {}


def test_all_chips_go_at_once_but_never_what_is_searched_for() -> None:
    narrowed = [("condition", "D001943"), ("age", "54"), ("expand", "false"), ("drop", "all")]
    assert form(*narrowed).parameters() == {"condition": ["D001943"]}
    assert form(("q", "asthma"), *narrowed).parameters() == {"q": "asthma"}


def test_a_filter_set_holds_that_value_alone() -> None:
    assert form(("status", "recruiting"), ("set", "status:available")).filters == {"status": ("available",)}
    assert form(("age", "54"), ("set", "nothing:x"), ("set", "sex")).filters == {"age": ("54",)}


def test_every_kind_of_filter_is_read() -> None:
    asked = form(
        ("sex", "female"),
        ("purpose", "treatment"),
        ("purpose", "screening"),
        ("age", ""),
        ("age", " 54 "),
        ("healthy", "true"),
        ("updated_since", "2026-01-31"),
        ("sponsor", "Roche"),
        ("phase", ""),
    )
    assert asked.parameters() == {
        "sex": ["female"],
        "purpose": ["treatment", "screening"],
        "age": "54",
        "healthy": True,
        "updated_since": "2026-01-31",
        "sponsor": ["Roche"],
    }
    assert form(("healthy", "true"), ("healthy", "")).filters == {}


def test_where_the_words_must_stand_can_be_chosen() -> None:
    near = (("q", "asthma"), ("near", "Boston"))
    assert form(*near).parameters()["words_in"] == "topic"
    assert form(*near, ("words_in", "all")).parameters()["words_in"] == "all"
    assert "words_in" not in form(*near, ("sort", "relevance")).parameters()
    assert form(*near, ("expand", "false")).parameters()["expand"] is False


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
        ("q", "asthma"),
        ("near", "Boston"),
        ("status", "any"),
        ("sex", "female"),
        ("age", "54"),
        ("words_in", "all"),
        ("units", "km"),
        ("after", "x"),
        ("shown", "20"),
    )
    assert read_form(MultiDict(asked.fields())) == asked
    assert asked.first_page.after == ""
