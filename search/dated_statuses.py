"""Statuses of a study's sites as values of the index that can be counted on any day.

`completed|DE` holds always, `recruiting|DE|2026-12-01` up to that day, and `active_not_recruiting|DE|2026-12-01` after
it. A study has each status, or each in a country, once at most, so that counts can be added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from search.freshness import lasts
from search.vocabulary import Status

RECRUITING = "recruiting"
NO_LONGER = "active_not_recruiting"


def countable(sites: Iterable[tuple[Status, str, str | None]]) -> list[str]:
    """The values for sites' statuses, what is told beside them (`|DE`, or nothing), and their last days."""
    always: set[str] = set()
    ending: dict[str, list[str]] = {}
    for status, beside, until in sites:
        if status == RECRUITING and until:
            ending.setdefault(beside, []).append(until)
        else:
            always.add(status + beside)
    dated = {
        f"{value}|{day}"
        for beside, days in ending.items()
        for value, day in ((RECRUITING + beside, max(days)), (NO_LONGER + beside, min(days)))
        if value not in always
    }
    return sorted(always | dated)


def counted(buckets: Iterable[tuple[str, int]], today: date, position: int) -> Counter[str]:
    """Studies by what stands at a position of the values that hold today: 0 is the status, 1 what is beside it."""
    counts: Counter[str] = Counter()
    for value, studies in buckets:
        parts = value.split("|")
        until = parts.pop() if parts[-1][:1].isdigit() else None
        if until is None or lasts(until, today) is (parts[0] == RECRUITING):
            counts[parts[position]] += studies
    return counts
