"""Numbers from many runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from statistics import quantiles
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")


class Times(Struct, frozen=True, kw_only=True):
    """Milliseconds: the middle run, the slowest of twenty, and how many runs there were."""

    p50: float
    p95: float
    runs: int


def times(milliseconds: Sequence[float]) -> Times:
    """What these runs say."""
    if len(milliseconds) < 2:
        return Times(p50=milliseconds[0], p95=milliseconds[0], runs=len(milliseconds))
    cuts = quantiles(milliseconds, n=20, method="inclusive")
    return Times(p50=round(cuts[9], 3), p95=round(cuts[18], 3), runs=len(milliseconds))


def timed(action: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds, and what the action gave."""
    started = time.perf_counter()
    given = action()
    return (time.perf_counter() - started) * 1000, given


def measure(action: Callable[[T], float], questions: Iterable[T]) -> Times:
    """The times of one action over many questions; the action tells its own milliseconds."""
    return times([action(question) for question in questions])


def ratio(ours: float, other: float) -> float:
    return round(ours / other, 3) if other else float("inf")
