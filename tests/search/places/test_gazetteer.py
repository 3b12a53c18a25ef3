"""What holds for every place: names come back to it, threads share it, it is fast."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from search.places import Gazetteer
from search.places.place import label

SAMPLE = 4_000


@pytest.fixture(scope="module")
def near_all_towns(reference_dir: Path, gazetteer: Gazetteer) -> list[str]:
    """Names of towns spread over the whole table, as the gazetteer tells them."""
    with sqlite3.connect(reference_dir / "places.sqlite") as places:
        step = places.execute("SELECT count(*) FROM town").fetchone()[0] // SAMPLE
        points = places.execute("SELECT lat, lon FROM town WHERE id % ? = 0", (step,)).fetchall()
    return [gazetteer.reverse(point).address for point in points]


def test_every_name_told_means_the_same_place(gazetteer: Gazetteer, near_all_towns: list[str]) -> None:
    lost = [name for name in near_all_towns if gazetteer.find(name)[0].name != name]
    assert (len(near_all_towns) > SAMPLE / 2, lost) == (True, [])


def test_namesakes_in_one_region_are_told_apart(reference_dir: Path, gazetteer: Gazetteer) -> None:
    query = """SELECT town.name, region.name, country, near, lat, lon FROM town JOIN region ON region.id = region
        WHERE near IS NOT NULL AND town.id % 5 = 0"""
    with sqlite3.connect(reference_dir / "places.sqlite") as places:
        namesakes = places.execute(query).fetchall()
    assert len(namesakes) > 1000
    for *named, lat, lon in namesakes:
        found = gazetteer.find(label(*named))[0]
        assert (found.name, found.lat, found.lon) == (label(*named), lat, lon)


def test_every_postcode_told_means_the_same_postcode(reference_dir: Path, gazetteer: Gazetteer) -> None:
    with sqlite3.connect(reference_dir / "places.sqlite") as places:
        rows = places.execute("SELECT code, country, lat, lon FROM postcode WHERE key LIKE '%17' ORDER BY key")
        codes = rows.fetchall()[::3]
    for code, country, lat, lon in codes:
        told = next(place for place in gazetteer.find(code, limit=200) if place.country == country)
        assert (told.lat, told.lon) == (lat, lon)
        assert gazetteer.find(told.name)[0] == told


def test_threads_share_one_gazetteer(gazetteer: Gazetteer, near_all_towns: list[str]) -> None:
    names = near_all_towns[:800]
    with ThreadPoolExecutor(8) as pool:
        assert [found[0].name for found in pool.map(gazetteer.find, names)] == names


def test_a_right_name_takes_under_3_ms(gazetteer: Gazetteer, near_all_towns: list[str]) -> None:
    times = []
    for name in near_all_towns:
        start = time.thread_time()
        gazetteer.find(name)
        times.append(time.thread_time() - start)
    assert sorted(times)[int(len(times) * 0.99)] < 0.003


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="python -m indexer reference"):
        Gazetteer(tmp_path / "places.sqlite")


def test_a_file_renamed_over_it_changes_nothing(reference_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd name?#%.sqlite"
    path.hardlink_to(reference_dir / "places.sqlite")
    gazetteer = Gazetteer(path)
    assert gazetteer.find("Boston")
    path.unlink()
    assert gazetteer.find("Boston")
