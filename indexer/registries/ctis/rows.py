"""A trial's row in CTIS's list: its number, its days, and what the list says of it beside its record."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import Final, NamedTuple

import msgspec

from indexer.registries.ctis.days import last_update
from indexer.registries.ctis.raw_word import Part, Word, text

PUBLISHED: Final = "lastPublicationUpdate"
CHANGED: Final = "lastUpdated"
ONLY_OF_THE_LIST: Final = {"id", "ctTitle", "conditions", "product", "sponsor", "endPoint", "primaryEndPoint"}
"""What the list says in short and the record at length."""
NOTHING: Final = {b"null", b'""', b"[]"}

Fields = dict[str, msgspec.Raw]
FIELDS = msgspec.json.Decoder(Fields)


class Row(Part):
    """A row as far as we read it; the rest goes to the record as it is written."""

    ct_number: Word = None
    last_updated: Word = None
    last_publication_update: Word = None


ROW = msgspec.json.Decoder(Row)


class Listed(NamedTuple):
    """A trial of the list: its number, its days by the orders in which they put it, all that the list says of it."""

    number: str
    days: dict[str, str]
    written: bytes

    @property
    def updated(self) -> str | None:
        """The day of its last update: the newest of its days."""
        return max(self.days.values(), default=None)

    def is_since(self, first: str) -> bool:
        """Whether it was updated on this day or later; one without a day may have been."""
        return self.updated is None or self.updated >= first


def listed(written: msgspec.Raw, today: date) -> Listed | None:
    """The trial of a row; None for a row of another shape, which is missing then."""
    with contextlib.suppress(msgspec.DecodeError):
        row = ROW.decode(written)
        if number := text(row.ct_number):
            told = {PUBLISHED: row.last_publication_update, CHANGED: row.last_updated}
            days = {order: day for order, word in told.items() if (day := last_update(word, today=today))}
            return Listed(number, days, bytes(written))
    return None


def with_row(record: Fields, one: Listed, *, is_kept: bool = False) -> bytes:
    """The record with what the list says of it put beside it at the top.

    Where both have a field, the one that was asked later holds: a record that is fetched, else the list.
    """
    told = {
        name: value
        for name, value in FIELDS.decode(one.written).items()
        if name not in ONLY_OF_THE_LIST and bytes(value) not in NOTHING
    }
    if status := told.pop("ctStatus", None):
        told.setdefault("ctPublicStatusCode", status)
    return msgspec.json.encode(record | told if is_kept else told | record)
