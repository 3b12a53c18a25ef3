"""Ages that a study takes, from the registry's words to days of life."""

from __future__ import annotations

import re
from functools import lru_cache

from search.ages import Limit, limit
from search.study import Age

NO_LIMIT = re.compile(r"|n/?a\b.*|none|no limit", re.IGNORECASE)


@lru_cache(10_000)
def age(minimum: str | None, maximum: str | None) -> Age:
    """The ages between two limits in words; a limit that is missing or not understood is none."""
    low, high = limit(minimum), limit(maximum)
    return Age(
        min_days=low and low.first_day,
        max_days=high and high.last_day,
        text=_text(low if low and low.number else None, high),
    )


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
