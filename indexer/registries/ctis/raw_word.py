"""What every part of a CTIS record is made of."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from indexer.text import line

Word = str | int | float | bool | None
Words = str | int | float | bool | list[Word] | None
Item = TypeVar("Item")
Listed = list[Item | None] | None


class Part(msgspec.Struct, rename="camel", gc=False):
    """A JSON object of the record; fields that it does not name are passed over."""


def many(items: Listed[Item]) -> list[Item]:
    """The items that are there."""
    return [item for item in items or () if item is not None]


def text(word: Word) -> str | None:
    """A name, a code or a number as text on one line; None for an empty one."""
    return None if word is None or isinstance(word, bool) else line(str(word))


def prose(word: Word) -> str:
    """A long text as it is written; empty where there is none."""
    return "" if word is None or isinstance(word, bool) else str(word)


def several(words: Words) -> list[str]:
    """The texts of a list, or of the one text in its place."""
    given = words if isinstance(words, list) else [words]
    return [found for word in given if (found := text(word))]
