"""Where the next page begins: a cursor belongs to its question and to its index."""

from __future__ import annotations

import base64
import binascii

import msgspec
from msgspec import Struct

from search.faults import Fault, QuestionFaults
from search.query import StudyQuery

NO_CURSOR = "is not a cursor: take `next` of the page before as it stands"
SortValue = float | int | str | None


class Cursor(Struct, frozen=True, kw_only=True, rename={"index": "i", "question": "q", "last": "l"}):
    """The index, the question's digest, and the sort values of the last hit shown."""

    index: str
    question: str
    last: tuple[SortValue, ...]


def write(index: str, query: StudyQuery, last: list[SortValue]) -> str:
    cursor = Cursor(index=index, question=query.digest(), last=tuple(last))
    return base64.urlsafe_b64encode(msgspec.json.encode(cursor)).decode().rstrip("=")


def parse(text: str) -> Cursor:
    """The inverse of `write`; raises ValueError for a text that is no cursor of ours."""
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        return msgspec.json.decode(base64.b64decode(padded, altchars=b"-_", validate=True), type=Cursor)
    except (binascii.Error, UnicodeError, msgspec.DecodeError) as error:
        raise ValueError(NO_CURSOR) from error


def well_formed(text: str) -> str:
    """The text itself where it is a cursor of some question."""
    parse(text)
    return text


def read(text: str, query: StudyQuery, keys: int) -> Cursor:
    """The cursor that `write` made for this question, which is sorted by so many keys."""
    cursor = parse(text)
    if cursor.question != query.digest():
        raise _refused("belongs to another question: ask without it for the first page")
    if len(cursor.last) != keys:
        raise broken()
    return cursor


def broken() -> QuestionFaults:
    """The fault of a text that is no cursor of ours."""
    return _refused(NO_CURSOR)


def gone() -> QuestionFaults:
    """The fault of a cursor whose index has been dropped."""
    return _refused("belongs to an index that is gone since the data were renewed: ask without it for the first page")


def _refused(message: str) -> QuestionFaults:
    return QuestionFaults([Fault("after", message)])
