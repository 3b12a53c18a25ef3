"""A status ages by months of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from search.freshness import checked_between, fresh, months_after, standing
from search.vocabulary import FRESH, STATUSES, Fresh, Status


@pytest.mark.parametrize(
    ("checked", "today", "expected"),
    [
        ("2026-11-22", "2026-11-22", "recent"),
        ("2026-05-22", "2026-11-22", "recent"),
        ("2026-05-21", "2026-11-22", "aging"),
        ("2024-11-22", "2026-11-22", "aging"),
        ("2024-11-21", "2026-11-22", "stale"),
        ("2020-07-08", "2026-11-22", "stale"),
        (None, "2026-11-22", "stale"),
    ],
)
def test_recent_for_six_months_aging_for_twenty_four(checked: str | None, today: str, expected: str) -> None:
    assert fresh(checked, date.fromisoformat(today)) == expected


def test_months_end_on_days_that_exist() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert months_after(date(2026, 11, 30), 24) == date(2028, 11, 30)


@pytest.mark.parametrize("value", FRESH)
def test_the_days_of_a_freshness_are_exactly_those_that_are_judged_so(value: Fresh) -> None:
    for day in range(800):
        today = date(2024, 1, 1) + timedelta(days=day)
        first, last = checked_between(value, today)
        if first:
            assert fresh(first.isoformat(), today) == value
            assert fresh((first - timedelta(days=1)).isoformat(), today) != value
        if last:
            assert fresh(last.isoformat(), today) == value
            assert fresh((last + timedelta(days=1)).isoformat(), today) != value


@pytest.mark.parametrize("status", STATUSES)
def test_only_what_recruits_ends_with_its_last_day(status: Status) -> None:
    last = date(2026, 12, 1)
    for day in (last - timedelta(days=1), last):
        assert standing(status, last.isoformat(), day) == status
    after = "active_not_recruiting" if status == "recruiting" else status
    assert standing(status, last.isoformat(), last + timedelta(days=1)) == after
    assert standing(status, None, last) == status
