from __future__ import annotations

from datetime import date

import pytest

from indexer.dates import first_day, newest, partial_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "kept", "first"),
    [
        ("2020-07-20", "2020-07-20", "2020-07-20"),
        ("2020-07", "2020-07", "2020-07-01"),
        ("2020", "2020", "2020-01-01"),
        (" 2020-07 ", "2020-07", "2020-07-01"),
        ("2024-02-29T10:00:00", "2024-02-29", "2024-02-29"),
        ("2100-12", "2100-12", "2100-12-01"),
        ("1988-01", "1988-01", "1988-01-01"),
        ("2020-13", None, None),
        ("2023-02-29", None, None),
        ("0000-00-00", None, None),
        ("July 2020", None, None),
        ("٢٠٢٠", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_days_months_and_years(written: str | None, kept: str | None, first: str | None) -> None:
    assert partial_day(written) == kept
    assert first_day(written) == first


def test_the_newest_day_is_never_in_the_future() -> None:
    assert newest("2020-07", "2020-07-20", None, today=TODAY) == "2020-07-20"
    assert newest("2026-11", "2026-11-23", today=TODAY) == "2026-11-01"
    assert newest("2100-12", None, today=TODAY) is None
