"""The registries: for each, from a record as received to a study."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from indexer.registries.ctgov.reader import identify, v2_reader
from indexer.registries.reading import Identity, Raw, Read, RegistryAway, Unreadable

__all__ = ["READERS", "Identity", "Raw", "Read", "Reader", "RegistryAway", "Unreadable", "identify", "read"]

Reader = Callable[[bytes, date], Read]
"""Takes a record as received and today's date; raises `Unreadable` for what it cannot read."""

READERS: Final[dict[str, Reader]] = {
    "ctgov": v2_reader("ctgov"),
    "demo": v2_reader("demo"),
    "file": v2_reader("file"),
}
"""The demonstration and an operator's own studies have the shape of ClinicalTrials.gov's API v2."""


def read(registry: str, received: bytes, today: date | None = None) -> Read:
    """The study of a registry's record; raises `Unreadable`. Dates after today count for nothing."""
    return READERS[registry](received, today or date.today())
