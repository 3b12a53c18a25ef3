"""What joining tells, and the numbers that the store keeps for it."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

from rich.console import Console

from indexer.joining import Joins, number_kept
from indexer.joining.ties import PassedOver, Tie
from indexer.progress import JsonProgress
from indexer.registries.reading import Identity, Unreadable
from indexer.store import Store, StoredRecord
from tests.indexer.joining.kept import Made, joined

A, B, OLD = "NCT00000001", "NCT00000002", "NCT00000009"
S, T, C, E = "ISRCTN12345678", "ISRCTN87654321", "2023-501234-12-00", "2016-005119-42"


def test_every_join_and_every_number_passed_over_is_told(tmp_path: Path) -> None:
    records = [
        Made("ctgov", A, (S, E), (OLD,)),
        Made("ctgov", B, (E,)),
        Made("isrctn", S, (A,)),
        Made("ctis", C, (OLD,)),
    ]
    joins = joined(tmp_path, records)
    first = ("ctgov", A)
    for registry, id in (first, ("isrctn", S), ("ctis", C)):
        assert set(joins.ties(registry, id)) == {
            Tie(A, first, ("isrctn", S), "both"),
            Tie(OLD, first, ("ctis", C), "one"),
        }
        assert joins.passed_over(registry, id) == (PassedOver(E, "2 records of ClinicalTrials.gov name it"),)
        assert joins.sentences(registry, id) == [
            f"{S} is joined to {A}: each names the other",
            f"{C} is joined to {A}: it names {OLD}, which {A} was before",
            f"{E} joins nothing: 2 records of ClinicalTrials.gov name it",
        ]
    assert joins.ties("ctgov", B) == ()
    assert (joins.joined, joins.kept_apart) == (1, 1)


def test_why_numbers_are_passed_over(tmp_path: Path) -> None:
    again = "2023-501234-12-01"
    records = [
        Made("ctgov", A),
        Made("ctgov", B, (A, "2023-501234-12")),
        Made("isrctn", S, (A, B)),
        Made("ctis", C, (T,)),
        Made("ctis", again),
        Made("isrctn", T, ("2022-500000-10-00",)),
        Made("ctis", "2022-500000-10-01"),
    ]
    joins = joined(tmp_path, records)
    both = f"it would join {A}, {B} of ClinicalTrials.gov"
    assert joins.passed_over("isrctn", S) == (PassedOver(A, both), PassedOver(B, both))
    assert joins.passed_over("ctgov", B) == (
        PassedOver("2023-501234-12", f"it may stand for any of {C}, {again}"),
        PassedOver(A, "it is the number of another record of ClinicalTrials.gov"),
        PassedOver(B, both),
    )
    assert joins.passed_over("isrctn", T) == (PassedOver("2022-500000-10-00", "there is only 2022-500000-10-01"),)
    assert joins.ties("isrctn", T) == (Tie(T, ("isrctn", T), ("ctis", C), "one"),)


def test_who_holds_a_number(tmp_path: Path) -> None:
    records = [
        Made("ctgov", A, (E, "2022-500000-10-00"), (OLD,)),
        Made("isrctn", S, (A,)),
        Made("ctis", C),
        Made("file", "MINE-1"),
        Made("ctgov", B, ("2011-000001-11",)),
        Made("isrctn", T, ("2011-000001-11", "2012-000001-11")),
        Made("texts", "NCT00000007"),
    ]
    joins = joined(tmp_path, records)
    of_a = [A, OLD, S, E, "2022-500000-10-00", "2022-500000-10", " nct 00000001 ", "EudraCT: 2016-005119-42"]
    assert {joins.holder(number) for number in of_a} == {("ctgov", A)}
    assert joins.holder("2023-501234-12") == joins.holder(C) == ("ctis", C)
    assert joins.holder("2023-501234-12-01") is None
    assert joins.holder("MINE-1") == ("file", "MINE-1")
    assert joins.holder("2011-000001-11") is None, "two studies bear it"
    assert joins.holder("2012-000001-11") == ("isrctn", T)
    assert joins.holder("NCT00000007") is None, "an addition is no study"
    assert joins.holder("") is None


def test_demonstration_and_real_records_are_joined_apart(tmp_path: Path) -> None:
    records = [Made("ctgov", A, ("DEMO1", E)), Made("demo", "DEMO1", (A, E)), Made("isrctn", S, (E,))]
    assert joined(tmp_path / "a", records).parts("ctgov", A) == (("ctgov", A), ("isrctn", S))
    demo = joined(tmp_path / "b", records, ("demo",))
    assert (demo.joined, demo.holder(A), demo.holder("DEMO1")) == (0, ("demo", "DEMO1"), ("demo", "DEMO1"))


def test_numbers_follow_their_record(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = store.runs.begin()
    store.keep(
        [StoredRecord("ctgov", A, b"1", (S, E), (OLD,)), StoredRecord("isrctn", S, b"2")], run=first, reading=first
    )
    assert numbers(store) == [(E, 0), (S, 0), (A, 1), (OLD, 1), (S, 1)]
    later = store.runs.begin()
    store.keep([StoredRecord("ctgov", A, b"3", (E,))], run=later, reading=later)
    assert numbers(store) == [(E, 0), (A, 1), (S, 1)]
    assert store.drop_unseen("isrctn", reading=later, run=later) == 1
    assert numbers(store) == [(E, 0), (A, 1)]
    assert store.get("ctgov", A) == StoredRecord("ctgov", A, b"3")
    assert store.get("isrctn", S) is None
    assert store.is_numbered


def test_the_records_of_an_older_store_are_numbered_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep([StoredRecord("ctgov", A, b"good"), StoredRecord("isrctn", S, b"bad")], run=1, reading=1)
    for made in ("table number", "trigger all_goes_with_record"):
        store.connection.execute(f"drop {made}")
    store.connection.execute("pragma user_version = 0")
    store.close()
    asked: list[bytes] = []

    def identify(received: bytes) -> Identity:
        asked.append(received)
        if received == b"bad":
            raise Unreadable("not a record")
        return Identity("ctgov", A, None, (S,), (OLD,))

    store, shown = Store(tmp_path), io.StringIO()
    assert not store.is_numbered
    for _ in range(2):
        number_kept(store, identify, JsonProgress(Console(file=shown)))
    assert numbers(store) == [(S, 0), (A, 1), (OLD, 1), (S, 1)]
    assert asked == [b"good", b"bad"]
    assert "Reading numbers" in shown.getvalue()
    assert Store(tmp_path).is_numbered
    assert Joins.of(store, ("ctgov", "isrctn"), {}).joined == 1


def test_memory_holds_only_what_is_shared(tmp_path: Path) -> None:
    """20,000 records of which none shares a number, against 2,000 that do."""
    alone, shared = Store(tmp_path / "alone"), Store(tmp_path / "shared")
    for store, names in ((alone, 0), (shared, 1_000)):
        kept = [
            StoredRecord(registry, id, b"", names=(other,) if n < names else ())
            for n in range(10_000)
            for registry, id, other in (
                ("ctgov", f"NCT{n:08d}", f"ISRCTN{n:08d}"),
                ("isrctn", f"ISRCTN{n:08d}", f"2016-0{n:05d}-42"),
            )
        ]
        store.keep(kept, run=1, reading=1)
    assert peak(shared) > 500_000
    assert peak(alone) < 100_000


def peak(store: Store) -> int:
    """Bytes that joining holds at most."""
    tracemalloc.start()
    Joins.of(store, ("ctgov", "isrctn"), {})
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def numbers(store: Store) -> list[tuple[str, int]]:
    """The numbers kept, named ones first."""
    return list(store.connection.execute("select number, owned from number order by owned, registry, number"))
