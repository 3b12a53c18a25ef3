"""Days as CTIS writes them: `15/09/2025` in its list, `2025-09-15` with or without a time in its records."""

from __future__ import annotations

import re
from datetime import date

from indexer.dates import newest, partial_day
from indexer.registries.ctis.raw_word import Word, text

BY_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})", re.ASCII)


def day(word: Word) -> str | None:
    """The day in ISO form; None for nonsense."""
    written = text(word) or ""
    if match := BY_DAY.fullmatch(written):
        written = f"{match[3]}-{match[2]}-{match[1]}"
    return partial_day(written)


def last_update(*words: Word, today: date) -> str | None:
    """The newest of these days that has come."""
    return newest(*(day(word) for word in words), today=today)
