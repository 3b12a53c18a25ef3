"""SQLite files that are either whole or not there, and know what they were built from."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType

from indexer.reference.packages import LOCK


def digest_of(*modules: ModuleType) -> str:
    """What a file is built from: the pinned packages and the code that builds it and makes its keys."""
    return digest_of_files(*(Path(module.__file__) for module in modules if module.__file__))


def digest_of_files(*sources: Path, told: str = "") -> str:
    """The same for files of code, and for what else they build from as far as it can be told."""
    parts = [LOCK.read_bytes(), *(source.read_bytes() for source in sources), told.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_built_from(path: Path, digest: str) -> bool:
    """Whether the file is there and was built from just that."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            found: tuple[str] | None = database.execute("SELECT built_from FROM about").fetchone()
    except sqlite3.DatabaseError:
        return False
    return found == (digest,)


@contextmanager
def new_database(path: Path, schema: str, digest: str) -> Iterator[sqlite3.Connection]:
    """A database to fill. It is written beside `path` and takes its place when the block ends well.

    A block that fails, or is killed, leaves what was at `path` as it was.
    """
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768")
        database.executescript(schema)
        database.execute("BEGIN")
        yield database
        database.execute("CREATE TABLE about (built_from TEXT NOT NULL)")
        database.execute("INSERT INTO about VALUES (?)", (digest,))
        database.execute("COMMIT")
        database.execute("ANALYZE")
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(path)
