"""A status ages: how far one that was checked on a day can still be trusted."""

from __future__ import annotations

from datetime import date, timedelta

from search.vocabulary import Fresh, Status

RECENT_MONTHS = 6
AGING_MONTHS = 24
ONE_DAY = timedelta(days=1)


def fresh(checked: str | None, today: date) -> Fresh:
    """`recent` within 6 months of the check, `aging` within 24, `stale` after that or where nobody says when."""
    if checked is None:
        return "stale"
    day = date.fromisoformat(checked)
    if today <= months_after(day, RECENT_MONTHS):
        return "recent"
    return "aging" if today <= months_after(day, AGING_MONTHS) else "stale"


def standing(status: Status, until: str | None, today: date) -> Status:
    """Today's status: what recruits up to a last day is active, not recruiting, from the next on; all else stays.

    The status clause asks the same of the index.
    """
    return "active_not_recruiting" if status == "recruiting" and not lasts(until, today) else status


def lasts(until: str | None, today: date) -> bool:
    """Whether a last day is still to come, today included; where there is none, always."""
    return until is None or until >= today.isoformat()


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


def checked_between(value: Fresh, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a check that is of this freshness today; None where there is no end."""
    recent, aging = (_first_day_within(months, today) for months in (RECENT_MONTHS, AGING_MONTHS))
    if value == "recent":
        return recent, None
    return (aging, recent - ONE_DAY) if value == "aging" else (None, aging - ONE_DAY)


def _first_day_within(months: int, today: date) -> date:
    """The earliest day that so many months later is not past: the inverse of `months_after`, tried day by day."""
    day = months_after(today, -months) - 3 * ONE_DAY
    while months_after(day, months) < today:
        day += ONE_DAY
    return day
