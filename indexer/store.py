"""The store of records as received: what every rebuild, join and update stands on.

One SQLite file under `DATA_DIR`. A record is kept compressed, with a hash of its bytes, when and in which run they
changed, when they last came, of which version of the registry's data, the number of the reading that saw it last, and
the registry numbers that it bears: its own, its former ones, those of other registries.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from indexer.runs import Runs
from indexer.store_before import bring_up_to_date
from indexer.store_schema import NUMBERED, SCHEMA, SEEN
from search.moments import now


class StoredRecord(NamedTuple):
    """A record as a registry sent it.

    `names` are the numbers of other registries that it bears, `former` its own former ids; both are told when it is
    kept, and empty when it is read again.
    """

    registry: str
    id: str
    body: bytes
    names: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


class Store:
    """Records, and the book of the runs that kept them. One writer at a time; the caller holds the lock."""

    def __init__(self, data_dir: Path) -> None:
        data_dir.mkdir(parents=True, exist_ok=True)
        self.connection = sqlite3.connect(data_dir / "records.sqlite", isolation_level=None)
        self.runs = Runs(self.connection)
        self.connection.execute("pragma journal_mode = wal")
        self.connection.execute("pragma synchronous = normal")
        bring_up_to_date(self.connection)
        self.connection.executescript(SCHEMA)
        if not self.registries():
            self.all_numbered()

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written inside is kept whole or not at all; inside another such block it belongs to that one."""
        if self.connection.in_transaction:
            yield
            return
        with self.connection:
            self.connection.execute("begin immediate")
            yield

    def keep(self, records: list[StoredRecord], *, run: int, reading: int, version: str | None = None) -> None:
        """Keeps a batch of records, whole or not at all: this reading saw them, in data of this version."""
        with self.together():
            self.connection.executemany(
                "insert into record (registry, id, hash, changed, reading, kept, changed_in, version)"
                " values (?1, ?2, ?3, ?4, ?5, ?4, ?6, ?7) on conflict do update set"
                " changed = iif(hash = ?3, changed, ?4), changed_in = iif(hash = ?3, changed_in, ?6),"
                " hash = ?3, reading = ?5, kept = ?4, version = ?7",
                [(each.registry, each.id, _hash(each.body), now(), reading, run, version) for each in records],
            )
            self.connection.executemany(
                "insert into body (registry, id, body) values (?1, ?2, ?3)"
                " on conflict do update set body = ?3 where body <> ?3",
                [(each.registry, each.id, zlib.compress(each.body, 6)) for each in records],
            )
            keys = [(each.registry, each.id) for each in records]
            self.connection.executemany("delete from gone where registry = ? and id = ?", keys)
            self._number(records)

    def number(self, records: list[StoredRecord]) -> None:
        """Keeps the numbers of records that are kept already, in place of what they bore before."""
        with self.together():
            self._number(records)

    def _number(self, records: list[StoredRecord]) -> None:
        self.connection.executemany(
            "delete from number where registry = ? and id = ?", [(each.registry, each.id) for each in records]
        )
        named = ((name, each.registry, each.id, False) for each in records for name in each.names)
        owned = ((own, each.registry, each.id, True) for each in records for own in (*each.former, each.id))
        self.connection.executemany("insert or replace into number values (?, ?, ?, ?)", [*named, *owned])

    @property
    def is_numbered(self) -> bool:
        """Whether the numbers of all records are kept as this version of the program reads them."""
        return bool(self.connection.execute("pragma user_version").fetchone()[0] == NUMBERED)

    def all_numbered(self) -> None:
        self.connection.execute(f"pragma user_version = {NUMBERED}")

    def stays(self, registry: str, ids: Iterable[str], reading: int) -> None:
        """Counts records, where they are kept, among those that this reading saw, though they did not come."""
        with self.together():
            self.connection.executemany(
                "update record set reading = ? where registry = ? and id = ?", ((reading, registry, id) for id in ids)
            )

    def lacks(self, registry: str, ids: Iterable[str]) -> list[str]:
        """Those of these ids under which nothing is kept."""
        kept = "select 1 from record where registry = ? and id = ?"
        return [id for id in ids if not self.connection.execute(kept, (registry, id)).fetchone()]

    def drop_unseen(self, registry: str, *, reading: int, run: int) -> int:
        """Drops a registry's records that a whole reading did not see; that they went is kept."""
        unseen = "from record where registry = ? and reading < ?"
        with self.together():
            self.connection.execute(
                f"insert or replace into gone select registry, id, ? {unseen}", (run, registry, reading)
            )
            return self.connection.execute(f"delete {unseen}", (registry, reading)).rowcount

    def unseen(self, registry: str, reading: int) -> list[tuple[str, str]]:
        """The keys of a registry's records that a reading did not see."""
        rows = self.connection.execute("select id from record where registry = ? and reading < ?", (registry, reading))
        return [(registry, id) for (id,) in rows]

    def changed_after(self, run: int) -> list[tuple[str, str]]:
        """The keys of the records whose bytes changed in a later run, and of those that went since."""
        rows = self.connection.execute(
            "select registry, id from record where changed_in > ?1 union select registry, id from gone where run > ?1"
            " order by 1, 2",
            (run,),
        )
        return [(registry, id) for registry, id in rows]

    def how_many_changed(self, run: int) -> int:
        """How many keys `changed_after` would give."""
        count = (
            "select (select count(*) from record where changed_in > ?1) + (select count(*) from gone where run > ?1)"
        )
        return int(self.connection.execute(count, (run,)).fetchone()[0])

    def same(self, registry: str, id: str, body: bytes) -> bool | None:
        """Whether just these bytes are kept under this number; None where nothing is."""
        query = "select hash from record where registry = ? and id = ?"
        row = self.connection.execute(query, (registry, id)).fetchone()
        return row[0] == _hash(body) if row else None

    def seen(self, registry: str, id: str, reading: int) -> bytes | None:
        """The record as this reading has already kept it; None where it has not met it."""
        row = self.connection.execute(
            "select body from record join body using (registry, id) where registry = ? and id = ? and reading = ?",
            (registry, id, reading),
        ).fetchone()
        return zlib.decompress(row[0]) if row else None

    def records(self, registries: Iterable[str], since: Mapping[str, int]) -> Iterator[StoredRecord]:
        """Every record of these registries, in the order of their ids; of some only what a reading saw."""
        for name in sorted(registries):
            rows = self.connection.execute(
                "select record.id, body from record cross join body using (registry, id)"
                f" where record.registry = :registry and {SEEN} order by record.id",
                {"registry": name, "since": since.get(name, 0)},
            )
            for id, body in rows:
                yield StoredRecord(name, id, zlib.decompress(body))

    def get(self, registry: str, id: str) -> StoredRecord | None:
        """What this registry said under this number, if anything."""
        row = self.connection.execute("select body from body where registry = ? and id = ?", (registry, id)).fetchone()
        return StoredRecord(registry, id, zlib.decompress(row[0])) if row else None

    def kept_on(self, registry: str, id: str) -> str | None:
        """The day, UTC, that this record last came; None where it is not told, or there is none."""
        query = "select substr(kept, 1, 10) from record where registry = ? and id = ?"
        row = self.connection.execute(query, (registry, id)).fetchone()
        return row[0] if row else None

    def count(self, registries: Iterable[str], since: Mapping[str, int]) -> int:
        """How many records `records` would give."""
        query = f"select count(*) from record where registry = :registry and {SEEN}"
        asked = ({"registry": name, "since": since.get(name, 0)} for name in registries)
        return sum(self.connection.execute(query, each).fetchone()[0] for each in asked)

    def has(self, registry: str, id: str, since: int) -> bool:
        """Whether a record is kept, and belongs to what that reading saw."""
        query = f"select 1 from record where registry = :registry and id = :id and {SEEN}"
        asked = {"registry": registry, "id": id, "since": since}
        return self.connection.execute(query, asked).fetchone() is not None

    def registries(self) -> list[str]:
        return [row[0] for row in self.connection.execute("select distinct registry from record order by registry")]


def _hash(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()
