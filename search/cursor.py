"""Where the next page begins: a cursor belongs to its question and to its index."""

from __future__ import annotations

import base64
import binascii
from types import UnionType
from typing import Any, Final

import msgspec
from msgspec import Struct

from search.faults import Fault, QuestionFaults
from search.query import StudyQuery

NO_CURSOR = "is not a cursor: take `next` of the page before as it stands"
SortValue = float | int | str | None


NAMES: Final = {"index": "i", "question": "q", "last": "l", "relaxed": "r", "respelled": "w", "corrected": "c"}


class Cursor(Struct, frozen=True, kw_only=True, omit_defaults=True, rename=NAMES):
    """The index, the question's digest, the sort values of the last hit shown, and what the first page decided."""

    index: str
    question: str
    last: tuple[SortValue, ...]
    relaxed: bool = False
    respelled: str | None = None
    corrected: bool = False


def write(index: str, query: StudyQuery, last: list[SortValue]) -> str:
    decided = {name: getattr(query, name) for name in ("relaxed", "respelled", "corrected")}
    cursor = Cursor(index=index, question=query.digest(), last=tuple(last), **decided)
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


def read(text: str, query: StudyQuery) -> Cursor:
    """The cursor that `write` made for this question."""
    cursor = parse(text)
    if cursor.question != query.digest():
        raise _refused("belongs to another question: ask without it for the first page")
    return cursor


def fits(cursor: Cursor, keys: list[dict[str, Any]]) -> bool:
    """Whether the values are such as these sort keys have: a score and a day are numbers, an id is a text."""
    kinds: dict[str, type | UnionType] = {"_score": int | float, "id": str}
    names = [name for key in keys for name in key]
    return len(cursor.last) == len(names) and all(
        isinstance(value, kinds.get(name, int)) for name, value in zip(names, cursor.last, strict=True)
    )


def broken() -> QuestionFaults:
    """The fault of a text that is no cursor of ours."""
    return _refused(NO_CURSOR)


def gone() -> QuestionFaults:
    """The fault of a cursor whose index has been dropped."""
    return _refused("belongs to an index that is gone since the data were renewed: ask without it for the first page")


def _refused(message: str) -> QuestionFaults:
    return QuestionFaults([Fault("after", message)])
