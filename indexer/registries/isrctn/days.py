"""Days in London, where the registry is: it writes a midnight of British summer as 23:00 of the day before, in UTC."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from indexer import dates

LONDON: Final = ZoneInfo("Europe/London")


@lru_cache(50_000)
def in_london(written: str | None) -> str | None:
    """The day that an instant is in London; whatever is no instant, as written."""
    if not written or "T" not in written:
        return written
    try:
        instant = datetime.fromisoformat(written.strip())
        return instant.astimezone(LONDON).date().isoformat() if instant.tzinfo else written
    except (ValueError, OverflowError):
        return written


def newest(written: str | None, today: date) -> str | None:
    """The day, unless it is still to come. `today` may be a day behind London's: then the day as written counts."""
    return dates.newest(in_london(written), written, today=today)
