"""Moments as they are kept and told: RFC 3339, UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This moment, to the second: `2026-11-23T09:00:05Z`."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """A moment of any zone, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def parse(text: str) -> datetime:
    """A moment that is kept, in UTC, also where it names another zone or none."""
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
