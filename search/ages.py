"""Ages in words and in days of life: a study's limits and a person's own age are read by the same rule."""

from __future__ import annotations

import re
from math import floor
from typing import NamedTuple

DAYS_IN = {"year": 365.25, "month": 30.4375, "week": 7.0, "day": 1.0, "hour": 1 / 24, "minute": 1 / 1440}
WRITTEN = re.compile(r"(\d{1,7}) ?(year|month|week|day|hour|minute)s?", re.IGNORECASE)
PERSONS = re.compile(r"(\d{1,6})\s*(?:(year|month|week|day)s?(?: old)?)?", re.IGNORECASE)
OLDEST_YEARS = 130


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


def limit(text: str | None) -> Limit | None:
    """`18 Years` as 18 and `year`; None where there is no limit, or none that is understood."""
    match = WRITTEN.fullmatch(text.strip()) if text else None
    return Limit(int(match[1]), match[2].lower()) if match else None


def persons_age(text: str) -> Limit:
    """A person's age as they would say it: `54` (years), `6 months`, `30 days`. Raises ValueError for anything else."""
    match = PERSONS.fullmatch(text.strip())
    age = Limit(int(match[1]), (match[2] or "year").lower()) if match else None
    if age is None or age.first_day > Limit(OLDEST_YEARS, "year").first_day:
        raise ValueError(f"takes an age such as `54` (years), `6 months` or `30 days`, up to {OLDEST_YEARS} years")
    return age
