"""Which country a reader most likely means: "Cambridge" is another town in the United States than in Britain."""

from __future__ import annotations

from typing import Final

from flask import request

from web.pages.language.languages import ENGLISH, current
from web.pages.language.units import MILE_COUNTRIES

HOMES: Final = {"de": "DE", "es": "ES", "fr": "FR"}
"""Of a page's language, where the browser names no country that speaks it. English has too many."""


def near_hint() -> str | None:
    """The country that comes first where a place's name means several; None where nothing tells. Nothing is stored.

    It is the browser's own country for the page's language: `de-AT` is Austria on a German page, and says nothing on
    a Spanish one. On an English page the units that the reader chose weigh more, for browsers all over the world say
    that they are American: miles are the United States' or Britain's, kilometres neither's.
    """
    language, _, rest = (request.accept_languages.best or "").replace("_", "-").partition("-")
    last = rest.rpartition("-")[2].upper()
    country = last if len(last) == 2 and last.isalpha() and language.lower() == current() else None
    if current() != ENGLISH:
        return country or HOMES[current()]
    chosen = request.values.getlist("units")[-1:]
    if chosen == ["mi"]:
        return country if country in MILE_COUNTRIES else "US"
    return None if chosen == ["km"] and country in MILE_COUNTRIES else country
