"""Ages in the reader's language, both ways: those that a study takes, and a reader's own."""

from __future__ import annotations

import pytest
from flask import Flask

from search.ages import persons_age
from search.study import Age
from tests.web.pages.service import MadeFinder
from web.pages.language.ages import ON_CARD, in_english, told_age
from web.pages.language.languages import CHOSEN

ADULTS = Age(min_days=6574, max_days=None, text="18 years or older")


@pytest.mark.parametrize(
    ("written", "english"),
    [
        ("6 Monate", "6 months"),
        ("6 mois", "6 months"),
        ("2 años", "2 years"),
        ("54 ans", "54 years"),
        ("30 Tage alt", "30 days"),
        ("3 sem", "3 sem"),
        ("54", "54"),
        ("6 months", "6 months"),
        ("old", "old"),
    ],
)
def test_a_readers_age_is_asked_in_english(written: str, english: str) -> None:
    assert in_english(written) == english


def test_what_was_written_is_understood() -> None:
    assert persons_age(in_english("6 Monate")).words == "6 months"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Age 18 or older"), ("de", "Alter: 18 oder älter"), ("es", "años"), ("fr", "18 ans")],
)
def test_the_age_that_a_study_takes(joined: tuple[Flask, MadeFinder], language: str, words: str) -> None:
    with joined[0].test_request_context(environ_overrides={CHOSEN: language}):
        assert words in told_age(ADULTS, ON_CARD)
