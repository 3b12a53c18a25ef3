"""Days as a reader says them. Registries write a day, a month or a year; no more is told than was written."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from babel.dates import format_date, format_skeleton, format_timedelta

from web.pages.language.languages import current

LONG: Final = "long"
LOCALES: Final = {"en": "en_GB"}
"""The day before the month, which both shores of the Atlantic read alike."""

ORDINAL: Final = {"fr": "er"}
"""What stands behind the first day of a month, where that is counted in another way than the others."""

OLD_AFTER_DAYS = 3
"""Data older than this are said to be so on every page."""


def day(text: str) -> str:
    """`3 Nov 2026`; only the month or the year where that is all there is."""
    return _told(text, "yMMMd", "yMMM")


def long_day(text: str) -> str:
    """`8 July 2020`"""
    return _told(text, LONG, "yMMMM")


def short_month(text: str) -> str:
    """`Jan 2026`"""
    return _told(text, "yMMM", "yMMM")


def month(text: str) -> str:
    """`July 2020`"""
    return _told(text, "yMMMM", "yMMMM")


def span(seconds: int) -> str:
    """`1 minute`"""
    return format_timedelta(timedelta(seconds=seconds), locale=current())


def days_between(earlier: str, later: date) -> int:
    """Whole days from a day or a moment, in RFC 3339, to a later day."""
    return (later - date.fromisoformat(earlier[:10])).days


def is_over(text: str, today: date) -> bool:
    """Whether a day, month or year lies wholly before today."""
    return text[:10] < today.isoformat()[: len(text[:10])]


def _told(text: str, with_day: str, with_month: str) -> str:
    """A day, month or year in a form of the CLDR, by how much of it is known."""
    year, *rest = text[:10].split("-")
    if not rest:
        return year
    first = date(int(year), int(rest[0]), int(rest[1]) if len(rest) > 1 else 1)
    form = with_day if len(rest) > 1 else with_month
    locale = LOCALES.get(current(), current())
    told = format_date(first, form, locale=locale) if form == LONG else format_skeleton(form, first, locale=locale)
    return f"1{ORDINAL.get(current(), '')}{told[1:]}" if told.startswith("1 ") else told
