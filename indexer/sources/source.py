"""A source: records, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from indexer.registries.reading import Anew, Raw, Reached, Unreadable
from search.vocabulary import REGISTRY_NAMES

OWN: Final = "file"
TEXTS: Final = "texts"
EVERY_STUDY: Final = "every study"


Records = Callable[[], Iterator[Raw | Unreadable | Reached | Anew]]


class Listing(NamedTuple):
    """What a registry has now, by ids alone: what it lacks is no more, what we lack can be fetched.

    `due` tells, from how many of the registry's studies are known, whether to compare at all: those that are kept, and
    those that were `missing` when the ids were last compared. Where only what changed is read, `changed` has the ids of
    that.
    """

    due: Callable[[int], bool]
    ids: Callable[[], Iterator[list[str]]]
    fetch: Callable[[list[str]], Iterator[Raw | Unreadable]]
    changed: Callable[[], Iterator[list[str]]] | None = None
    missing: int = 0


@dataclass(frozen=True, kw_only=True)
class Source:
    """Records, and what they stand for.

    `scope` names them; `note` tells what they cover; `of` is how many there are where they come from and `expected`
    how many will be read, each None where nobody can tell; `as_of` is when they were right, in RFC 3339. `registry`
    is the one that is asked for them; None where the records themselves tell whose they are. `indexed` are the
    registries that the index is to hold; None: all that are kept. `faults` looks through an operator's own lines
    before anything is kept, `emptied` tells of what the source says that nothing is to be left.

    `version` is that of the registry's data, in RFC 3339, where it tells one; `resumed` gives the records behind the
    token of a `Reached` then. `whole` tells that what does not come is no more; of what has only changed since a day,
    that is known by the `listing` alone.
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
    version: str | None = None
    resumed: Callable[[str], Iterator[Raw | Unreadable | Reached | Anew]] | None = None
    whole: bool = True
    listing: Listing | None = None
    faults: Callable[[], list[Unreadable]] = list
    emptied: Callable[[], frozenset[str]] = frozenset


def doing(registry: str) -> str:
    """What the progress of reading a registry is headed with."""
    return f"Reading {REGISTRY_NAMES[registry]}"
