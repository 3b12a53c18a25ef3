"""Rows into both databases, in one walk over the corpus."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from itertools import count
from typing import Any, Protocol

from benchmarks.peers.libpq import Connection, Copying
from benchmarks.peers.rows import SiteRow, StudyRow

EARTH_M = 6_371_008.7714
FINENESS = 1 << 30
"""Steps from a sphere's centre to its surface in SQLite's whole numbers: 6 mm on the Earth."""
TABLES = ("study", "study_shown", "study_text", "study_condition", "site_read", "site_shown")
STUDY_SHIFT = 12
"""No study has 4,096 sites."""
PENDING = 2_000


class Writer(Protocol):
    """Takes every study once, in order; `close` makes the indexes."""

    name: str

    def write(self, study: StudyRow) -> None: ...

    def close(self) -> None: ...


class PostgresWriter:
    """One COPY a table, each on a connection of its own."""

    name = "PostgreSQL"

    def __init__(self, connections: list[Connection]) -> None:
        self.connections = connections
        self.connections[0].run(script("postgres_schema"))
        self.into: dict[str, Copying] = {
            table: connection.copy(table) for table, connection in zip(TABLES, connections, strict=True)
        }
        self.numbers = count(1)

    def write(self, study: StudyRow) -> None:
        into, number = self.into, study.number
        into["study"].put(number, study.id, study.checked, len(study.sites), study.recruiting)
        into["study_shown"].put(number, study.card)
        into["study_text"].put(number, study.topic, study.text)
        for condition in study.conditions:
            into["study_condition"].put(condition, study.recruiting, number)
        for site in study.sites:
            own = next(self.numbers)
            point = (site.lat, site.lon, site.x, site.y, site.z, site.tile_x, site.tile_y)
            into["site_read"].put(own, number, study.checked, recruits(site), *point)
            into["site_shown"].put(own, site.display)

    def close(self) -> None:
        for copying in self.into.values():
            copying.end()
        for statement in script("postgres_indexes").split(";\n"):
            if statement.strip():
                self.connections[0].run(statement)
        self.connections[0].run("vacuum analyze")
        for connection in self.connections:
            connection.close()


class SqliteWriter:
    """One file, written in batches."""

    name = "SQLite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        connection.executescript(script("sqlite_schema"))
        self.pending: dict[str, list[tuple[Any, ...]]] = {}

    def write(self, study: StudyRow) -> None:
        number = study.number
        self._put("study", number, study.id, study.checked, len(study.sites), study.recruiting)
        self._put("study_shown", number, study.card)
        self._put("words (rowid, topic, rest)", number, study.topic, study.text)
        for condition in study.conditions:
            self._put("study_condition", condition, study.recruiting, number)
        for place, site in enumerate(study.sites):
            # The study's number is part of the site's: R*Tree keeps what is no coordinate in a table aside.
            self._write_site(number << STUDY_SHIFT | place, number, site)
        if number % PENDING == 0:
            self._flush()

    def _write_site(self, own: int, study: int, site: SiteRow) -> None:
        self._put("site_shown", own, site.display)
        if site.x is None or site.y is None or site.z is None:
            self._put("site", study, recruits(site), own, None, None, None)
            return
        x, y, z = steps(site.x), steps(site.y), steps(site.z)
        self._put("site", study, recruits(site), own, x, y, z)
        self._put("site_box", own, x, x, y, y, z, z)
        if recruits(site):
            self._put("recruiting_box", own, x, x, y, y, z, z)
            self._put("site_tile", site.tile_x, site.tile_y, study, site.lat, site.lon, own)

    def close(self) -> None:
        self._flush()
        self.connection.executescript(script("sqlite_indexes"))
        self.connection.close()

    def _put(self, table: str, *values: Any) -> None:
        self.pending.setdefault(table, []).append(values)

    def _flush(self) -> None:
        self.connection.execute("begin")
        for table, rows in self.pending.items():
            self.connection.executemany(f"insert into {table} values ({','.join('?' * len(rows[0]))})", rows)
        self.connection.execute("commit")
        self.pending.clear()


def recruits(site: SiteRow) -> bool:
    return site.status == "recruiting"


def steps(part: float) -> int:
    return round(part * FINENESS)


def script(name: str) -> str:
    return files("benchmarks.peers").joinpath(f"{name}.sql").read_text("utf-8")
