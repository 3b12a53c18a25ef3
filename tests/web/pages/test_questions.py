"""Facts under the questions that patients ask: nothing invented, nothing left out."""

from __future__ import annotations

from typing import Any

import pytest
from markupsafe import Markup
from msgspec.structs import replace

from search.answer import WholeStudy
from search.study import Age, Arm, Eligibility, Intervention, Text
from tests.web.pages import made, made_large, made_study
from web.pages.study.pieces import Piece
from web.pages.study.questions import design_points, questions


def study(**changes: Any) -> WholeStudy:
    return made_study.study(made.site(), details=made_study.details(**changes))


def pieces(found: WholeStudy, question: str) -> tuple[Piece, ...]:
    return next(one.pieces for one in questions(found)[0].asked if one.question == question)


def points(found: tuple[Piece, ...]) -> tuple[str, ...]:
    return tuple(point.words for point in found[0].points)


def text(html: str | None) -> str:
    return Markup(html or "").striptags()


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
    watched = made_study.study(type="observational")
    assert design_points(watched.card, watched.details) == []


def test_a_placebo_is_told_with_its_whole_arm() -> None:
    arms = pieces(study(), "What treatment will I be given?")
    assert [(arm.fold, text(arm.words), arm.quote) for arm in arms[1:]] == [
        ("Treatment", "Atezolizumab", "<p>On day 1.</p>\n"),
        ("Control", "Placebo together with Carboplatin", None),
    ]


def test_without_arms_nobody_is_said_to_get_anything() -> None:
    told, listed = pieces(study(arms=()), "What treatment will I be given?")
    assert told.words == "The registry lists what is used in this study, not who gets what:"
    assert [(text(one.words), one.more) for one in listed.points] == [("Atezolizumab", "drug"), ("Placebo", "drug")]


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
    assert points(part)[:2] == ("You must be 18 or older. Any sex.", "Healthy volunteers are not accepted.")
    assert part[1].heading == "The medical conditions, in the registry’s words"
    empty = made_study.study(
        age=None, sex=None, details=made_study.details(eligibility=Eligibility(text=None, gender_based=None))
    )
    assert points(pieces(empty, "How do I take part?"))[0] == "Age and sex are not given."
    closed = made_study.study(status="completed")
    assert points(pieces(closed, "How do I take part?"))[-1] == "This study is not taking new people."


def test_the_source_comes_first() -> None:
    (facts,) = questions(study())
    assert facts.source.startswith("Nobody has written a plain-language summary of this study yet.")
    (written,) = questions(made_study.written_for_patients())
    assert written.source == "Written for patients, in ISRCTN’s record of 1 March 2026."
    assert [one.question for one in written.asked] == ["Who can participate?"]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (made_study.study(made.site()), "Call a centre above, or ask your own doctor to call."),
        (made_study.study(made.site(contact=made.OFFICE)), "Call the study office, or ask your own doctor to call."),
        (made_large.many_sites(2), "Ask the sponsor or your own doctor, with the number NCT00000001."),
        (made_study.study(status="by_invitation"), "The study team invites people. You cannot ask to join."),
    ],
)
def test_only_who_gives_a_number_is_to_be_called(found: WholeStudy, words: str) -> None:
    assert points(pieces(found, "How do I take part?"))[-1] == words


def test_any_age_is_said_so() -> None:
    anybody = made_study.study(age=Age(min_days=0, max_days=None, text="any age"))
    assert points(pieces(anybody, "How do I take part?"))[0] == "Any age. Any sex."


def test_one_group_is_everybodys() -> None:
    one = study(arms=(Arm(label="All", kind=None, description=None, interventions=()),))
    told, arm = pieces(one, "What treatment will I be given?")
    assert told.words == "Everyone in this study is in one group, in the registry’s words:"
    assert arm.words == "The registry does not say more."


def test_a_study_that_watches_gives_nothing() -> None:
    watched = made_study.study(type="observational")
    told, groups, *arms = pieces(watched, "What treatment will I be given?")
    assert told.words == "This study watches and records only. It gives no treatment."
    assert groups.words == "The registry lists these groups of people:"
    assert [arm.fold for arm in arms] == ["Treatment", "Control"]
    listed = made_study.study(type="observational", details=made_study.details(arms=()))
    assert pieces(listed, "What treatment will I be given?")[1].words == "The registry lists what this study looks at:"
    bare = made_study.study(type="observational", details=made_study.details(arms=(), given=(), texts=()))
    assert len(pieces(bare, "What treatment will I be given?")) == 1


def test_missing_conditions_are_not_said_to_be_none() -> None:
    missing = made_study.details(eligibility=Eligibility(text=None, gender_based=None))
    words = "The registry’s medical conditions for taking part are not in our copy."
    asked = points(pieces(made_study.study(details=missing), "How do I take part?"))
    assert f"{words} Ask the study office or your doctor." in asked
    nobody = replace(missing, contacts=())
    assert words in points(pieces(made_study.study(contact=None, details=nobody), "How do I take part?"))


def test_a_summary_may_tell_of_visits() -> None:
    (told,) = pieces(study(), "How often will I be seen?")
    assert told.words == "The registry has no separate visit plan. Read its text, and ask for the visit plan."
