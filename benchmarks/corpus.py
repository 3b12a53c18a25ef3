"""A corpus of any size from real records: the records as they are, then copies with new numbers and new sites.

A copy keeps its original's texts, conditions, dates and criteria. Its number, its status, how many sites it has and
where they are is drawn anew from the real distributions, by a chance that begins with the copy's own number: the same
corpus every time, whoever makes which part of it.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from random import Random
from typing import Final

import msgspec

import mappings
from benchmarks import originals
from benchmarks.likeness import RECRUITING, RECRUITING_SHARE, SITES_A_STUDY, SITES_KEPT, Likeness, likeness
from search.indices import STUDIES

RECIPE: Final = 2
"""Raised with every change of what the recipe makes: corpora of another recipe are not used again."""
SEED: Final = 20261122
SIZES: Final[dict[str, int]] = {"28k": 0, "140k": 140_000, "560k": 560_000}
"""How many studies; 28k is the real records as they are, and never fewer than those are made."""
FIRST_COPY: Final = 90_000_000
"""The registry has numbers below NCT08000000."""


def number_of_studies(size: str) -> int:
    return max(SIZES[size], originals.count())


def recipe_digest(size: str) -> str:
    """A short text that changes with the recipe, with the records it begins from, and with the size."""
    told = (RECIPE, SEED, number_of_studies(size), SITES_A_STUDY, RECRUITING_SHARE, SITES_KEPT, originals.digest())
    return hashlib.sha256(repr(told).encode()).hexdigest()[:10]


def digest(size: str) -> str:
    """What a corpus in the engine is kept by: recipe and mapping."""
    told = f"{recipe_digest(size)} {mappings.fingerprint(STUDIES)}"
    return hashlib.sha256(told.encode()).hexdigest()[:10]


def records(studies: int) -> Iterator[bytes]:
    """So many records in the registry's form, one at a time; never fewer than the real ones."""
    yield from originals.records()
    missing = studies - originals.count()
    if missing > 0:
        yield from copies(missing, likeness(originals.records(), SEED))


def copies(wanted: int, like: Likeness) -> Iterator[bytes]:
    """Copies of the records in their order, round after round."""
    made = 0
    while True:
        for record in originals.records():
            if made == wanted:
                return
            made += 1
            yield copy(record, FIRST_COPY + made, like)


def copy(record: bytes, number: int, like: Likeness) -> bytes:
    """The record of another study much like this one."""
    chance = Random(f"{SEED} {number}")
    whole = msgspec.json.decode(record)
    protocol = whole["protocolSection"]
    named = protocol["identificationModule"]
    named["nctId"] = f"NCT{number:08}"
    for others in ("secondaryIdInfos", "nctIdAliases", "orgStudyIdInfo"):
        named.pop(others, None)
    status = like.status(chance)
    protocol.setdefault("statusModule", {})["overallStatus"] = status
    places = like.places(like.number_of_sites(chance), recruiting=status == RECRUITING, chance=chance)
    protocol.setdefault("contactsLocationsModule", {})["locations"] = places
    return msgspec.json.encode(whole)


def main() -> None:
    """Writes a corpus as lines, for another process to read."""
    try:
        for record in records(int(sys.argv[1])):
            # Between the tokens of a JSON text a line break means nothing, and inside a string there is none.
            sys.stdout.buffer.write(record.replace(b"\n", b" ") + b"\n")
    except BrokenPipeError:
        # The reader has ended first; nothing is left to be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
