"""Numbers and countries as the reader's language writes them, by the CLDR."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.numbers import format_decimal

from search.countries import NAMES
from web.pages.language.languages import current


def number(value: int) -> str:
    """`1,200`"""
    return format_decimal(value, locale=current())


def country_names() -> Mapping[str, str]:
    """Countries by their codes."""
    return _names(current())


def country(code: str | None) -> str | None:
    """A country's name; the code itself where it has none."""
    return country_names().get(code, code) if code else None


@cache
def _names(language: str) -> Mapping[str, str]:
    territories = Locale(language).territories
    return {code: territories.get(code, name) for code, name in NAMES.items()}
