"""Reads the numbers of records that an earlier version of the program kept without them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from indexer.progress import Progress
from indexer.registries.reading import Identity, Unreadable
from indexer.store import Store, StoredRecord

BATCH = 500
"""Records that wait in memory at once."""


def number_kept(store: Store, identify: Callable[[bytes], Identity], progress: Progress) -> None:
    """Keeps the numbers of every kept record where this was not done yet; else does nothing."""
    if store.is_numbered:
        return
    registries = store.registries()
    records = progress.over(store.records(registries, {}), "Reading numbers", total=store.count(registries, {}))
    while batch := list(islice(records, BATCH)):
        store.number([_numbered(record, identify) for record in batch])
    store.all_numbered()


def _numbered(record: StoredRecord, identify: Callable[[bytes], Identity]) -> StoredRecord:
    """A record that can no longer be read keeps its own number alone."""
    try:
        found = identify(record.body)
    except Unreadable:
        return record
    return record._replace(names=found.names, former=found.former)
