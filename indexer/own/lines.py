"""The lines of a table as text, counted as they lie in the file."""

from __future__ import annotations

import codecs
import re
from typing import IO

from indexer.own.received import NOT_UTF_8

LONGEST_LINE = 2**22
DELIMITERS = ",;\t"
NAMED_DELIMITER = re.compile(rb"sep=([,;\t])\s*", re.IGNORECASE)
"""A first line that spreadsheets understand, and leave out of the table."""


class BrokenTable(ValueError):
    """The table cannot be read beyond this line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Lines:
    """`number` is that of the line read last; `broken` tells that one was not written in UTF-8.

    `header` is the number of the line that names the columns, `delimiter` what stands between cells.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.number = 0
        self.broken = False
        self.first = self._beginning()
        named = NAMED_DELIMITER.fullmatch(self.first)
        if named:
            self.number = 1
            self.first = stream.readline(LONGEST_LINE + 1)
        if not self.first:
            raise ValueError("holds no record")
        self.header = self.number + 1
        self.delimiter = (
            named[1].decode() if named else max(DELIMITERS, key=lambda sign: self.first.count(sign.encode()))
        )

    def _beginning(self) -> bytes:
        """The first line without its byte-order mark. Raises `BrokenTable` for UTF-16 (“Unicode text”)."""
        line = self.stream.readline(LONGEST_LINE + 1)
        if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in line:
            raise BrokenTable(1, NOT_UTF_8)
        return line.removeprefix(codecs.BOM_UTF8)

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self.stream.readline(LONGEST_LINE + 1) if self.number >= self.header else self.first
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > LONGEST_LINE:
            raise BrokenTable(self.number, f"is longer than {LONGEST_LINE} bytes")
        try:
            return line.decode()
        except UnicodeDecodeError:
            self.broken = True
            return line.decode("utf-8", "replace")
