"""A status ages by months of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from search.freshness import fresh, months_after


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
