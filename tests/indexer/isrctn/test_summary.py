"""Plain English summaries as questions and answers."""

from __future__ import annotations

import time

import pytest

from indexer.registries.isrctn.headings import BACKGROUND, QUESTIONS
from indexer.registries.isrctn.reader import study
from indexer.registries.isrctn.summary import answers
from tests.indexer.isrctn.records import SUMMARY, TODAY, made, read, renderings, wire

LONG = "Some people feel dizzy when they stand up, and nobody knows why that is."


def asked(summary: str) -> dict[str, str]:
    return {answer.question: answer.answer for answer in answers(summary, None)}


def test_the_template() -> None:
    found = asked(SUMMARY)
    assert list(found) == [
        BACKGROUND,
        "Who can participate?",
        "What does the study involve?",
        "Where is the study run from?",
        "When is the study starting and how long is it expected to run for?",
        "Who is funding the study?",
        "Who is the main contact?",
    ]
    assert found["Who can participate?"] == "1. Adults\n2. Children from the age of 12 years"
    assert found["What does the study involve?"].endswith("eat:\n- two crackers in the morning\n- none at night")


def test_one_line_says_the_same_as_many() -> None:
    lines, one = asked(SUMMARY), asked(" ".join(SUMMARY.split()))
    assert list(one) == list(lines)
    assert {question: answer.replace("\n", " ") for question, answer in lines.items()} == one


@pytest.mark.parametrize("written", [question for question in QUESTIONS if question])
@pytest.mark.parametrize(
    "form", ["{}\n", "{} ", "{}: ", "\t{} \n", "2. {}\n", "- {}\n", "**\n\n{}\n", "{}?\n", " {} ? \n".replace("? ", "")]
)
def test_every_question_in_every_form(written: str, form: str) -> None:
    assert asked(f"Background and study aims\n{LONG}\n{form.format(written)}{LONG}")[written] == LONG


@pytest.mark.parametrize(
    ("heading", "question"),
    [
        ("WHO CAN PARTICIPATE", "Who can participate?"),
        ("Who can take part in the study?", "Who can participate?"),
        ("Who is eligible to join the trial?", "Who can participate?"),
        ("What does this trial involve?", "What does the study involve?"),
        ("What will the study involve:", "What does the study involve?"),
        ("What does participation involve", "What does the study involve?"),
        (
            "What are the potential risks and benefits of taking part in the trial?",
            "What are the possible benefits and risks of participating?",
        ),
        (
            "What are the benefits & risks to participants?",
            "What are the possible benefits and risks of participating?",
        ),
        (
            "Are there any possible benefits or risks of participating?",
            "What are the possible benefits and risks of participating?",
        ),
        ("What are the possible benefits of taking part?", "What are the possible benefits of participating?"),
        ("What are the possible risks and side effects of participating?", None),
        ("Where is the trial being run from?", "Where is the study run from?"),
        ("Where will the study take place?", "Where is the study run from?"),
        (
            "When is the study starting and how long will it last?",
            "When is the study starting and how long is it expected to run for?",
        ),
        (
            "When did the trial start and for how long is it expected to run?",
            "When is the study starting and how long is it expected to run for?",
        ),
        (
            "How long will the trial be recruiting participants for?",
            "How long will the study be recruiting participants for?",
        ),
        ("Who has funded the research?", "Who is funding the study?"),
        ("Who funds the study?", "Who is funding the study?"),
        ("Who is the main contact for the study?", "Who is the main contact?"),
        ("Who are the main contacts?", "Who is the main contact?"),
        ("Background & study aims:", BACKGROUND),
        ("Background and aims", BACKGROUND),
        ("Background", BACKGROUND),
        ("Study aims and background", BACKGROUND),
    ],
)
def test_headings_in_other_words(heading: str, question: str | None) -> None:
    found = asked(f"{heading}\n{LONG}")
    if question:
        assert found == {question: LONG}
    else:
        assert list(found.values()) == [LONG]


@pytest.mark.parametrize(
    "nothing",
    [
        "",
        "   \n",
        "Not provided at time of registration",
        "Not provided at time of registration and not expected to be available in the future",
        "Plain English summary of protocol not provided at time of registration",
        "Lay summary not provided at time of registration",
        "Lay summary under review",
        "Not applicable",
        "N/A",
        "https://www.cancerhelp.org.uk/trials/a-trial-of-something",
        "Background and study aims\nNot provided at time of registration\nWho can participate?\n\n",
        "Too short to tell.",
    ],
)
def test_no_summary(nothing: str) -> None:
    assert asked(nothing) == {}


def test_a_text_without_questions_tells_of_the_background() -> None:
    assert asked(LONG) == {BACKGROUND: LONG}
    assert asked(f"{LONG}\nWho can participate?\nAdults") == {BACKGROUND: LONG, "Who can participate?": "Adults"}
    assert asked("A title\nWho can participate?\nAdults") == {"Who can participate?": "Adults"}


def test_only_the_summary_of_today() -> None:
    before = f"_____\n\nPrevious plain English summary:\n{LONG}"
    both = f"Current plain English summary as of 23/11/2021:\n{SUMMARY}\n\n{before}"
    assert asked(both) == asked(SUMMARY)
    assert asked(both.replace("2021:\n", "2021: ")) == asked(SUMMARY)


def test_a_question_in_a_sentence_is_none() -> None:
    told = (
        "Background and study aims\nWe ask who can participate in sports and where is the trial run from home to home."
    )
    assert list(asked(told)) == [BACKGROUND]


def test_entities_and_signs() -> None:
    found = asked(
        "Background and study aims\nResearch &amp; *care* <b> 5 &gt; 4, a\\b and more of it here\n2019. A year"
    )
    assert found[BACKGROUND] == "Research & *care* <b> 5 > 4, a\\\\b and more of it here\n2019\\. A year"


def test_who_wrote_it_and_when() -> None:
    details = study(wire(made()), TODAY).study.details
    assert {(one.source, one.lang, one.written) for one in details.plain_summary} == {("ISRCTN", "en", "2026-05-26")}
    assert [one.written for one in read(made()).study.details.plain_summary] == [None] * 7


def test_the_records_beside_the_checkout() -> None:
    for rendering in renderings():
        text = rendering["trialDescription"]["plainEnglishSummary"]
        found = read(rendering).study.details.plain_summary
        assert len(found) in ({0} if text.startswith("Not provided") else {7, 8})


@pytest.mark.parametrize(
    "text", [" " * 200_000, "\n" * 200_000, "who is the " * 20_000, "background and " * 20_000, "_" * 200_000]
)
def test_long_nonsense_takes_no_time(text: str) -> None:
    started = time.monotonic()
    answers(text, None)
    assert time.monotonic() - started < 3
