"""What must happen once after a swap, and the next run does where this one died before."""

from __future__ import annotations

import msgspec

from indexer.history import settle
from indexer.readings import Readings
from indexer.store import Store
from search.indices import IndexMeta


def settled(store: Store, live: IndexMeta) -> int:
    """Drops the records that the readings of the live index did not see, and writes what changed into the history.

    What a run prepared that never went live is thrown away, and the store remembers what the live index tells of
    itself. Returns how many changes there were; again, there are none.
    """
    readings = Readings(store)
    waiting = {name: reading for name, number in live.readings.items() if (reading := readings.waits(number))}
    with store.together():
        for name, reading in waiting.items():
            store.drop_unseen(name, reading=reading.number, run=reading.run)
        for reading in waiting.values():
            readings.settled(reading)
        meta = msgspec.json.encode(live)
        store.connection.execute("insert or replace into told (only, meta) values (1, ?)", (meta,))
        return settle(store, live.run)


def last_told(store: Store) -> IndexMeta:
    """What the last live index told of itself, though it is lost: the records that it was made of are kept."""
    row = store.connection.execute("select meta from told").fetchone()
    return msgspec.json.decode(row[0], type=IndexMeta) if row else IndexMeta()
