"""The ages that a study takes, in the reader's language. The index keeps them in English words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from babel.units import format_unit

from search.ages import Limit, limit
from search.fold import fold
from search.study import Age
from web.pages.language.languages import current
from web.pages.language.numbers import number
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted, pgettext


class AgeWords(NamedTuple):
    """How a part of a page tells ages, from `%(low)s` and to `%(high)s`."""

    any: str
    older: str
    up_to: str
    between: str
    exactly: str


ALONE: Final = AgeWords(
    any=noted("any age"),
    older=noted("%(low)s or older"),
    up_to=noted("up to %(high)s"),
    between=noted("%(low)s to %(high)s"),
    exactly="%(low)s",
)
ON_CARD: Final = AgeWords(
    any=noted("Any age"),
    older=noted("Age %(low)s or older"),
    up_to=noted("Age up to %(high)s"),
    between=noted("Age %(low)s to %(high)s"),
    exactly=noted("Age %(low)s"),
)


WRITTEN: Final = re.compile(r"(\d{1,6})\s*([^\W\d]+)\.?(?: alt)?")
UNITS: Final = {
    **dict.fromkeys(("jahr", "jahre", "ano", "anos", "an", "ans"), "year"),
    **dict.fromkeys(("monat", "monate", "mes", "meses", "mois"), "month"),
    **dict.fromkeys(("woche", "wochen", "semana", "semanas", "semaine", "semaines"), "week"),
    **dict.fromkeys(("tag", "tage", "dia", "dias", "jour", "jours"), "day"),
}
"""As somebody writes them in the languages of the pages, folded. English ones are read where questions are."""


def told_age(age: Age, words: AgeWords) -> str:
    """`18 or older`, `6 months to 17 years`: years go without saying where there is no other unit."""
    first, to, second = age.text.removesuffix(" or older").removeprefix("up to ").partition(" to ")
    high = limit(second)
    low = limit(first) or (high and limit(f"{first} {high.unit}"))
    if age.text == "any age":
        return _(words.any)
    if low is None or (to and high is None):
        return age.text
    years = {each.unit for each in (low, high) if each} == {"year"}
    if age.text.startswith("up to "):
        return _(words.up_to, high=_length(low, alone=years))
    if high:
        same = low.unit == high.unit
        return _(words.between, low=_length(low, alone=same), high=_length(high, alone=years))
    words_for_low = words.older if age.text.endswith(" or older") else words.exactly
    return _(words_for_low, low=_length(low, alone=years))


def _length(one: Limit, *, alone: bool) -> str:
    """`6 months`, or the number alone where a language lets the years go without saying."""
    if alone:
        return pgettext("an age in years", "%(years)s", years=number(one.number))
    return format_unit(one.number, f"duration-{one.unit}", locale=current())


def in_english(written: str) -> str:
    """A person's age with its unit in English, as questions are asked: `6 Monate` is `6 months`."""
    found = WRITTEN.fullmatch(written.strip())
    unit = found and UNITS.get(fold(found[2]))
    return f"{found[1]} {unit}s" if found and unit else written
