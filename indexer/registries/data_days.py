"""The day of a registry's data: not before there were registries, and not one that is still to come."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

FIRST: Final = date(1999, 1, 1)
"""The oldest of the registries opened a year later."""
NEXT: Final = timedelta(days=1)
"""It may be tomorrow already where the registry is, or by its clock."""


def is_possible(day: date) -> bool:
    """Whether a registry's data can be of this day."""
    return FIRST <= day <= today() + NEXT


def today() -> date:
    """The day in UTC: registries know nothing of the day that a service takes for today."""
    return datetime.now(UTC).date()
