"""Records of the v2 shape, read: our own small ones, and the real ones that show the same thing."""

from __future__ import annotations

from typing import Any

from indexer.registries import Read
from indexer.registries.ctgov.reader import study
from tests.records import TODAY, recent_records, small_record


def small(**modules: Any) -> Read:
    """A record of our own with these modules, read."""
    return study(small_record(**modules), today=TODAY)


def real(number: str) -> Read | None:
    """A real record where they lie beside the checkout."""
    received = recent_records().get(number)
    return study(received, today=TODAY) if received else None
