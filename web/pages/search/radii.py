"""How far to look, in the reader's units."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec import Struct

from search.places.measure import METRES
from web.pages.language.distances import radius_words
from web.pages.language.translate import gettext as _
from web.pages.language.units import Units, units_of
from web.pages.search.asking import Form

RADII: Final[dict[Units, tuple[int, ...]]] = {"mi": (10, 25, 50, 100, 250), "km": (15, 40, 80, 160, 400)}


class Option(Struct, frozen=True, kw_only=True):
    value: str
    label: str
    chosen: bool = False


def choose_units(form: Form, country: str | None, preferred: Units) -> Units:
    """The units that the reader chose, else those of the country asked from, else those of their language."""
    return form.units or (units_of(country) if country else preferred)


def radii(within_m: float | None, asked: str, units: Units) -> tuple[Option, ...]:
    """How far to look. The radius asked for keeps its own text, so that the next page asks the same question."""
    options = [
        (number * METRES[units], f"{number}{units}", radius_words(number * METRES[units], units))
        for number in RADII[units]
    ]
    chosen = next((place for place, one in enumerate(options) if _same(within_m, one[0])), None)
    if within_m is not None and asked != "anywhere":
        words = radius_words(within_m, units)
        exact = (within_m, asked or f"{round(within_m / METRES[units])}{units}", words)
        if chosen is not None and asked:
            options[chosen] = exact
        elif chosen is None:
            options.append(exact)
    options.sort()
    told = [Option(value=value, label=label, chosen=_same(within_m, metres)) for metres, value, label in options]
    return (*told, Option(value="anywhere", label=_("Any distance"), chosen=within_m is None))


def whole_area(units: Units) -> tuple[Option, ...]:
    """Inside an area there is no radius; one that is chosen holds for the next place."""
    inside = Option(value="", label=_("The whole area"), chosen=True)
    return (inside, *(msgspec.structs.replace(one, chosen=False) for one in radii(None, "anywhere", units)))


def _same(metres: float | None, other: float) -> bool:
    """80 km and 50 miles are one radius to a reader."""
    return metres is not None and abs(metres - other) < 0.02 * other
