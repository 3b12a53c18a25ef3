"""Spans of time in words."""

from __future__ import annotations

import pytest

from search.spans import clock, span


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (-70_241, "0 seconds"),
        (1, "1 second"),
        (119, "119 seconds"),
        (120, "2 minutes"),
        (97_200, "27 hours"),
        (1_916_331, "22 days"),
    ],
)
def test_how_long_ago_is_told_in_one_unit(seconds: float, told: str) -> None:
    assert span(seconds) == told


@pytest.mark.parametrize(("seconds", "told"), [(-5, "0 s"), (29.8, "30 s"), (185, "3 min 5 s"), (4_320, "1 h 12 min")])
def test_how_long_it_took_is_told_in_two(seconds: float, told: str) -> None:
    assert clock(seconds) == told
