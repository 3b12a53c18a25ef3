"""Reference data while another file takes its place, and while several threads ask."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from search.store import Store


def made(path: Path, word: str) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE word (text TEXT)")
        database.execute("INSERT INTO word VALUES (?)", (word,))
        database.commit()
    return path


def test_all_threads_read_the_file_that_was_opened(tmp_path: Path) -> None:
    file = made(tmp_path / "data.sqlite", "old")
    store = Store(file)
    made(tmp_path / "new.sqlite", "new").replace(file)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: store.rows("SELECT text FROM word"), range(200)))
    assert set(map(tuple, found)) == {(("old",),)}
    assert Store(file).rows("SELECT text FROM word WHERE text = :text", {"text": "new"}) == [("new",)]


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="run `python -m indexer reference`"):
        Store(tmp_path / "nothing.sqlite")
