"""Facts under the questions that patients ask: nothing invented, nothing left out."""

from __future__ import annotations

from typing import Any

import pytest

from search.answer import WholeStudy
from search.study import Eligibility, Intervention, Text
from tests.web.pages import made
from web.pages.questions import Piece, design_points, questions


def study(**changes: Any) -> WholeStudy:
    return made.study(made.site(), details=made.details(**changes))


def pieces(found: WholeStudy, question: str) -> tuple[Piece, ...]:
    return next(one.pieces for one in questions(found).asked if one.question == question)


@pytest.mark.parametrize(
    ("masked", "words"),
    [
        (("participant", "investigator"), "You will not be told which treatment you get."),
        (("investigator",), "Some people in the study team do not know who gets which treatment."),
        (None, "The registry does not say who knows which treatment you get."),
        ((), "Everyone knows who gets which treatment."),
    ],
)
def test_who_knows(masked: tuple[str, ...] | None, words: str) -> None:
    found = study(masked=masked)
    assert design_points(found.card, found.details)[-1] == words


def test_chance_is_told_without_odds() -> None:
    found = study()
    assert design_points(found.card, found.details)[0] == "A computer decides by chance which group you are in."
    watched = made.study(type="observational")
    assert design_points(watched.card, watched.details) == []


def test_a_placebo_is_told_with_its_whole_arm() -> None:
    arms = pieces(study(), "What treatment will I be given?")
    assert [(arm.fold, arm.words) for arm in arms[1:]] == [
        ("Treatment", "Atezolizumab. On day 1."),
        ("Control", "Placebo together with Carboplatin"),
    ]


def test_without_arms_nobody_is_said_to_get_anything() -> None:
    told, listed = pieces(study(arms=()), "What treatment will I be given?")
    assert told.words == "The registry lists what is used in this study, not who gets what:"
    assert listed.points == ("Atezolizumab · drug", "Placebo · drug")


def test_an_outline_in_the_text_is_quoted_word_for_word() -> None:
    outline = Text(
        registry="ctgov",
        lang="en",
        section="description",
        text="Objectives.\n\nOUTLINE: Two arms.\n\nARM A: drug.\n\nAfter completion of treatment, yearly.",
    )
    found = study(arms=(), texts=(outline,), given=(Intervention(kind="drug", name="x"),))
    quote = pieces(found, "What treatment will I be given?")[1].quote
    assert quote == "<p>OUTLINE: Two arms.</p>\n<p>ARM A: drug.</p>\n"
    assert pieces(found, "How often will I be seen?")[1].quote == "<p>After completion of treatment, yearly.</p>\n"


def test_how_to_take_part() -> None:
    part = pieces(study(), "How do I take part?")
    assert part[0].points[:2] == ("You must be 18 or older. Any sex.", "Healthy volunteers are not accepted.")
    assert part[1].fold == "The medical conditions, in the registry’s words"
    empty = made.study(age=None, sex=None, details=made.details(eligibility=Eligibility(text=None, gender_based=None)))
    assert pieces(empty, "How do I take part?")[0].points[0] == "Age and sex are not given."
    closed = made.study(status="completed")
    assert pieces(closed, "How do I take part?")[0].points[-1] == "This study is not taking new people."


def test_the_source_comes_first() -> None:
    assert questions(study()).source.startswith("Nobody has written a plain-language summary of this study yet.")
    written = questions(made.written_for_patients())
    assert written.source == "Written for patients by ISRCTN, 1 March 2026."
    assert [one.question for one in written.asked] == ["Who can participate?"]
