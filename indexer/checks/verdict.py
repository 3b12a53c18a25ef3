"""What a check is given, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from msgspec import Struct

from indexer.knowledge import Knowledge
from indexer.report import Report
from search.contents import Contents
from search.engine.client import Client
from search.indices import Live, RegistryMeta

FORCE: Final = "if that is right, run again with --force"


class CheckFailed(Exception):
    """Checks that failed, by how much, and what to do."""


@dataclass(frozen=True)
class Made:
    """A new index, filled and settled. `written` are the studies it was given or left with, `parts` what it holds of
    each registry."""

    report: Report
    written: int
    contents: Contents
    parts: list[RegistryMeta]
    index: Live
    client: Client
    knowledge: Knowledge
    today: date


class Checked(Struct, frozen=True, kw_only=True):
    """A check by its name, whether it passed, and its figures; None is of one that was not made, which tells why."""

    name: str
    passed: bool | None
    told: str


def share(part: int, whole: int) -> str:
    """A share as a person reads it; of nothing it is the whole."""
    return f"{part / whole:.1%}" if whole else "100.0%"
