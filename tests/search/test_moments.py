"""Moments: written in one form, read in any that was ever written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from search.moments import now, parse, written

MOMENT = datetime(2026, 11, 23, 9, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["2026-11-23T09:00:05Z", "2026-11-23T09:00:05", "2026-11-23T10:00:05+01:00", "2026-11-23T09:00:05.000+00:00"],
)
def test_a_moment_is_read_in_utc(text: str) -> None:
    assert parse(text) == MOMENT
    assert parse(text).tzinfo is UTC


def test_a_moment_is_written_in_utc_to_the_second() -> None:
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=-7))) + timedelta(milliseconds=700)
    assert written(elsewhere) == "2026-11-23T09:00:05Z"
    present = now()
    assert written(parse(present)) == present
