"""Distances in words: never a decimal, never 0, never more exact than the points are."""

from __future__ import annotations

import math
from typing import Final

from search.fold import fold
from search.places.measure import METRES
from search.vocabulary import Precision
from web.pages.language.translate import gettext as _
from web.pages.language.units import Units, length

UNCERTAIN_M: Final[dict[Precision | None, int]] = {
    "exact": 100,
    "postcode": 3_000,
    "city": 5_000,
    "region": 50_000,
    None: 50_000,
}
"""How far a point of each precision may lie from the door that it stands for."""

SAME_TOWN_M: Final = 30_000
"""Two places of one name that lie farther apart are two towns."""


def distance_words(metres: float, precision: Precision | None, units: Units) -> str:
    """`about 10 miles`, or `10 miles` to an exact point; `less than 1 mile` only where that is known."""
    number = metres / METRES[units]
    if precision == "exact":
        if number < 1:
            return _("less than %(length)s", length=length(1, units))
        return length(_half_up(number), units)
    if precision == "region":
        return _("roughly %(length)s", length=length(max(10, _rounded(number, 10)), units))
    step = 1 if number < 10 else 5 if number < 50 else 10
    return _("about %(length)s", length=length(max(1, _rounded(number, step)), units))


def coarser(*precisions: Precision | None) -> Precision | None:
    """The least exact of them: a distance is no more exact than either of its ends."""
    return max(precisions, key=lambda precision: UNCERTAIN_M[precision])


def same_town(asked: str | None, town: str | None, metres: float | None) -> bool:
    """Whether a site stands in the town that was asked for: "Boston, Massachusetts, US" and "Boston"."""
    if not asked or not town or metres is None or metres > SAME_TOWN_M:
        return False
    return fold(asked.partition(",")[0].partition("(")[0]) == fold(town)


def radius_words(metres: float, units: Units) -> str:
    """A radius as its asker would say it: 80 km and 50 miles are the same one."""
    return length(max(1, _half_up(metres / METRES[units])), units)


def tells_apart(nearer_m: float, farther_m: float, nearer: Precision | None, farther: Precision | None) -> bool:
    """Whether the gap between two sites is wider than their points are uncertain."""
    return farther_m - nearer_m > max(UNCERTAIN_M[nearer], UNCERTAIN_M[farther])


def _rounded(number: float, step: int) -> int:
    return _half_up(number / step) * step


def _half_up(number: float) -> int:
    """Python rounds 4.5 to 4; people do not."""
    return math.floor(number + 0.5)
