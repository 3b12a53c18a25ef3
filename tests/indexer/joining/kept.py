"""A store with made records that bear numbers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from indexer.identifiers import registry_numbers
from indexer.joining import Joins
from indexer.store import Store, StoredRecord

REAL = ("ctgov", "ctis", "isrctn", "file")


class Made(NamedTuple):
    """A record: whose, its id, what it gives as numbers, the ids that it had before."""

    registry: str
    id: str
    says: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    def stored(self) -> StoredRecord:
        return StoredRecord(self.registry, self.id, b"{}", registry_numbers(self.says, self.id), self.former)


def joined(folder: Path, records: Iterable[Made], registries: Iterable[str] = REAL) -> Joins:
    """The joins of these records, kept in the order in which they come."""
    store = Store(folder)
    store.keep([record.stored() for record in records], run=1, reading=1)
    return Joins.of(store, registries, {})


def groups(joins: Joins, records: Iterable[Made]) -> set[tuple[str, ...]]:
    """The ids of every study's records, in the order of its parts."""
    return {tuple(id for _, id in joins.parts(record.registry, record.id)) for record in records}
