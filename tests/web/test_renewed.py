"""Reference data that are built while the service runs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from search.conditions import Conditions
from search.engine.client import EngineAway
from search.places.gazetteer import Gazetteer
from web.renewed import Renewed


def test_a_file_is_read_once_and_anew_when_another_takes_its_place(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.write_text("one")
    read: list[str] = []

    def make(path: Path) -> list[str]:
        read.append(path.read_text())
        return [*read]

    renewed = Renewed(make, file)
    first = renewed.get()
    assert renewed.get() is first == ["one"]
    (tmp_path / "part").write_text("two")
    (tmp_path / "part").replace(file)
    assert renewed.get() == ["one", "two"]
    assert renewed.get() is not first


@pytest.mark.parametrize("kind", [Conditions, Gazetteer])
def test_a_missing_file_and_one_of_an_older_program_are_not_built_yet(kind: type, tmp_path: Path) -> None:
    file = tmp_path / "reference.sqlite"
    renewed = Renewed(kind, file)
    with pytest.raises(EngineAway):
        renewed.get()
    with closing(sqlite3.connect(file)) as older:
        older.execute("CREATE TABLE heading (id TEXT)")
    with pytest.raises(EngineAway):
        renewed.get()


def test_what_was_missing_is_there_once_it_is_built(tmp_path: Path, reference_dir: Path) -> None:
    file = tmp_path / "conditions.sqlite"
    renewed = Renewed(Conditions, file)
    with pytest.raises(EngineAway):
        renewed.get()
    file.symlink_to(reference_dir / "conditions.sqlite")
    assert renewed.get().named("breast cancer") is not None
