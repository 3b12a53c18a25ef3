"""The table of status words: complete in every language, and never a stale status in green."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from search.vocabulary import STATUSES, Fresh, Status
from tests.web.pages.made import AGING, RECENT, STALE
from tests.web.pages.service import MadeFinder
from web.pages.languages import CHOSEN
from web.pages.words import OPEN, TABLE, badge, listed

LANGUAGES = [name for name in TABLE if name != "about"]

ENGLISH: list[tuple[Status, Fresh, str | None, str]] = [
    ("recruiting", "recent", RECENT, "Recruiting · checked 3 Nov 2026"),
    ("recruiting", "aging", AGING, "Recruiting when last checked, Jan 2026. Ask first"),
    ("recruiting", "stale", "2016-06-01", "Not confirmed since June 2016 (then: recruiting)"),
    ("recruiting", "stale", None, "Not confirmed: the registry gives no date (listed as recruiting)"),
    ("not_yet_recruiting", "recent", RECENT, "Not open yet · checked 3 Nov 2026"),
    ("not_yet_recruiting", "stale", STALE, "Not confirmed since July 2020 (then: not open yet)"),
    ("by_invitation", "recent", RECENT, "By invitation only: you cannot apply · checked 3 Nov 2026"),
    ("active_not_recruiting", "stale", STALE, "Running, not taking new people · July 2020"),
    ("suspended", "recent", RECENT, "Paused · checked 3 Nov 2026"),
    ("suspended", "stale", STALE, "Not confirmed since July 2020 (then: paused)"),
    ("completed", "stale", STALE, "Finished · July 2020"),
    ("completed", "stale", None, "Finished · the registry gives no date"),
    ("terminated", "aging", AGING, "Stopped early · January 2026"),
    ("withdrawn", "recent", RECENT, "Never opened here · checked 3 Nov 2026"),
    ("available", "recent", RECENT, "Offered outside a study · checked 3 Nov 2026"),
    ("unknown", "stale", "2019-03-01", "Status not confirmed (last checked March 2019)"),
    ("unknown", "stale", None, "Status not confirmed: the registry gives no date"),
]


@pytest.mark.parametrize(("status", "fresh", "checked", "words"), ENGLISH)
def test_english_words(status: Status, fresh: Fresh, checked: str | None, words: str) -> None:
    assert badge(status, fresh, checked).text == words


def test_call_first_only_beside_a_number() -> None:
    assert badge("recruiting", "aging", AGING, can_call=True).text.endswith("Call first")


def test_a_study_that_never_started_is_no_centre() -> None:
    assert badge("withdrawn", "recent", RECENT, of="study").lead == "Never started"


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("checked", [STALE, None])
def test_a_stale_status_is_never_green_nor_bare(status: Status, checked: str | None) -> None:
    shown = badge(status, "stale", checked)
    assert shown.look in ("unconfirmed", "closed")
    assert (shown.look == "unconfirmed") == (status in OPEN or status == "unknown")
    assert not shown.text.startswith("Recruiting")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word_and_pattern(language: str, joined: tuple[Flask, MadeFinder]) -> None:
    assert _shape(TABLE[language]) == _shape(TABLE["en"])
    with joined[0].test_request_context(environ_overrides={CHOSEN: language}):
        for status in STATUSES:
            for fresh, checked in (("recent", RECENT), ("aging", AGING), ("stale", STALE), ("stale", None)):
                text = badge(status, fresh, checked).text  # type: ignore[arg-type]
                assert "{" not in text
                assert listed(status)


def test_what_nobody_has_signed_is_a_draft() -> None:
    """A native reader with clinical knowledge has to sign a language first."""
    assert [name for name in LANGUAGES if not TABLE[name]["draft"]] == ["en"]


def test_words_that_are_never_used() -> None:
    assert not re.search(r"\bActive\b", str(TABLE["en"]))
    assert "erminé" not in str(TABLE["fr"])


def _shape(table: Any) -> Any:
    return {name: _shape(value) for name, value in table.items()} if isinstance(table, dict) else type(table)
