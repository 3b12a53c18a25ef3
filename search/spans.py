"""Spans of time in an operator's words, in English."""

from __future__ import annotations

from typing import Final

UNITS: Final = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))


def span(seconds: float) -> str:
    """`3 hours`: the largest unit that there is two of, so that a day and a half is told as 36 hours. What lies ahead,
    as by another clock, is told as no time."""
    for size, unit in UNITS:
        if seconds >= 2 * size or size == 1:
            count = max(0, int(seconds // size))
            return f"{count} {unit}{'' if count == 1 else 's'}"
    raise AssertionError("every span has seconds")


def clock(seconds: float) -> str:
    """`1 h 12 min`, `3 min 5 s`, `42 s`."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
