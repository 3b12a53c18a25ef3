"""The list of everyday names agrees with the gazetteer."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from indexer.reference import everyday
from mappings.lines import lines, several
from search.places import Gazetteer


def test_every_place_of_the_list_is_there(reference_dir: Path, gazetteer: Gazetteer) -> None:
    entries = list(lines(everyday.LIST))
    assert len(entries) > 60
    with sqlite3.connect(reference_dir / "places.sqlite") as places:
        for names, place, name in entries:
            town = "SELECT name FROM town WHERE id = ?" if place.isdigit() else None
            (found,) = places.execute(town or "SELECT name FROM area WHERE code = ?", (place,)).fetchone()
            assert found == name
            for each in several(names):
                told = gazetteer.find(each, limit=20)
                assert name in [other.name.split(",")[0].split(" (")[0] for other in told], each


def test_no_name_stands_there_twice() -> None:
    keys = [key for key, _ in everyday.everyday_names()]
    assert sorted(set(keys)) == sorted(keys)
