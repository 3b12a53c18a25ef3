"""A status ages: how far one that was checked on a day can still be trusted."""

from __future__ import annotations

from datetime import date

from search.vocabulary import Fresh

RECENT_MONTHS = 6
AGING_MONTHS = 24


def fresh(checked: str | None, today: date) -> Fresh:
    """`recent` within 6 months of the check, `aging` within 24, `stale` after that or where nobody says when."""
    if checked is None:
        return "stale"
    day = date.fromisoformat(checked)
    if today <= months_after(day, RECENT_MONTHS):
        return "recent"
    return "aging" if today <= months_after(day, AGING_MONTHS) else "stale"


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
