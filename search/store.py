"""A finished SQLite file of reference data, read by several threads at once."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any


class Store:
    """Rows from a finished SQLite file that nobody writes to.

    It is opened once: a file renamed over it changes nothing here, whichever thread asks, so that what was read of it
    into memory and what is still asked of it agree. Threads take turns; a question takes microseconds.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise FileNotFoundError(f"{path} is missing: run `python -m indexer reference`")
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._turn = threading.Lock()

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the query finds; its values are given in order, or as one dictionary by name."""
        named = len(values) == 1 and isinstance(values[0], dict)
        with self._turn:
            return self._connection.execute(query, values[0] if named else values).fetchall()
