"""What the store tells of a record beside its bytes, and what becomes of stores of the versions before."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.joining.holdings import Holdings
from indexer.readings import Reading, Readings
from indexer.store import Store, StoredRecord
from search.moments import now

ONE = StoredRecord("ctis", "2023-500001-10-00", b"{}")
TWO = StoredRecord("ctis", "2023-500002-10-00", b'{"two": 2}')
THREE = StoredRecord("ctis", "2023-500003-10-00", b'{"three": 3}')


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


def test_a_record_tells_the_day_that_it_last_came(store: Store) -> None:
    store.keep([ONE], run=1, reading=1)
    assert store.kept_on(ONE.registry, ONE.id) == now()[:10]
    assert store.kept_on(ONE.registry, "2023-500002-10-00") is None
    store.connection.execute("update record set kept = '2026-01-01T10:00:00Z'")
    store.stays(ONE.registry, [ONE.id], 2)
    assert store.kept_on(ONE.registry, ONE.id) == "2026-01-01", "it did not come, it only stays"
    assert store.count(("ctis",), {"ctis": 2}) == 1
    store.keep([ONE], run=3, reading=3)
    assert store.kept_on(ONE.registry, ONE.id) == now()[:10], "the same bytes came again"


def rows(store: Store, table: str) -> int:
    return int(store.connection.execute(f"select count(*) from {table}").fetchone()[0])


def test_all_that_is_kept_of_a_record_goes_with_it(store: Store) -> None:
    store.keep([ONE, TWO], run=1, reading=1)
    store.stays(TWO.registry, [TWO.id], 2)
    assert store.unseen("ctis", 2) == [("ctis", ONE.id)]
    assert store.drop_unseen("ctis", reading=2, run=2) == 1
    assert store.get("ctis", ONE.id) is None
    assert [rows(store, table) for table in ("record", "body", "number")] == [1, 1, 1]
    assert [record.id for record in store.records(("ctis",), {})] == [TWO.id]


def test_a_record_that_changed_is_kept_as_it_is_now(store: Store) -> None:
    store.keep([ONE, TWO], run=1, reading=1)
    store.keep([ONE._replace(body=b"[]"), TWO], run=2, reading=2)
    assert [record.body for record in store.records(("ctis",), {})] == [b"[]", TWO.body]
    assert store.changed_after(1) == [("ctis", ONE.id)]
    assert (store.seen("ctis", ONE.id, 2), store.seen("ctis", ONE.id, 1)) == (b"[]", None)


def test_the_faults_of_the_last_ten_runs_are_kept(store: Store) -> None:
    for _ in range(12):
        store.runs.name_fault(store.runs.begin(), "a:1", "no id")
    assert [run for run in range(1, 13) if store.runs.faults(run)] == list(range(3, 13))


BEFORE = """
create table record (
    registry text not null, id text not null, body blob not null, hash blob not null, changed text not null,
    {reading} integer not null{more}, primary key (registry, id)
) without rowid;
create table run (number integer primary key, started text not null, ended text, state text not null, report text);
create table fault (run integer not null, place text not null, reason text not null);
create index fault_of_run on fault (run);
create table number (
    number text not null, registry text not null, id text not null, owned integer not null,
    primary key (number, registry, id)
) without rowid;
create index number_of_record on number (registry, id);
create trigger numbers_go_with_record after delete on record begin
    delete from number where registry = old.registry and id = old.id;
end;
pragma user_version = 1;
"""
THE_FIRST = BEFORE.format(reading="run", more="")
WITH_DAYS = BEFORE.format(reading="run", more=", kept text")
WITH_READINGS = BEFORE.format(
    reading="reading", more=", kept text, changed_in integer not null default 0, version text"
)
ALL_BEFORE = [
    pytest.param(THE_FIRST, None, id="the first"),
    pytest.param(WITH_DAYS, "2026-01-01", id="with days"),
    pytest.param(
        WITH_READINGS + "create index record_changed_in on record (changed_in);", "2026-01-01", id="with readings"
    ),
]


def store_of_before(folder: Path, schema: str) -> None:
    with closing(sqlite3.connect(folder / "records.sqlite", isolation_level=None)) as before:
        before.execute("pragma journal_mode = wal")
        before.executescript(schema)
        columns = [column[1] for column in before.execute("pragma table_info(record)")]
        told = {"kept": "2026-01-01T10:00:00Z", "changed_in": 3, "version": "v"}
        for each in (ONE, TWO):
            hash = hashlib.blake2b(each.body, digest_size=16).digest()
            values = [each.registry, each.id, zlib.compress(each.body), hash, "2026-01-01T09:00:00Z", 4]
            values += [told[name] for name in columns[6:]]
            before.execute(f"insert into record values ({','.join('?' * len(values))})", values)
            before.execute("insert into number values (?, ?, ?, 1)", (each.id, each.registry, each.id))


@pytest.mark.parametrize(("schema", "kept_on"), ALL_BEFORE)
def test_a_store_of_a_version_before_is_opened(tmp_path: Path, schema: str, kept_on: str | None) -> None:
    store_of_before(tmp_path, schema)
    for _ in range(2):
        with closing(Store(tmp_path)) as store:
            assert list(store.records(("ctis",), {})) == [ONE, TWO]
            assert (store.is_numbered, store.kept_on("ctis", ONE.id)) == (True, kept_on)
            assert (store.count(("ctis",), {"ctis": 4}), store.count(("ctis",), {"ctis": 5})) == (2, 0)
            assert store.changed_after(2) == ([(*each[:2],) for each in (ONE, TWO)] if "changed_in" in schema else [])
    with closing(Store(tmp_path)) as store:
        store.keep([ONE], run=5, reading=5)
        assert store.kept_on("ctis", ONE.id) == now()[:10]
        assert store.changed_after(3) == [], "it came as it was"
        store.drop_unseen("ctis", reading=5, run=5)
        assert [rows(store, table) for table in ("record", "body", "number")] == [1, 1, 1]


@pytest.mark.parametrize(("schema", "kept_on"), ALL_BEFORE)
def test_what_stops_on_the_way_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schema: str, kept_on: str | None
) -> None:
    store_of_before(tmp_path, schema)
    with monkeypatch.context() as patch:
        patch.setattr("indexer.store_before.BODY", "create table body (nothing)")
        with pytest.raises(sqlite3.OperationalError):
            Store(tmp_path)
    with closing(sqlite3.connect(tmp_path / "records.sqlite")) as before:
        assert before.execute("select count(body) from record").fetchone() == (2,)
    with closing(Store(tmp_path)) as store:
        assert list(store.records(("ctis",), {})) == [ONE, TWO]
        assert store.kept_on("ctis", ONE.id) == kept_on


def in_sample(store: Store, reading: Reading) -> list[str]:
    since = {"ctis": reading.number}
    found = [record.id for record in store.records(("ctis",), since)]
    holdings = Holdings(store, ("ctis",), since)
    assert found == [each.id for each in (ONE, TWO, THREE) if holdings.has((each.registry, each.id))]
    assert store.count(("ctis",), since) == len(found)
    return found


def read(store: Store, *records: StoredRecord) -> Reading:
    """A run that reads these."""
    reading = Readings(store).begin("ctis", None, store.runs.begin())
    store.keep(list(records), run=reading.run, reading=reading.number)
    return reading


def test_a_sample_is_what_its_reading_saw(store: Store) -> None:
    """Whatever others see later, of its records and of more."""
    read(store, THREE)
    sample = read(store, ONE, TWO)
    Readings(store).sampled(sample, "ctis")
    later = read(store, ONE._replace(body=b"[]"), THREE)
    assert in_sample(store, sample) == [ONE.id, TWO.id]
    assert in_sample(store, later) == [ONE.id, THREE.id], "a whole reading"
    Readings(store).sampled(later, "ctis")
    assert (in_sample(store, sample), in_sample(store, later)) == ([ONE.id, TWO.id], [ONE.id, THREE.id])
    store.drop_unseen("ctis", reading=later.number, run=later.run)
    assert in_sample(store, sample) == [ONE.id], "the rest is no more"


def test_of_old_samples_the_last_few_are_remembered(store: Store) -> None:
    numbers = []
    for _ in range(9):
        sample = read(store, ONE)
        Readings(store).sampled(sample, "ctis")
        numbers.append(sample.number)
    remembered = store.connection.execute("select reading from sample order by reading").fetchall()
    assert [number for (number,) in remembered] == numbers[4:]
