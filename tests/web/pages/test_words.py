"""The table of status words: complete in every language, and never a stale status in green."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask

from make.messages import template
from search.vocabulary import STATUSES, Fresh, Status
from tests.web.pages.made import AGING, RECENT, STALE
from tests.web.pages.service import MadeFinder
from web.pages.language.languages import CHOSEN, catalogue
from web.pages.language.words import OPEN, TABLE, badge, listed

DAY = r"[\w. ]*\d{4}"
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


SPEAKS = re.compile("|".join(TABLE["en"]["in_sentences"]))


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_sentences_speak_of_recruiting_in_the_tables_words(language: str) -> None:
    """A sentence that counts who recruits says it as the reviewed table does."""
    allowed = re.compile("|".join(map(re.escape, TABLE[language]["in_sentences"])))
    found = [each for each in template() if each.id and SPEAKS.search(_plural(each.id))]
    assert len(found) > 20
    words = catalogue(language)
    told = {_plural(each.id): words.ugettext(each.id) for each in found if isinstance(each.id, str)}
    told |= {each.id[1]: words.ungettext(each.id[0], each.id[1], 2) for each in found if not isinstance(each.id, str)}
    assert {message: text for message, text in told.items() if not allowed.search(text)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_badge_of_a_page_is_of_the_table(joined: tuple[Flask, MadeFinder], language: str) -> None:
    words = {word for one in TABLE[language]["words"].values() for word in one.values()}
    patterns = {"".join(pair) for ages in TABLE[language]["patterns"].values() for pair in ages.values()}
    words |= {TABLE[language]["planned"]["word"]}
    known = re.compile("|".join(_as_pattern(pattern, words, TABLE[language]) for pattern in patterns))
    browser, found = joined[0].test_client(), set[str]()
    studies = [f"/studies/NCT0000000{number}" for number in (1, 2, 7)]
    for path in ("/search?q=many&near=Boston", *studies, "/about"):
        html = browser.get(path if language == "en" else f"/{language}{path}").text
        told = re.findall(r'<p class="status \w+">.*?</p>', html)
        found |= {unescape(re.sub(r"<[^>]+>", "", one)).strip() for one in told}
    assert len(found) > 8
    assert [text for text in found if not (text in words or known.fullmatch(text))] == []


def test_what_nobody_has_signed_is_a_draft() -> None:
    """A native reader with clinical knowledge has to sign a language first."""
    assert [name for name in LANGUAGES if not TABLE[name]["draft"]] == ["en"]


def test_words_that_are_never_used() -> None:
    assert not re.search(r"\bActive\b", str(TABLE["en"]))
    assert "erminé" not in str(TABLE["fr"])


def _plural(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[1]


def _as_pattern(pattern: str, words: set[str], table: dict[str, Any]) -> str:
    """What a pattern may become: its words are those of the table, its dates anything with a year."""
    registries = ("ClinicalTrials.gov", "CTIS", "ISRCTN")
    whose = {text.format(registry=name) for text in table["whose"].values() for name in registries}
    values = {"word": words, "then": words, "first": set(table["first"].values()), "whose": whose | {""}}
    parts = re.split(r"\{(\w+)\}", pattern)
    changed = re.escape(table["changed"]["behind"]).replace(r"\{day\}", DAY)
    told = [re.escape(part) if place % 2 == 0 else _any(values.get(part)) for place, part in enumerate(parts)]
    return f"(?:{''.join(told)}(?:{changed})?)"


def _any(values: set[str] | None) -> str:
    return f"(?:{'|'.join(map(re.escape, values))})" if values else DAY


def _shape(table: Any) -> Any:
    return {name: _shape(value) for name, value in table.items()} if isinstance(table, dict) else type(table)
