"""Ages by the contract's words: a limit of "17 Years" lasts until the 18th birthday."""

from __future__ import annotations

import math
import re
from fractions import Fraction

DAYS = {
    "year": Fraction(36525, 100),
    "month": Fraction(36525, 1200),
    "week": Fraction(7),
    "day": Fraction(1),
    "hour": Fraction(1, 24),
    "minute": Fraction(1, 1440),
}
EVER = (-math.inf, math.inf)


def days_of(text: str | None) -> tuple[float, float] | None:
    """The first and the last day of life at which one is of this age; None for a text that is no age."""
    written = re.fullmatch(r"(\d+)\s*([a-z]*?)s?", (text or "").strip().lower())
    if not written or (written[2] or "year") not in DAYS:
        return None
    unit = DAYS[written[2] or "year"]
    first = math.floor(int(written[1]) * unit)
    birthday_after = math.floor((int(written[1]) + 1) * unit)
    return first, max(first, birthday_after - 1)


def limits(minimum: str | None, maximum: str | None) -> tuple[float, float]:
    """The days of life that a study takes; a limit that is missing is none, and so are two the wrong way round."""
    low, high = days_of(minimum), days_of(maximum)
    first, last = low[0] if low else EVER[0], high[1] if high else EVER[1]
    return (first, last) if first <= last else EVER


def takes(study: tuple[float, float], person: str) -> bool:
    """Whether a person of that age lives a day that the study takes."""
    age = days_of(person)
    assert age is not None, person
    return age[0] <= study[1] and study[0] <= age[1]
