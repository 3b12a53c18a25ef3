"""What a text of an operator's file must be, beside a text: each rule tells what is wrong, None where nothing is."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlsplit

from babel import Locale

from indexer.ages import understood
from indexer.countries import country_code
from indexer.dates import partial_day
from indexer.identifiers import number
from search.vocabulary import REGISTRY_NAMES

WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
PARTIAL = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
OWN_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?")
SPREADSHEET_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?E[+-]?\d+", re.ASCII | re.IGNORECASE)
"""What a spreadsheet makes of a long row of digits: most of them are lost."""
WITH_SLASHES = re.compile(r"\d{1,4}/\d{1,2}/\d{1,4}", re.ASCII)
OTHERS = re.compile(r"(?:NCT|ISRCTN|DEMO\d).*", re.IGNORECASE)
"""An id that begins so would be taken for another registry's, even where it has a digit too few."""
NAMES: Final = REGISTRY_NAMES | {"eudract": "EudraCT"}
LANGUAGE: Final = re.compile("[a-z]{2,3}")
LANGUAGES: Final = frozenset(map(str, Locale("en").languages))
DAY_ZONES = timedelta(days=1)
"""It may be tomorrow where the file was written."""


def day(text: str) -> str | None:
    if WHOLE_DAY.fullmatch(text) and partial_day(text):
        return None
    return _with_slashes(text) or f"{_quoted(text)} is no day: write it as 2026-03-31"


def come(text: str, today: date) -> str | None:
    """The rule of a day on which somebody wrote or checked something."""
    if date.fromisoformat(text) <= today + DAY_ZONES:
        return None
    return f"{text} has not come yet: nobody can have written or checked anything then"


def partial_date(text: str) -> str | None:
    if PARTIAL.fullmatch(text) and partial_day(text):
        return None
    return _with_slashes(text) or f"{_quoted(text)} is no date: write it as 2026-03-31, 2026-03 or 2026"


def _with_slashes(text: str) -> str | None:
    if not WITH_SLASHES.fullmatch(text):
        return None
    return (
        f"{_quoted(text)} has slashes, and countries differ on which is the month: write it as 2026-03-31 "
        "(in a spreadsheet, format the column as text first)"
    )


def web_address(text: str) -> str | None:
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("https", "http") and parts.hostname and not parts.username
    except ValueError:
        known = None
    if known and not re.search(r"[\s\x00-\x1f\x7f\"<>\\]", text):
        return None
    return f"{_quoted(text)} is no web address: it begins with https:// or http:// and has no spaces"


def email(text: str) -> str | None:
    return None if EMAIL.fullmatch(text) else f"{_quoted(text)} is no e-mail address such as team@hospital.example"


def phone(text: str) -> str | None:
    if SPREADSHEET_NUMBER.fullmatch(text):
        return (
            f"{_quoted(text)} is what a spreadsheet made of a phone number, and digits are lost: "
            "format the column as text, and write the number again"
        )
    few = sum(letter.isdecimal() for letter in text) < 3
    return f"{_quoted(text)} is no phone number: write it as +44 20 7946 0000" if few else None


def country(text: str) -> str | None:
    if country_code(text, text):
        return None
    return f"{_quoted(text)} is no country: write its two letters (DE) or its English name (Germany)"


def language(text: str) -> str | None:
    known = LANGUAGE.fullmatch(text) and text in LANGUAGES
    return None if known else f"{_quoted(text)} is no language: write a code such as de"


def age(text: str) -> str | None:
    return None if understood(text) else f"{_quoted(text)} is no age: write it as 18 years, 6 months or 30 days"


def own_id(text: str) -> str | None:
    if registry := number(text).registry:
        return f"{_quoted(text)} is a number of {NAMES[registry]}: what adds to its study has `study` in place of `id`"
    if OTHERS.fullmatch(text):
        return f"{_quoted(text)} looks like a number of a registry or of the demonstration: choose another"
    return None if OWN_ID.fullmatch(text) else _no_id(text)


def study_number(text: str) -> str | None:
    return None if number(text).registry or OWN_ID.fullmatch(text) else _no_id(text)


def _no_id(text: str) -> str:
    return f"{_quoted(text)} cannot stand in an address: write up to 64 letters, digits, dots, hyphens and underscores"


def _quoted(text: str) -> str:
    return f"“{text[:60]}{'…' if len(text) > 60 else ''}”"
