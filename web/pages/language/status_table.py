"""The words of every status at every age, for scripts that learn a status and its day by themselves: `dated.js`."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Literal, get_args

from msgspec import to_builtins

from search.freshness import checked_between
from search.vocabulary import STATUSES, Fresh, Status
from web.pages.language.words import Age, badge_pattern, listed

AGES: Final[tuple[Age, ...]] = get_args(Age)


def status_table(today: date, *, of: Literal["site", "study"]) -> dict[str, Any]:
    """The words, and the first days of a check that is recent today, or aging. `planned` is for a status that follows
    from dates."""
    return {
        "recent_since": _since("recent", today),
        "aging_since": _since("aging", today),
        "statuses": {status: _words(status, of) for status in STATUSES},
        "planned": _by_age("recruiting", of, planned=True),
    }


def _since(age: Fresh, today: date) -> str:
    first, _ = checked_between(age, today)
    return first.isoformat() if first else ""


def _words(status: Status, of: Literal["site", "study"]) -> dict[str, Any]:
    return {"then": listed(status)} | _by_age(status, of)


def _by_age(status: Status, of: Literal["site", "study"], *, planned: bool = False) -> dict[str, Any]:
    return {age: to_builtins(badge_pattern(status, age, of=of, planned=planned)) for age in AGES}
