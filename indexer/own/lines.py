"""The lines of a table as text, counted as they lie in the file."""

from __future__ import annotations

from typing import IO

LONGEST_LINE = 2**22


class BrokenTable(ValueError):
    """The table cannot be read beyond this line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Lines:
    """`number` is that of the line read last; `broken` tells that one was not written in UTF-8."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.number = 0
        self.broken = False
        self.first = stream.readline(LONGEST_LINE + 1)
        if not self.first:
            raise ValueError("holds no record")

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self.stream.readline(LONGEST_LINE + 1) if self.number else self.first
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > LONGEST_LINE:
            raise BrokenTable(self.number, f"is longer than {LONGEST_LINE} bytes")
        try:
            return line.decode("utf-8-sig" if self.number == 1 else "utf-8")
        except UnicodeDecodeError:
            self.broken = True
            return line.decode("utf-8", "replace")
