"""A source: records, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from indexer.registries.reading import Raw, Unreadable
from search.vocabulary import REGISTRY_NAMES

DEMO: Final = "demo"
OWN: Final = "file"
TEXTS: Final = "texts"
SAMPLE: Final = "sample"
FULL: Final = "full"
EVERY_STUDY: Final = "every study"
Records = Callable[[], Iterator[Raw | Unreadable]]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Records, and what they stand for.

    `scope` names them; `note` tells what they cover; `of` is how many there are where they come from and `expected`
    how many will be read, each None where nobody can tell; `as_of` is when they were right, in RFC 3339. `registry`
    is the one that is asked for them; None where the records themselves tell whose they are. `indexed` are the
    registries that the index is to hold; None: all that are kept. `faults` looks through an operator's own lines
    before anything is kept, `emptied` tells of what the source says that nothing is to be left.
    """

    scope: str
    doing: str
    note: str
    as_of: str | None
    records: Records
    of: int | None = None
    expected: int | None = None
    registry: str | None = None
    indexed: tuple[str, ...] | None = None
    faults: Callable[[], list[Unreadable]] = list
    emptied: Callable[[], frozenset[str]] = frozenset


def doing(registry: str) -> str:
    """What the progress of reading a registry is headed with."""
    return f"Reading {REGISTRY_NAMES[registry]}"
