"""What a registry has now against what is kept of it, by numbers alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from indexer.registries import Raw, Unreadable
from indexer.sources import Listing
from indexer.store import Store


class Compared(NamedTuple):
    """How many studies the registry lists, and which of them it lists without giving a record that can be read."""

    listed: int
    missing: list[str]


def compare(
    listing: Listing,
    store: Store,
    registry: str,
    reading: int,
    keep: Callable[[Iterator[Raw | Unreadable]], None],
    *,
    whole: bool,
) -> Compared:
    """What is listed and kept stays, what is listed and lacks is fetched: the rest is no more.

    After a `whole` reading all that it did not see is fetched: where pages were lost, what is kept may be old.
    Raises `Unreadable` or `RegistryAway` where the list or what it lacks is not to be had: then nothing is known.
    """
    unseen = {id for _, id in store.unseen(registry, reading)} if whole else set()
    wanted: list[str] = []
    listed = 0
    for ids in listing.ids():
        lacking = set(store.lacks(registry, ids))
        listed += len(ids)
        wanted += [id for id in ids if id in lacking or id in unseen]
        if not whole:
            store.stays(registry, (id for id in ids if id not in lacking), reading)
    if wanted:
        keep(listing.fetch(wanted))
        # What could not be had stays as it was kept.
        store.stays(registry, wanted, reading)
    return Compared(listed, store.lacks(registry, wanted))
