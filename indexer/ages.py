"""Ages that a study takes, from the registry's words to days of life."""

from __future__ import annotations

import re
from functools import lru_cache
from math import floor
from typing import NamedTuple

from search.study import Age

DAYS_IN = {"year": 365.25, "month": 30.4375, "week": 7.0, "day": 1.0, "hour": 1 / 24, "minute": 1 / 1440}
WRITTEN = re.compile(r"(\d{1,7}) ?(year|month|week|day|hour|minute)s?", re.IGNORECASE)
NO_LIMIT = re.compile(r"|n/?a\b.*|none|no limit", re.IGNORECASE)


class Limit(NamedTuple):
    """An age as it is said: 18 and `year`."""

    number: int
    unit: str

    @property
    def words(self) -> str:
        return f"{self.number} {self.unit}" + ("" if self.number == 1 else "s")

    @property
    def first_day(self) -> int:
        """The day of life at which one reaches this age."""
        return floor(self.number * DAYS_IN[self.unit])

    @property
    def last_day(self) -> int:
        """The last day at which one still is of this age: "17 Years" lasts until the 18th birthday."""
        return max(self.first_day, floor((self.number + 1) * DAYS_IN[self.unit]) - 1)


@lru_cache(10_000)
def age(minimum: str | None, maximum: str | None) -> Age:
    """The ages between two limits in words; a limit that is missing or not understood is none."""
    low, high = limit(minimum), limit(maximum)
    return Age(
        min_days=low and low.first_day,
        max_days=high and high.last_day,
        text=_text(low if low and low.number else None, high),
    )


def limit(text: str | None) -> Limit | None:
    """`18 Years` as 18 and `year`; None where there is no limit, or none that is understood."""
    match = WRITTEN.fullmatch(text.strip()) if text else None
    return Limit(int(match[1]), match[2].lower()) if match else None


def understood(text: str | None) -> bool:
    """Whether a limit says an age, or that there is none."""
    return text is None or limit(text) is not None or NO_LIMIT.fullmatch(text.strip()) is not None


def _text(low: Limit | None, high: Limit | None) -> str:
    if low is None and high is None:
        return "any age"
    if high is None:
        return f"{low.words} or older" if low else "any age"
    if low is None:
        return f"up to {high.words}"
    if low == high:
        return low.words
    return f"{low.number} to {high.words}" if low.unit == high.unit else f"{low.words} to {high.words}"
