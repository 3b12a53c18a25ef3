"""The API has no pages of its own: what was last edited within a stretch of time makes one."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

BEFORE_ALL = date(1990, 1, 1)
"""The registry opened in 2000."""


class Window(NamedTuple):
    """A stretch of time in whole seconds: from its start on, up to but without its end."""

    start: datetime
    end: datetime

    @property
    def query(self) -> str:
        """The question for what was last edited within it."""
        return f"lastEdited GE {self.start:%Y-%m-%dT%H:%M:%S} AND lastEdited LT {self.end:%Y-%m-%dT%H:%M:%S}"

    def halves(self) -> tuple[Window, Window] | None:
        """Two windows that together are this one; None for a single second."""
        half = timedelta(seconds=int((self.end - self.start).total_seconds()) // 2)
        return (Window(self.start, self.start + half), Window(self.start + half, self.end)) if half else None


def since(day: date | None, today: date) -> Window:
    """All that was edited since that day, or ever; with a day more than today, for clocks that run ahead."""
    end = datetime.combine(today + timedelta(days=2), time())
    return Window(min(datetime.combine(day or BEFORE_ALL, time()), end - timedelta(days=1)), end)
