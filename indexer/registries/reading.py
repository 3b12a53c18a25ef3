"""What every registry's reader takes and gives."""

from __future__ import annotations

from typing import Literal, NamedTuple

from search.study import Study
from search.vocabulary import Registry

Kept = Registry | Literal["texts"]
"""Whose a kept record is; `texts` are an operator's additions to the studies of others."""


class Raw(NamedTuple):
    """A record as received, and where it came from: a file's name with line or member, or an address."""

    data: bytes
    where: str


class Reached(NamedTuple):
    """Stands among records: everything before it has come.

    `token` is where the walk goes on if it breaks off, None after the last page; `total` how many studies the registry
    told, None where it did not tell.
    """

    token: str | None
    total: int | None = None


class Anew(NamedTuple):
    """Stands among records: all comes once more from the beginning, in data of this version."""

    version: str


class Identity(NamedTuple):
    """Whose record it is, under which number, and the day of its last update.

    `names` are the other registry numbers (NCT,
    CTIS, ISRCTN, EudraCT, in the form of `indexer.identifiers`) that the record bears; `former` its own former ids.
    """

    registry: Kept
    id: str
    updated: str | None
    names: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


class Read(NamedTuple):
    """A study read from a record.

    `headings` are names of condition headings that came without an id. `unknown_words` are words outside the
    registry's known vocabulary, each with its field: they are counted and reported.
    """

    study: Study
    headings: tuple[str, ...] = ()
    unknown_words: tuple[str, ...] = ()


class Unreadable(Exception):
    """A record or a file that cannot be read: why, naming the field, where it came from, and its number if known."""

    def __init__(self, reason: str, where: str = "", id: str | None = None) -> None:
        super().__init__(f"{where}: {reason}" if where else reason)
        self.reason = reason
        self.where = where
        self.id = id


class RegistryAway(Exception):
    """The registry does not answer, or not with what it promises."""
