"""The records that every corpus is made from: the real ones beside the checkout, else the demonstration's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

import msgspec

from tests.records import demonstration, record_files, study_records

Json = dict[str, object]


def records() -> Iterator[bytes]:
    """Every record as received, in an order that never changes."""
    return study_records()


@cache
def count() -> int:
    return sum(1 for _ in records())


@cache
def digest() -> str:
    """A short text that changes when any of the records does."""
    told = hashlib.sha256()
    for file in record_files():
        with file.open("rb") as opened:
            told.update(hashlib.file_digest(opened, "sha256").digest())
    if not record_files():
        told.update(msgspec.json.encode(demonstration()))
    return told.hexdigest()[:16]


def source() -> str:
    """What the records are, for the report."""
    return "real records" if record_files() else "demonstration records: no real ones lie beside the checkout"
