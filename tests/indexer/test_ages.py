from __future__ import annotations

import pytest

from indexer.ages import age, understood
from search.ages import limit
from search.study import Age


@pytest.mark.parametrize(
    ("minimum", "maximum", "days", "text"),
    [
        ("18 Years", None, (6574, None), "18 years or older"),
        ("18 Years", "75 Years", (6574, 27758), "18 to 75 years"),
        (None, "17 Years", (None, 6573), "up to 17 years"),
        (None, None, (None, None), "any age"),
        ("1 Year", None, (365, None), "1 year or older"),
        ("6 Months", "17 Years", (182, 6573), "6 months to 17 years"),
        ("1 Month", "1 Month", (30, 59), "1 month"),
        ("2 Weeks", "6 Weeks", (14, 48), "2 to 6 weeks"),
        ("1 Day", "28 Days", (1, 28), "1 to 28 days"),
        ("18 Minutes", None, (0, None), "18 minutes or older"),
        ("1 Hour", "72 Hours", (0, 3), "1 to 72 hours"),
        (None, "12 Hours", (None, 0), "up to 12 hours"),
        ("0 Years", "5 Years", (0, 2190), "up to 5 years"),
        ("N/A", "N/A", (None, None), "any age"),
        ("a while", None, (None, None), "any age"),
    ],
)
def test_limits_become_days_of_life(
    minimum: str | None, maximum: str | None, days: tuple[int | None, int | None], text: str
) -> None:
    assert age(minimum, maximum) == Age(min_days=days[0], max_days=days[1], text=text)


def test_a_maximum_lasts_until_the_day_before_the_next_birthday() -> None:
    seventeen, eighteen = age(None, "17 Years"), age("18 Years", None)
    assert seventeen.max_days is not None
    assert eighteen.min_days == seventeen.max_days + 1


def test_what_is_not_understood_is_told() -> None:
    assert [understood(text) for text in (None, "", "N/A (No limit)", "9 Weeks", "a while", "-1 Years")] == [
        *(True, True, True, True),
        *(False, False),
    ]
    assert limit("-1 Years") is None
