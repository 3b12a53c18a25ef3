"""How far a walk has come, how fast, and how long the rest takes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

from search.job import Step

T = TypeVar("T")
TELL_EVERY_S: Final = 2.0
RATE_OVER: Final = 15
"""The rate is that of the last 15 tellings, half a minute: a registry that slows down shows in it."""
FORETOLD_AFTER_S: Final = 10
FORETOLD_BEHIND: Final = 10
"""One record that took long, or the first that come fast, tell nothing of a hundred thousand."""


def told(things: Iterable[T], doing: str, total: int | None, tell: Callable[[Step, bool], None]) -> Iterator[T]:
    """The things, told of every two seconds and once more at the end, however the walk ends: a last step is True."""
    pace = Pace(doing, total)
    last = time.monotonic()
    try:
        for thing in things:
            yield thing
            pace.done += 1
            if time.monotonic() - last > TELL_EVERY_S:
                last = time.monotonic()
                tell(pace.step(), False)
        pace.of = pace.of if pace.of is not None else pace.done
    finally:
        tell(pace.step(), True)


class Pace:
    """Counts, and knows how fast."""

    def __init__(self, doing: str, of: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self.doing = doing
        self.of = of
        self.done = 0
        self.clock = clock
        self.begun = clock()
        self.marks = deque([(self.begun, 0)], maxlen=RATE_OVER)

    def step(self) -> Step:
        """How far it is now, at the rate since the oldest telling that is remembered."""
        now, (since, before) = self.clock(), self.marks[0]
        rate = (self.done - before) / (now - since) if now > since else None
        self.marks.append((now, self.done))
        is_known = now - self.begun >= FORETOLD_AFTER_S and self.done >= FORETOLD_BEHIND
        remaining = max(0, self.of - self.done) / rate if rate and is_known and self.of is not None else None
        return Step(doing=self.doing, done=self.done, of=self.of, rate=_short(rate), remaining_s=_short(remaining))


def _short(number: float | None) -> float | None:
    return None if number is None else round(number, 1)
