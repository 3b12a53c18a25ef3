"""From sources into the store, without an engine: what is kept, what is told, what a broken source leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.intake import Taken, take_in
from indexer.registries import Raw, RegistryAway, Unreadable
from indexer.report import Report
from indexer.sources import Source
from indexer.store import Store
from tests.built import quiet, source_of
from tests.indexer.three_registries import NCT, OURS, of_ctgov, of_ctis, of_isrctn
from tests.records import small_record


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


def taken_in(store: Store, *sources: Source) -> tuple[Taken, Report]:
    report = Report(run=store.begin_run(), scope="files:test")
    return take_in(sources, store, report, quiet()), report


def with_end(records: list[bytes], end: Unreadable | RegistryAway, registry: str | None = None) -> Source:
    """A source that gives these records, and then this."""

    def read() -> Iterator[Raw | Unreadable]:
        yield from (Raw(record, f"record {number}") for number, record in enumerate(records))
        if isinstance(end, RegistryAway):
            raise end
        yield end

    return replace(source_of([]), records=read, registry=registry)


def test_records_of_all_shapes_are_kept_with_their_registry(store: Store) -> None:
    own = b'{"id": "OWN-1", "title": "Walks", "status": "recruiting", "updated": "2026-10-01"}'
    addition = b'{"study": "NCT00000002", "source": "Ward 3", "written": "2026-10-01", "plain_title": "A walk"}'
    source = source_of([of_ctgov(), of_ctis(), of_isrctn(), own, addition])
    taken, report = taken_in(store, source)
    assert set(taken.sources) == taken.whole == {"ctgov", "ctis", "isrctn", "file", "texts"}
    assert report.read_of == dict.fromkeys(taken.sources, 1)
    assert taken.additions == {"NCT00000002": "record 4"}
    assert store.registries() == ["ctgov", "ctis", "file", "isrctn", "texts"]


def test_numbers_are_kept_beside_the_record(store: Store) -> None:
    taken_in(store, source_of([of_ctgov()]))
    rows = store.connection.execute("select number, owned from number where registry = 'ctgov'").fetchall()
    assert dict(rows) == {NCT: 1, OURS: 0}


def test_a_registry_that_breaks_off_keeps_what_came_and_what_was_there(store: Store) -> None:
    taken_in(store, source_of([small_record("NCT00000001"), small_record("NCT00000002")]))
    broken = with_end([small_record("NCT00000003")], RegistryAway("no connection"), "ctgov")
    taken, report = taken_in(store, broken, source_of([of_isrctn()]))
    assert report.away == {"ctgov": "no connection"}
    assert (set(taken.sources), taken.whole) == ({"isrctn"}, {"isrctn"})
    assert store.count(("ctgov",), {}) == 3


def test_where_every_source_breaks_off_there_is_nothing_to_build(store: Store) -> None:
    with pytest.raises(RegistryAway, match="no connection"):
        taken_in(store, with_end([small_record()], RegistryAway("no connection"), "ctgov"))


def test_a_registry_with_a_gap_is_read_and_drops_nothing(store: Store) -> None:
    gap = with_end([small_record()], Unreadable("status 500", "retrieve/2023-500001-10-00"), "ctgov")
    taken, report = taken_in(store, gap)
    assert (set(taken.sources), taken.whole) == ({"ctgov"}, set())
    assert (report.broken, report.unreadable) == (0, 1)
    assert store.faults(report.run) == [("retrieve/2023-500001-10-00", "status 500")]


def test_a_file_that_breaks_off_is_broken(store: Store) -> None:
    taken, report = taken_in(store, with_end([small_record()], Unreadable("ends in the middle", "a.jsonl")))
    assert (taken.whole, report.broken) == ({"ctgov"}, 1)


def test_what_a_source_empties_is_read_with_nothing_in_it(store: Store) -> None:
    taken, report = taken_in(store, replace(source_of([]), emptied=lambda: frozenset({"texts"})))
    assert (taken.whole, report.read) == ({"texts"}, 0)
