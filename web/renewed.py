"""What is made of a file, made anew when another file takes its place: reference data while the service runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from search.engine.client import EngineAway

T = TypeVar("T")


class Renewed(Generic[T]):
    """Keeps one object. Threads that ask at the same moment may each make it; one of them is kept."""

    def __init__(self, make: Callable[[Path], T], path: Path) -> None:
        self._make = make
        self._path = path
        self._made: tuple[tuple[int, int], T] | None = None

    def get(self) -> T:
        """The object of today's file; raises `EngineAway` where there is none, or one that an older program built."""
        try:
            found = self._path.stat()
            version = (found.st_ino, found.st_mtime_ns)
            made = self._made
            if made is None or made[0] != version:
                self._made = made = (version, self._make(self._path))
        except (FileNotFoundError, sqlite3.OperationalError) as error:
            raise EngineAway("the reference data are not built yet") from error
        return made[1]
