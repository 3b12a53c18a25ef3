"""Joining, whatever the records: their order, their coming and going change nothing but what they must."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.joining import Joins
from indexer.joining.rank import RANK
from indexer.store import Store
from tests.indexer.joining.kept import REAL, Made

IDS = [
    *(("ctgov", f"NCT0000000{n}") for n in range(4)),
    *(("ctis", f"2023-50000{trial}-12-0{time}") for trial in range(2) for time in range(2)),
    *(("isrctn", f"ISRCTN0000000{n}") for n in range(4)),
    *(("file", f"MINE-{n}") for n in range(2)),
]
NUMBERS = [
    *(id for registry, id in IDS if registry != "file"),
    *("NCT00000009", "ISRCTN00000009", "2023-500000-12", "2023-500001-12", "2023-500002-12-00"),
    *(f"2016-00000{n}-42" for n in range(4)),
]


@st.composite
def graphs(draw: st.DrawFn) -> list[Made]:
    """Records with a few numbers each, so few that many share them."""
    chosen = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=2))
    return [
        Made(
            registry,
            id,
            tuple(draw(st.lists(st.sampled_from(NUMBERS), unique=True, max_size=3))),
            draw(st.sampled_from([(), (), (), ("NCT00000008",), ("NCT00000001",)])) if registry == "ctgov" else (),
        )
        for registry, id in chosen
    ]


def kept(store: Store, records: Sequence[Made]) -> int:
    """Keeps them in a run of their own."""
    run = store.runs.begin()
    for record in records:
        store.keep([record.stored()], run=run, reading=run)
    return run


def told(store: Store) -> dict[tuple[str, str], object]:
    """All that joining tells of the records of a store."""
    joins = Joins.of(store, REAL, {})
    return {
        (kept.registry, kept.id): (
            joins.parts(kept.registry, kept.id),
            set(joins.ties(kept.registry, kept.id)),
            set(joins.passed_over(kept.registry, kept.id)),
            joins.holder(kept.id),
        )
        for kept in store.records(REAL, {})
    }


@settings(deadline=None, max_examples=60)
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_come_does_not_matter(records: list[Made], random: Random) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first, second = Store(Path(one)), Store(Path(other))
        kept(first, records)
        shuffled = list(records)
        random.shuffle(shuffled)
        kept(second, [record._replace(says=record.says[::-1]) for record in shuffled])
        assert told(first) == told(second)


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_groups_are_whole_ordered_and_have_one_record_of_a_registry(records: list[Made]) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        kept(store, records)
        joins = Joins.of(store, REAL, {})
        several = set()
        for record in records:
            parts = joins.parts(record.registry, record.id)
            registries = [registry for registry, _ in parts]
            assert (record.registry, record.id) in parts
            assert registries == sorted(set(registries), key=RANK.index), "one of each registry, in their rank"
            assert all(joins.parts(*part) == parts for part in parts)
            assert {end for tie in joins.ties(*parts[0]) for end in tie[1:3]} == (
                set(parts) if len(parts) > 1 else set()
            )
            assert joins.holder(record.id) == parts[0]
            several |= {parts} if len(parts) > 1 else set()
        assert joins.joined == len(several)


@settings(deadline=None, max_examples=60)
@given(graphs(), st.data())
def test_a_record_that_goes_leaves_no_trace(records: list[Made], data: st.DataObject) -> None:
    """And one that comes back brings back all that it joined."""
    gone = data.draw(st.sampled_from(records))
    others = [record for record in records if record != gone]
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        store, never = Store(Path(one)), Store(Path(other))
        kept(store, records)
        whole = told(store)
        kept(never, others)
        latest = kept(store, others)
        store.drop_unseen(gone.registry, reading=latest, run=latest)
        assert told(store) == told(never)
        kept(store, [gone])
        assert told(store) == whole


@settings(deadline=None, max_examples=60)
@given(graphs(), st.data())
def test_a_record_that_is_not_of_the_index_joins_as_if_it_were_not_kept(
    records: list[Made], data: st.DataObject
) -> None:
    left_out = data.draw(st.sampled_from(sorted({record.registry for record in records})))
    others = [record for record in records if record.registry != left_out]
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        store, never = Store(Path(one)), Store(Path(other))
        kept(store, records)
        later = kept(store, others)
        kept(never, others)
        without = Joins.of(store, [name for name in REAL if name != left_out], {})
        unseen = Joins.of(store, REAL, {left_out: later})
        expected = Joins.of(never, REAL, {})
        for record in others:
            key = (record.registry, record.id)
            assert without.parts(*key) == unseen.parts(*key) == expected.parts(*key)
