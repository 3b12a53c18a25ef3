"""Miles or kilometres: whose are which, and how a length is written."""

from __future__ import annotations

from typing import Final, Literal

from babel.units import format_unit
from werkzeug.datastructures import LanguageAccept

from web.pages.language.languages import ENGLISH, current

Units = Literal["mi", "km"]

MILE_COUNTRIES: Final = frozenset({"US", "GB", "LR", "MM"})
FORMS: Final[dict[Units, tuple[str, Literal["long", "short"]]]] = {
    "mi": ("length-mile", "long"),
    "km": ("length-kilometer", "short"),
}


def units_of(country: str | None) -> Units:
    """Miles where roads are signed in miles."""
    return "mi" if country in MILE_COUNTRIES else "km"


def preferred_units(languages: LanguageAccept) -> Units:
    """The units before any place is known: by the first language's country; English alone means miles."""
    first = languages.best or ENGLISH
    language, _, rest = first.replace("_", "-").partition("-")
    country = rest.rpartition("-")[2].upper()
    if len(country) == 2:
        return units_of(country)
    return "mi" if language.lower() == ENGLISH and current() == ENGLISH else "km"


def length(number: int, units: Units) -> str:
    """`1 mile`, `1,200 km`, by the CLDR."""
    unit, form = FORMS[units]
    return format_unit(number, unit, form, locale=current())
