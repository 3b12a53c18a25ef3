"""Whole readings of a registry that gives broken records, or fewer than it counts: nothing is lost, nothing is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from indexer.readings import OPEN
from indexer.registries import Raw, RegistryAway, files, read
from tests.indexer.reading_bench import Bench, bench_of, expect_whole, ids_of, small
from tests.records import TODAY, small_record

RECORDS = small(range(1, 96))
PAGES = 10


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with bench_of(RECORDS, tmp_path, monkeypatch) as bench:
        yield bench


BROKEN = [
    pytest.param(b'{"protocolSection": {"identificationModule": {"nctId": null}}}', id="null"),
    pytest.param(b'{"protocolSection": {"identificationModule": {"nctId": 17}}}', id="a number"),
    pytest.param(b'{"protocolSection": []}', id="a list"),
    pytest.param(b"null", id="nothing"),
    pytest.param(b'{"protocolSection": ' + b"[" * 5000 + b"]" * 5000 + b"}", id="nested deeply"),
    pytest.param(b'{"protocolSection": "a\tb"}', id="a bare control character"),
    pytest.param(small_record("OWN-1"), id="an operator's"),
    pytest.param(b'{"id": "OWN-1", "title": "Walks", "status": "recruiting"}', id="another shape"),
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_record_without_a_number_costs_itself(bench: Bench, broken: bytes) -> None:
    """It keeps its last version; what the registry has no more goes all the same."""
    bench.live(bench.take()[0])
    bench.registry.renew(RECORDS[3:])
    bench.registry.instead = {"NCT00000011": broken}
    taken, report = bench.take()
    expect_whole(bench, taken, RECORDS[3:])
    assert (report.told, report.gave) == ({"ctgov": 92}, {"ctgov": 92})
    assert report.unreadable > 0
    assert bench.store.registries() == ["ctgov"]


def test_a_record_that_was_never_readable_is_counted(bench: Bench) -> None:
    bench.registry.instead = {"NCT00000011": b"{}"}
    taken, report = bench.take()
    expect_whole(bench, taken, RECORDS[:10] + RECORDS[11:])
    assert (report.told, report.gave) == ({"ctgov": 95}, {"ctgov": 95})
    assert report.unreadable == 1
    assert any("NCT00000011" in place for place, _ in bench.store.runs.faults(report.run))


def test_each_record_without_a_number_is_counted_once(bench: Bench) -> None:
    """By its number it comes no better, and one that was on no page comes broken for the first time then."""
    bench.registry.instead = {f"NCT{number:08}": b"null" for number in (11, 12, 30, 31, 50)}
    bench.registry.lost = {"NCT00000050"}
    bench.registry.happens[13] = bench.registry.lost.clear
    _, report = bench.take()
    assert (report.read, report.unreadable, report.gave) == (90, 5, {"ctgov": 95})


def named(title: str) -> bytes:
    return small_record("NCT00000011", identificationModule={"nctId": "NCT00000011", "briefTitle": title})


def test_half_a_character_costs_itself(bench: Bench, tmp_path: Path) -> None:
    """In a page, in an answer to its number and in a file."""
    half = named("bad \ud800 one")
    bench.registry.instead = {"NCT00000011": half}
    taken, report = bench.take()
    expect_whole(bench, taken, [*RECORDS[:10], half, *RECORDS[11:]])
    assert (report.unreadable, bench.pages_since(0)) == (0, PAGES)
    (fetched,) = list(bench.whole().listing.fetch(["NCT00000011"]))  # type: ignore[union-attr]
    (tmp_path / "page.json").write_bytes(b'{"studies": [' + half + b"]}")
    (from_file,) = list(files.records(tmp_path / "page.json"))
    assert isinstance(fetched, Raw)
    assert isinstance(from_file, Raw)
    assert fetched.data == from_file.data == half
    assert read("ctgov", half, TODAY) == read("ctgov", named("bad  one"), TODAY)


def test_a_list_of_numbers_with_half_a_character_is_read(bench: Bench) -> None:
    bench.live(bench.take()[0])
    bench.registry.renew(RECORDS[3:])
    bench.registry.lost = {"NCT00000050"}
    bench.registry.instead_listed = {"NCT00000011": named("bad \ud800 one")}
    bench.registry.happens[len(bench.requests) + 13] = bench.registry.lost.clear
    taken, _ = bench.take()
    expect_whole(bench, taken, RECORDS[3:])


WORDS = ["overallStatus", "whyStopped"]


@pytest.mark.parametrize("word", WORDS)
def test_half_a_character_is_nowhere_in_what_is_written(word: str) -> None:
    """Neither text nor a registry's own word: the engine takes no half."""
    encoded = msgspec.json.encode(read("ctgov", small_record(statusModule={word: "A\udc00B"}), TODAY))
    assert b"AB" in encoded


def test_a_registry_that_goes_away_before_its_numbers_goes_on_there(bench: Bench) -> None:
    bench.live(bench.take()[0])
    bench.registry.renew(RECORDS[3:])
    bench.registry.lost = {"NCT00000050"}
    source = bench.whole()
    bench.registry.happens[len(bench.requests) + PAGES + 2] = lambda: bench.registry.faults.extend(["500"] * 9)
    with pytest.raises(RegistryAway):
        bench.take(source)
    assert set(bench.kept()) == ids_of(RECORDS)
    bench.registry.faults, bench.registry.lost = [], set()
    before = len(bench.requests)
    taken, _ = bench.take()
    expect_whole(bench, taken, RECORDS[3:])
    assert bench.pages_since(before) < PAGES


WRONG = small_record("NCT00000011", statusModule={"overallStatus": 5, "lastUpdatePostDateStruct": {"date": 7}})
WORSE = small_record("NCT00000011", contactsLocationsModule={"locations": 5})


@pytest.mark.parametrize("broken", [WRONG, WORSE])
def test_a_broken_record_never_takes_the_place_of_a_readable_one(bench: Bench, broken: bytes) -> None:
    bench.live(bench.take()[0])
    bench.registry.renew()
    bench.registry.instead = {"NCT00000011": broken}
    before = len(bench.requests)
    taken, report = bench.take()
    expect_whole(bench, taken, RECORDS)
    assert (report.unreadable, report.gave, bench.pages_since(before)) == (1, {"ctgov": 95}, PAGES)


def test_a_page_that_loses_a_record_is_made_good(bench: Bench) -> None:
    """The registry counts more than it gave: the numbers tell which, those new to us and those that changed."""
    bench.live(bench.take()[0])
    now = [*small(range(2, 96), "2026-11-02"), *small(range(200, 205))]
    bench.registry.renew(now)
    bench.registry.lost = {"NCT00000050", "NCT00000201"}
    bench.registry.happens[len(bench.requests) + 14] = bench.registry.lost.clear
    taken, report = bench.take()
    expect_whole(bench, taken, now)
    assert (report.told, report.gave, report.unreadable) == ({"ctgov": 99}, {"ctgov": 99}, 0)


@pytest.mark.parametrize("way", ["ignored", "refused"])
def test_a_registry_that_knows_no_numbers_is_walked_once_more(bench: Bench, way: str) -> None:
    bench.registry.lost = {"NCT00000050"}
    bench.registry.happens[13] = bench.registry.lost.clear
    getattr(bench.registry, way).update({"filter.ids", "fields"})
    taken, _ = bench.take()
    expect_whole(bench, taken, RECORDS)


def test_where_numbers_are_lost_too_nothing_is_dropped(bench: Bench) -> None:
    bench.live(bench.take()[0])
    bench.registry.renew(RECORDS[3:])
    bench.registry.lost = {"NCT00000050"}
    taken, report = bench.take()
    assert (taken.whole, taken.compared, taken.readings["ctgov"].state) == (set(), {}, OPEN)
    assert (report.told, report.gave) == ({"ctgov": 92}, {"ctgov": 91})
    assert set(bench.kept()) == ids_of(RECORDS)
    before = len(bench.requests)
    bench.registry.lost = set()
    taken, _ = bench.take()
    assert bench.pages_since(before) == PAGES, "what was missing lay before the last page"
    expect_whole(bench, taken, RECORDS[3:])


def test_a_registry_that_gives_nothing_is_no_registry_without_studies(bench: Bench) -> None:
    bench.live(bench.take()[0])
    bench.registry.renew([])
    taken, _ = bench.take()
    assert (taken.sources, taken.whole) == ({}, set())
    assert set(bench.kept()) == ids_of(RECORDS)
