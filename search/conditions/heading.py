"""A heading of MeSH, and its id."""

from __future__ import annotations

import re
from typing import Final

import msgspec

LAST_SHORT_NUMBER: Final = 66_331
"""MeSH wrote its numbers with six digits up to here, and writes later ones with nine."""

_ID: Final = re.compile(r"[Dd](\d{1,9})")


class Heading(msgspec.Struct, frozen=True):
    """A heading: its MeSH id ("D001943"), its name ("Breast Neoplasms") and its numbers in the tree."""

    id: str
    name: str
    tree: tuple[str, ...]


def normal_id(id: str) -> str | None:
    """A MeSH id as MeSH writes it, from any case and padding: "D000003920" is "D003920"; None when it is no id."""
    match = _ID.fullmatch(id.strip())
    if match is None:
        return None
    number = int(match[1])
    return f"D{number:06}" if number <= LAST_SHORT_NUMBER else f"D{number:09}"
