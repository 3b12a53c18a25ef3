"""The store of records as received: what every rebuild, join and update stands on.

One SQLite file under `DATA_DIR`. A record is kept compressed, with a hash of its bytes, when they changed and when
they last came, the number of the run that saw it last, and the registry numbers that it bears: its own, its former
ones, those of other registries.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from indexer.store_schema import KEPT, NUMBERED, SCHEMA


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


class Run(NamedTuple):
    """One run of the indexer; `state` is `running`, `done` or `failed`, `report` JSON."""

    number: int
    started: str
    ended: str | None
    state: str
    report: str | None


class Store:
    """Records and runs. One writer at a time; the caller holds the lock."""

    def __init__(self, data_dir: Path) -> None:
        data_dir.mkdir(parents=True, exist_ok=True)
        self.connection = sqlite3.connect(data_dir / "records.sqlite", isolation_level=None)
        self.connection.execute("pragma journal_mode = wal")
        self.connection.execute("pragma synchronous = normal")
        self.connection.executescript(SCHEMA)
        if "kept" not in {column[1] for column in self.connection.execute("pragma table_info(record)")}:
            self.connection.execute(KEPT)
        if not self.registries():
            self.all_numbered()

    def close(self) -> None:
        self.connection.close()

    def begin_run(self) -> int:
        """The number of a new run: it is the version of every document that the run writes."""
        cursor = self.connection.execute("insert into run (started, state) values (?, 'running')", (now(),))
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def end_run(self, number: int, state: str, report: str) -> None:
        self.connection.execute(
            "update run set ended = ?, state = ?, report = ? where number = ?", (now(), state, report, number)
        )

    def runs(self, last: int = 10) -> list[Run]:
        """The last runs, newest first."""
        rows = self.connection.execute(
            "select number, started, ended, state, report from run order by number desc limit ?", (last,)
        )
        return [Run(*row) for row in rows]

    def started(self, number: int) -> str | None:
        """When a run began; None where there is none of that number."""
        row = self.connection.execute("select started from run where number = ?", (number,)).fetchone()
        return row[0] if row else None

    def keep(self, records: list[StoredRecord], run: int) -> None:
        """Keeps a batch of records, whole or not at all."""
        with self.connection:
            self.connection.execute("begin")
            self.connection.executemany(
                "insert into record (registry, id, body, hash, changed, run, kept)"
                " values (?1, ?2, ?3, ?4, ?5, ?6, ?5) on conflict do update set"
                " body = ?3, changed = iif(hash = ?4, changed, ?5), hash = ?4, run = ?6, kept = ?5",
                [
                    (each.registry, each.id, zlib.compress(each.body, 6), _hash(each.body), now(), run)
                    for each in records
                ],
            )
            self._number(records)

    def number(self, records: list[StoredRecord]) -> None:
        """Keeps the numbers of records that are kept already, in place of what they bore before."""
        with self.connection:
            self.connection.execute("begin")
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

    def stays(self, registry: str, id: str, run: int) -> None:
        """Counts a record, if it is kept, among those that this run saw, though it could not be had."""
        self.connection.execute("update record set run = ? where registry = ? and id = ?", (run, registry, id))

    def drop_unseen(self, registry: str, run: int) -> int:
        """Drops a registry's records that a whole reading in this run did not see."""
        return self.connection.execute("delete from record where registry = ? and run < ?", (registry, run)).rowcount

    def seen(self, registry: str, id: str, run: int) -> bytes | None:
        """The record as this run has already kept it; None where this run has not met it."""
        row = self.connection.execute(
            "select body from record where registry = ? and id = ? and run = ?", (registry, id, run)
        ).fetchone()
        return zlib.decompress(row[0]) if row else None

    def name_fault(self, run: int, place: str, reason: str) -> None:
        """Names a record that could not be read or written, and why."""
        self.connection.execute("insert into fault values (?, ?, ?)", (run, place, reason))

    def faults(self, run: int, last: int = 1000) -> list[tuple[str, str]]:
        """Where the faults of a run were, and what they were."""
        rows = self.connection.execute("select place, reason from fault where run = ? limit ?", (run, last))
        return [(place, reason) for place, reason in rows]

    def records(self, registries: Iterable[str], since: Mapping[str, int]) -> Iterator[StoredRecord]:
        """Every record of these registries, in the order of their ids; of some only those seen since a run."""
        for name in sorted(registries):
            rows = self.connection.execute(
                "select registry, id, body from record where registry = ? and run >= ? order by id",
                (name, since.get(name, 0)),
            )
            for registry, id, body in rows:
                yield StoredRecord(registry, id, zlib.decompress(body))

    def get(self, registry: str, id: str) -> StoredRecord | None:
        """What this registry said under this number, if anything."""
        row = self.connection.execute(
            "select body from record where registry = ? and id = ?", (registry, id)
        ).fetchone()
        return StoredRecord(registry, id, zlib.decompress(row[0])) if row else None

    def kept_on(self, registry: str, id: str) -> str | None:
        """The day, UTC, that this record last came; None where it is not told, or there is none."""
        row = self.connection.execute(
            "select substr(kept, 1, 10) from record where registry = ? and id = ?", (registry, id)
        ).fetchone()
        return row[0] if row else None

    def count(self, registries: Iterable[str], since: Mapping[str, int]) -> int:
        """How many records `records` would give."""
        query = "select count(*) from record where registry = ? and run >= ?"
        return sum(self.connection.execute(query, (name, since.get(name, 0))).fetchone()[0] for name in registries)

    def registries(self) -> list[str]:
        return [row[0] for row in self.connection.execute("select distinct registry from record order by registry")]


def now() -> str:
    """This moment in RFC 3339, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _hash(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()
