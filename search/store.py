"""A finished SQLite file of reference data, read by several threads at once."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any


class Store:
    """Rows from a finished SQLite file that nobody writes to; each thread has a connection of its own.

    A file renamed over it while it is open changes nothing here: the old one is read until the program ends.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise FileNotFoundError(f"{path} is missing: run `python -m indexer reference`")
        self._address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._of_thread = threading.local()

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the query finds; its values are given in order, or as one dictionary by name."""
        named = len(values) == 1 and isinstance(values[0], dict)
        return self._connection().execute(query, values[0] if named else values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._address, uri=True)
            self._of_thread.connection = connection
        return connection
