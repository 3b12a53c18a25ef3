"""A corpus in the peers, loaded once: databases whose names carry the digest of recipe and schema."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from rich.console import Console

from benchmarks import corpus
from benchmarks.node import Node
from benchmarks.peers.cluster import Cluster
from benchmarks.peers.libpq import Connection
from benchmarks.peers.rows import rows
from benchmarks.peers.writing import TABLES, PostgresWriter, SqliteWriter, Writer, script
from indexer.knowledge import Knowledge
from indexer.progress import TerminalProgress


def fill(node: Node, cluster: Cluster | None, size: str, console: Console) -> None:
    """Loads this size into each peer that does not hold it whole; what was half loaded is begun anew."""
    file, database = sqlite_file(node.folder, size), postgres_database(size)
    writers: list[Writer] = []
    if not file.exists():
        writers.append(SqliteWriter(_new_file(file, size)))
    if cluster and not holds(cluster, database):
        writers.append(PostgresWriter(_new_database(cluster, database)))
    if not writers:
        return
    studies = corpus.number_of_studies(size)
    console.print(f"Loading {studies:,} studies into the peers; kept for the next run")
    knowledge = Knowledge.open(node.settings.data_dir / "reference")
    every_study = rows(corpus.records(studies), knowledge)
    for study in TerminalProgress(console).over(every_study, "Writing rows", total=studies):
        for writer in writers:
            writer.write(study)
    for writer in writers:
        with console.status(f"Making the indexes of {writer.name}"):
            writer.close()
    if _part(file).exists():
        _part(file).rename(file)
    if cluster and not holds(cluster, database):
        _ask_once(cluster, f"alter database {_part_name(database)} rename to {database}")


def sqlite_file(folder: Path, size: str) -> Path:
    return folder / "sqlite" / f"{size}-{_digest(size, 'sqlite')}.sqlite"


def postgres_database(size: str) -> str:
    return f"bench_{size}_{_digest(size, 'postgres')}"


def holds(cluster: Cluster, database: str) -> bool:
    return bool(_ask_once(cluster, f"select 1 from pg_database where datname = '{database}'"))


def _digest(size: str, peer: str) -> str:
    told = f"{corpus.recipe_digest(size)} {script(f'{peer}_schema')} {script(f'{peer}_indexes')}"
    return hashlib.sha256(told.encode()).hexdigest()[:10]


def _new_file(file: Path, size: str) -> sqlite3.Connection:
    """A file that bears its name once it is whole; those of other recipes go."""
    file.parent.mkdir(parents=True, exist_ok=True)
    for old in file.parent.glob(f"{size}-*"):
        old.unlink()
    connection = sqlite3.connect(_part(file), isolation_level=None)
    connection.executescript("pragma page_size = 8192; pragma journal_mode = off; pragma synchronous = off;")
    connection.execute("pragma cache_size = -1000000")
    return connection


def _new_database(cluster: Cluster, database: str) -> list[Connection]:
    size = database.split("_")[1]
    for (old,) in _ask_once(cluster, f"select datname from pg_database where datname like 'bench\\_{size}\\_%'"):
        _ask_once(cluster, f"drop database {old}")
    _ask_once(cluster, f"create database {_part_name(database)}")
    return [cluster.connect(_part_name(database)) for _ in TABLES]


def _ask_once(cluster: Cluster, query: str) -> list[tuple[str | None, ...]]:
    connection = cluster.connect()
    try:
        return connection.ask(query)
    finally:
        connection.close()


def _part(file: Path) -> Path:
    return file.with_suffix(".part")


def _part_name(database: str) -> str:
    return f"{database}_part"
