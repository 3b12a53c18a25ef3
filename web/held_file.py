"""A file that many threads read at once, and that may be replaced meanwhile."""

from __future__ import annotations

import os
import weakref
from pathlib import Path
from typing import NamedTuple


class Identity(NamedTuple):
    """Another file, or the same one written to, has another."""

    inode: int
    size: int
    changed: int


class HeldFile:
    """A file's bytes. Read, not mapped: a mapped file that somebody shortens would end the whole program.

    It is closed when the last one who reads it has let go of it.
    """

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)
        self.identity = _identity(os.fstat(self._file))

    def __call__(self, offset: int, length: int) -> bytes:
        """Raises EOFError where the file does not reach so far."""
        within = offset + length <= self.identity.size
        found = os.pread(self._file, length, offset) if within else b""
        if not within or len(found) < length:
            raise EOFError
        return found


def identity_of(path: Path) -> Identity | None:
    """None where there is no such file."""
    try:
        return _identity(path.stat())
    except OSError:
        return None


def _identity(found: os.stat_result) -> Identity:
    return Identity(found.st_ino, found.st_size, found.st_mtime_ns)
