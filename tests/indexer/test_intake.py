"""From sources into the store, without an engine: what is kept, what is told, what a broken source leaves alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.intake import Taken, take_in
from indexer.registries import Raw, RegistryAway, Unreadable
from indexer.registries.reading import Reached
from indexer.report import Report
from indexer.sources import Source, from_files, kept
from indexer.store import Store
from search.indices import IndexMeta
from tests.built import quiet, source_of
from tests.indexer.three_registries import NCT, OURS, of_ctgov, of_ctis, of_isrctn
from tests.records import TODAY, small_record


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


def taken_in(store: Store, *sources: Source) -> tuple[Taken, Report]:
    report = Report(run=store.runs.begin(), scope="files:test")
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
    assert store.runs.faults(report.run) == [("retrieve/2023-500001-10-00", "status 500")]


def test_a_file_that_breaks_off_is_broken(store: Store) -> None:
    taken, report = taken_in(store, with_end([small_record()], Unreadable("ends in the middle", "a.jsonl")))
    assert (taken.whole, report.broken) == ({"ctgov"}, 1)


def test_what_a_source_empties_is_read_with_nothing_in_it(store: Store) -> None:
    taken, report = taken_in(store, replace(source_of([]), emptied=lambda: frozenset({"texts"})))
    assert (taken.whole, report.read) == ({"texts"}, 0)


def seen(store: Store, registry: str, taken: Taken) -> list[str]:
    """What an index holds of a registry, and what the store keeps, after a run that read it to its end."""
    reading = taken.readings[registry]
    store.drop_unseen(registry, reading=reading.number, run=reading.run)
    return [record.id for record in store.records((registry,), {registry: reading.number})]


def of_registry(records: list[bytes], *missed: Unreadable, registry: str = "ctgov") -> Source:
    source = source_of(records)
    return replace(source, registry=registry, records=lambda: iter([*source.records(), *missed]))


def test_a_registrys_record_that_came_broken_stays_as_it_was(store: Store) -> None:
    numbers = [small_record("NCT00000001"), small_record("NCT00000002")]
    taken_in(store, of_registry(numbers))
    taken, report = taken_in(store, of_registry([numbers[0], b'{"protocolSection": {}}']))
    assert (taken.whole, report.unreadable, report.broken) == (set(), 1, 0)
    assert store.get("ctgov", "NCT00000002") is not None


def test_a_trial_that_is_listed_without_a_record_keeps_its_own_alone(store: Store) -> None:
    """For ever, it may be: what the registry removed goes all the same."""
    taken_in(store, of_registry([small_record(f"NCT0000000{number}") for number in (1, 2, 3)]))
    missed = Unreadable("no record of it", "retrieve/NCT00000002", "NCT00000002")
    never_kept = Unreadable("no record of it", "retrieve/NCT00000009", "NCT00000009")
    taken, _ = taken_in(store, of_registry([small_record("NCT00000001")], missed, never_kept))
    assert taken.whole == {"ctgov"}
    assert seen(store, "ctgov", taken) == ["NCT00000001", "NCT00000002"]


def own(id: str, status: str = "recruiting") -> bytes:
    return json.dumps({"id": id, "title": "Walks", "status": status, "updated": "2026-10-01"}).encode()


def addition(study: str, written: str = "2026-10-01") -> bytes:
    return json.dumps({"study": study, "source": "Ward 3", "written": written, "plain_title": "A walk"}).encode()


def test_a_faulty_line_keeps_the_version_before(store: Store) -> None:
    taken_in(store, source_of([own("OWN-1"), own("OWN-2"), own("OWN-3"), addition("NCT00000001"), addition("NCT2")]))
    lines = [own("OWN-1"), own("OWN-2", "open"), addition("nct 00000001", "soon"), addition("NCT00000007")]
    taken, report = taken_in(store, source_of(lines))
    assert (taken.whole, report.unreadable) == ({"file", "texts"}, 2)
    assert seen(store, "file", taken) == ["OWN-1", "OWN-2"]
    assert seen(store, "texts", taken) == ["NCT00000001", "NCT00000007"]


def test_a_faulty_row_keeps_the_version_before(store: Store, tmp_path: Path) -> None:
    taken_in(store, source_of([own("OWN-1"), own("OWN-2"), own("OWN-3")]))
    table = tmp_path / "mine.csv"
    rows = ["id,title,status,updated", "OWN-1,Walks,recruiting,2026-10-01", "OWN-2,Walks,open,2026-10-01"]
    table.write_text("\n".join(rows))
    taken, _ = taken_in(store, from_files([table]))
    assert seen(store, "file", taken) == ["OWN-1", "OWN-2"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(own("OWN-2").replace(b"Walks", b"Caf\xe9"), id="a byte outside UTF-8"),
        pytest.param(b'{"id": "OWN-2", "titel": "Walks"}', id="misspelt"),
    ],
)
def test_a_line_that_is_hard_to_read_tells_its_study_all_the_same(store: Store, line: bytes) -> None:
    taken_in(store, source_of([own("OWN-1"), own("OWN-2"), own("OWN-3")]))
    taken, _ = taken_in(store, source_of([own("OWN-1"), line]))
    assert seen(store, "file", taken) == ["OWN-1", "OWN-2"]


def test_a_line_that_does_not_tell_its_study_drops_nothing_of_an_operators(store: Store) -> None:
    taken_in(store, source_of([own("OWN-1"), own("OWN-2"), addition("NCT00000001"), small_record("NCT00000002")]))
    taken, _ = taken_in(store, source_of([own("OWN-1"), b"\xff", small_record("NCT00000003")]))
    assert taken.whole == {"ctgov"}


@pytest.mark.parametrize("apart", [1, 300])
def test_of_two_records_of_one_day_the_later_stays(store: Store, apart: int) -> None:
    """A live registry gives a trial twice when it is changed while it is read."""
    between = [small_record(f"NCT0001{number:04}") for number in range(apart)]
    first, later = of_isrctn(), of_isrctn(updated="2026-05-26T18:00:00.0Z")
    _, report = taken_in(store, source_of([first, *between, later]))
    newest = store.get("isrctn", OURS)
    assert (newest and newest.body, report.older_twins) == (later, 1)


def test_a_sample_is_told_apart(store: Store) -> None:
    sample = replace(of_registry([small_record()]), scope="sample")
    taken, _ = taken_in(store, sample, of_registry([of_isrctn()], registry="isrctn"))
    assert taken.in_part == {"ctgov"}


def updated(day: str) -> bytes:
    return small_record(statusModule={"lastUpdatePostDateStruct": {"date": day}})


@pytest.mark.parametrize("file_first", [False, True])
def test_of_a_registry_and_a_file_the_newer_record_stays(store: Store, file_first: bool) -> None:
    """The registry stands for itself, and nothing of it is dropped for being in one of them alone."""
    whole = of_registry([updated("2026-11-02"), small_record("NCT00000002")])
    file = replace(source_of([updated("2026-11-03"), small_record("NCT00000003")]), version=None)
    taken, report = taken_in(store, *((file, whole) if file_first else (whole, file)))
    newest = store.get("ctgov", "NCT00000001")
    assert (newest and newest.body, report.older_twins) == (updated("2026-11-03"), 1)
    assert taken.sources["ctgov"].registry == "ctgov"
    assert seen(store, "ctgov", taken) == ["NCT00000001", "NCT00000002", "NCT00000003"]


def test_the_same_record_twice_is_no_older_one(store: Store) -> None:
    _, report = taken_in(store, source_of([updated("2026-11-02")] * 2))
    assert (report.read, report.older_twins) == (2, 0)


def test_what_is_kept_already_makes_nothing_unseen(store: Store) -> None:
    before, _ = taken_in(store, of_registry([small_record("NCT00000001")]))
    taken, _ = taken_in(store, kept(IndexMeta()))
    assert (taken.sources, taken.readings, taken.whole) == ({}, {}, set())
    assert seen(store, "ctgov", before) == ["NCT00000001"]


def test_a_date_to_come_does_not_make_a_record_the_newer_one(store: Store) -> None:
    """The service's day counts, not the machine's."""
    report = Report(run=store.runs.begin(), scope="files:test")
    take_in((source_of([updated("2026-11-24"), updated("2026-11-02")]),), store, report, quiet(), today=TODAY)
    newest = store.get("ctgov", "NCT00000001")
    assert newest is not None
    assert newest.body == updated("2026-11-02")


def test_a_registrys_page_never_writes_an_operators_study(store: Store) -> None:
    taken_in(store, source_of([own("OWN-1")]))
    taken, report = taken_in(store, of_registry([small_record(), own("OWN-1", "completed"), own("OWN-2")]))
    assert (set(taken.sources), taken.whole, report.unreadable) == ({"ctgov"}, set(), 2)
    stands = store.get("file", "OWN-1")
    assert (stands and stands.body, store.get("file", "OWN-2")) == (own("OWN-1"), None)


def members(store: Store, taken: Taken) -> list[str]:
    return [record.id for record in store.records(("ctgov",), {"ctgov": taken.readings["ctgov"].number})]


def numbered(*numbers: int) -> list[bytes]:
    return [small_record(f"NCT{number:08}") for number in numbers]


def test_a_sample_stays_what_it_was_until_another_is_read(store: Store) -> None:
    taken_in(store, of_registry(numbered(9)))
    sample, _ = taken_in(store, replace(of_registry(numbered(1, 2)), scope="sample"))
    first = ["NCT00000001", "NCT00000002"]
    assert members(store, sample) == first

    broken = with_end(numbered(1, 3, 4), RegistryAway("no connection"), "ctgov")
    taken_in(store, replace(broken, scope="full"), of_registry([of_isrctn()], registry="isrctn"))
    assert members(store, sample) == first, "a whole reading that broke off"

    other, _ = taken_in(store, replace(of_registry(numbered(2, 5)), scope="sample"))
    assert members(store, other) == ["NCT00000002", "NCT00000005"]
    assert members(store, sample) == first, "the other may never go live"

    whole, _ = taken_in(store, of_registry(numbered(1, 2, 3)))
    assert members(store, whole) == [*first, "NCT00000003"]
    assert seen(store, "ctgov", whole) == [*first, "NCT00000003"]


def test_what_came_unreadable_is_counted_as_seen_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at each page once more: a registry may have thousands of them."""
    taken_in(store, of_registry(numbered(1, 2, 3)))
    pages = [
        (Unreadable("no record of it", "here", f"NCT0000000{page}"), Reached(f"page {page}")) for page in (1, 2, 3)
    ]
    stays, stayed = Store.stays, []

    def counted(self: Store, registry: str, ids: list[str], reading: int) -> None:
        stayed.extend(ids)
        stays(self, registry, ids, reading)

    monkeypatch.setattr(Store, "stays", counted)
    source = replace(of_registry([]), records=lambda: (each for page in pages for each in page))
    _, report = taken_in(store, source)
    assert stayed == ["NCT00000001", "NCT00000002", "NCT00000003"]
    assert store.unseen("ctgov", report.run) == []
