"""Days as registries write them: whole (`2020-07-20`), or only a month or a year."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

WRITTEN = re.compile(r"((?:19|20|21)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?", re.ASCII)


@lru_cache(50_000)
def partial_day(text: str | None) -> str | None:
    """The day, month or year as the registry wrote it; None for nonsense."""
    match = WRITTEN.fullmatch(text.strip()) if text else None
    if not match:
        return None
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)


@lru_cache(50_000)
def first_day(text: str | None) -> str | None:
    """The first day of what was written; None for nonsense."""
    written = partial_day(text)
    return f"{written}-01-01"[:10] if written else None


def newest(*texts: str | None, today: date) -> str | None:
    """The newest of these days that is not after today: nobody has checked anything in the future."""
    limit = today.isoformat()
    return max((day for text in texts if (day := first_day(text)) and day <= limit), default=None)
