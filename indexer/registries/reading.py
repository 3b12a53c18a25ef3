"""What every registry's reader takes and gives."""

from __future__ import annotations

from typing import NamedTuple

from search.study import Study
from search.vocabulary import Registry


class Raw(NamedTuple):
    """A record as received, and where it came from: a file's name with line or member, or an address."""

    data: bytes
    where: str


class Identity(NamedTuple):
    """Whose record it is, under which number, and the day of its last update."""

    registry: Registry
    id: str
    updated: str | None


class Read(NamedTuple):
    """A study read from a record.

    `headings` are names of condition headings that came without an id. `unknown_words` are words outside the
    registry's known vocabulary, each with its field: they are counted and reported.
    """

    study: Study
    headings: tuple[str, ...] = ()
    unknown_words: tuple[str, ...] = ()


class Unreadable(Exception):
    """A record or a file that cannot be read: why, naming the field, and where it came from."""

    def __init__(self, reason: str, where: str = "") -> None:
        super().__init__(f"{where}: {reason}" if where else reason)
        self.reason = reason
        self.where = where


class RegistryAway(Exception):
    """The registry does not answer, or not with what it promises."""
