"""The tables of the history, in the store beside the records."""

from __future__ import annotations

import sqlite3
from typing import Final

SCHEMA: Final = (
    # What was last told of each record's sites, and of the study where the record comes first in one.
    """create table if not exists standing (
        registry text not null,
        id       text not null,
        told     blob not null,
        primary key (registry, id)
    ) without rowid""",
    """create table if not exists change (
        number  integer primary key,
        id      text not null unique,
        at      text not null,
        study   text not null,
        kind    text not null,
        site    text,
        before  text,
        after   text
    )""",
    "create index if not exists change_of_site on change (site) where site is not null",
    "create index if not exists change_of_study on change (study) where site is null",
    # What a run prepares; `only_of` is the registry that must be comparable for the change to count.
    """create table if not exists staged (
        registry text not null,
        id       text not null,
        run      integer not null,
        told     blob not null,
        primary key (registry, id)
    ) without rowid""",
    """create table if not exists staged_change (
        number  integer primary key,
        run     integer not null,
        study   text not null,
        kind    text not null,
        site    text,
        before  text,
        after   text,
        only_of text
    )""",
    "create table if not exists staging (run integer primary key, at text not null, comparable text not null)",
)


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The store's connection, with these tables; also inside a transaction."""
    for statement in SCHEMA:
        connection.execute(statement)
    return connection


def throw_away_staged(connection: sqlite3.Connection) -> None:
    """Drops what runs prepared."""
    for table in ("staged", "staged_change", "staging"):
        connection.execute(f"delete from {table}")
