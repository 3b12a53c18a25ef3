"""Topics that people have judged: a condition in a clinical and a lay wording, and how well studies fit it.

Two files of tab-separated lines: `query_id clinical lay`, and `query_id nct_id grade` with grades 0, 1 and 2.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct

Half = Literal["tune", "report"]
Wording = Literal["clinical", "lay"]

HALVES: Final[tuple[Half, ...]] = ("tune", "report")
WORDINGS: Final[tuple[Wording, ...]] = ("clinical", "lay")
QUERIES: Final = "condition-queries-2021.tsv"
JUDGEMENTS: Final = "condition-qrels-2021.tsv"
GRADES: Final = {"0": 0, "1": 1, "2": 2}


class Faulty(Exception):
    """A file of judgements that cannot be used; the message names file and line."""


class Topic(Struct, frozen=True, kw_only=True):
    """One condition somebody has; `grades` are those of the judged studies by number, 0 for what does not fit."""

    id: str
    clinical: str
    lay: str
    half: Half
    grades: dict[str, int]

    def wording(self, wording: Wording) -> str:
        return self.clinical if wording == "clinical" else self.lay


def read_topics(folder: Path) -> list[Topic]:
    """Every topic of the folder, in the file's order. Raises `Faulty`."""
    asked: dict[str, tuple[str, str]] = {}
    for where, (id, clinical, lay) in _lines(folder / QUERIES, ("query_id", "clinical", "lay")):
        if id in asked:
            raise Faulty(f"{where}: {id} stands there twice")
        asked[id] = clinical, lay
    grades: dict[str, dict[str, int]] = {id: {} for id in asked}
    for where, (id, study, grade) in _lines(folder / JUDGEMENTS, ("query_id", "nct_id", "grade")):
        if id not in asked:
            raise Faulty(f"{where}: {id} is no topic of {QUERIES}")
        if grade not in GRADES:
            raise Faulty(f"{where}: a grade is 0, 1 or 2, not {grade!r}")
        if study in grades[id]:
            raise Faulty(f"{where}: {study} is judged twice for {id}")
        grades[id][study] = GRADES[grade]
    halves = split(asked)
    return [
        Topic(id=id, clinical=clinical, lay=lay, half=halves[id], grades=grades[id])
        for id, (clinical, lay) in asked.items()
    ]


def split(asked: dict[str, tuple[str, str]]) -> dict[str, Half]:
    """Each topic's half: weights are chosen by `tune`, and what is told of them is measured by `report`.

    Topics that share a wording are a group, also by way of others, so that no half holds a wording of the other. The
    first of a group's wordings in the alphabet decides: `tune` where the SHA-256 of its small letters is even.
    """
    first: dict[str, str] = {}
    for wordings in asked.values():
        folded = [wording.casefold() for wording in wordings]
        joined = {first.get(each, each) for each in folded} | set(folded)
        least = min(joined)
        first = {each: least if of in joined else of for each, of in first.items()} | dict.fromkeys(joined, least)
    return {id: _half(first[clinical.casefold()]) for id, (clinical, _) in asked.items()}


def with_judged(topics: Iterable[Topic], indexed: Collection[str]) -> list[Topic]:
    """The topics that have a relevant study among the indexed ones, with the judgements of those alone."""
    kept = (
        msgspec.structs.replace(each, grades={id: grade for id, grade in each.grades.items() if id in indexed})
        for each in topics
    )
    return [each for each in kept if any(each.grades.values())]


def _half(wording: str) -> Half:
    return HALVES[hashlib.sha256(wording.encode()).digest()[-1] % 2]


def _lines(file: Path, head: tuple[str, str, str]) -> Iterator[tuple[str, list[str]]]:
    """Where each line stands, and its three values."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise Faulty(f"{file.name} cannot be read: {fault}") from fault
    if not lines or lines[0].split("\t") != list(head):
        raise Faulty(f"{file.name} line 1: must be {', '.join(head)}, with tabs between")
    for number, line in enumerate(lines[1:], 2):
        values = [value.strip() for value in line.split("\t")]
        if len(values) != len(head) or not all(values):
            raise Faulty(f"{file.name} line {number}: must have {len(head)} values with tabs between")
        yield f"{file.name} line {number}", values
