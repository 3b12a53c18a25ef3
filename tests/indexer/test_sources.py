"""Which registries are read, and what an index then says that it covers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.intake import Taken
from indexer.readings import Reading
from indexer.registries import Raw, RegistryAway, Unreadable, identify
from indexer.sources import Source, choose
from indexer.sources.registries import unchanged, usual
from indexer.sources.scope import covered, in_part, part, registries_of, whole_parts
from indexer.store import Store, StoredRecord
from search.contents import Count
from search.coverage import FULL, SAMPLE
from search.indices import IndexMeta, RegistryMeta, meta_of
from search.settings import Settings
from tests.built import source_of
from tests.indexer.three_registries import AWAY, EUCT, OURS, Three, of_ctis, of_isrctn, three_registries
from tests.records import small_record


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


@pytest.fixture
def three() -> Iterator[Three]:
    with three_registries(Settings()) as three:
        yield three


def raws(source: Source) -> list[Raw]:
    return [each for each in source.records() if isinstance(each, Raw)]


def registry(name: str, **told: object) -> RegistryMeta:
    facts = {
        "studies": 10,
        "sites": 20,
        "as_of": "2026-11-20T09:00:00Z",
        "scope": FULL,
        "note": "every study",
        "of": 10,
    }
    return RegistryMeta(name=name, **facts | told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("addresses", "kept", "read"),
    [
        ({}, [], ("ctgov",)),
        ({"isrctn_url": AWAY}, [], ("ctgov", "isrctn")),
        ({}, [StoredRecord("ctis", EUCT, of_ctis())], ("ctgov", "ctis")),
        ({"ctis_url": AWAY}, [StoredRecord("isrctn", OURS, of_isrctn())], ("ctgov", "isrctn", "ctis")),
    ],
)
def test_what_is_read_unasked(
    store: Store, addresses: dict[str, str], kept: list[StoredRecord], read: tuple[str, ...]
) -> None:
    store.keep(kept, run=1, reading=1)
    assert usual(replace(Settings(), **addresses), store) == read  # type: ignore[arg-type]


def test_each_registry_is_a_source_of_its_own(three: Three, store: Store) -> None:
    chosen = choose(three.settings, store, ("isrctn", "ctis", "ctgov", "isrctn"), None)
    assert [(one.registry, one.of, one.scope) for one in chosen.sources] == [
        ("isrctn", 2, FULL),
        ("ctis", 1, FULL),
        ("ctgov", 2, FULL),
    ]
    for one in chosen.sources:
        assert {identify(raw.data).registry for raw in raws(one)} == {one.registry}


def test_a_limit_takes_so_many_of_each(three: Three, store: Store) -> None:
    chosen = choose(three.settings, store, (), 1)
    assert [(one.registry, one.scope, len(raws(one))) for one in chosen.sources] == [
        ("ctgov", SAMPLE, 1),
        ("isrctn", SAMPLE, 1),
        ("ctis", SAMPLE, 1),
    ]


def test_a_registry_that_does_not_answer_is_told_and_the_others_are_read(three: Three, store: Store) -> None:
    chosen = choose(replace(three.settings, ctgov_url=AWAY), store, (), None)
    assert [one.registry for one in chosen.sources] == ["isrctn", "ctis"]
    assert AWAY in chosen.away["ctgov"]
    with pytest.raises(RegistryAway, match=AWAY):
        choose(replace(three.settings, ctgov_url=AWAY), store, ("ctgov",), None)


def test_a_registry_that_stumbles_at_the_first_question_is_asked_again(three: Three, store: Store) -> None:
    three.ctgov.faults = ["429 wait 1", "500"]
    chosen = choose(three.settings, store, ("ctgov",), None)
    assert (chosen.away, [source.of for source in chosen.sources]) == ({}, [2])


def test_a_kept_record_of_the_same_day_is_unchanged(store: Store) -> None:
    store.keep(
        [StoredRecord("ctis", EUCT, of_ctis()), StoredRecord("ctis", "2023-500009-10-00", b"broken")], run=1, reading=1
    )
    came_on(store, "2025-08-20")
    assert unchanged(store, "ctis", EUCT, "2025-08-19") == of_ctis()
    assert unchanged(store, "ctis", EUCT, "2025-08-20") is None
    assert unchanged(store, "ctis", "2023-500009-10-00", "2025-08-19") is None
    assert unchanged(store, "ctis", "2023-500008-10-00", "2025-08-19") is None


def came_on(store: Store, day: str) -> None:
    store.connection.execute("update record set kept = ?", (f"{day}T00:00:01Z",))


def test_a_record_that_came_on_the_day_of_its_update_is_asked_for_again(store: Store) -> None:
    """It may have been changed once more that day; what came since does not have to come again."""
    store.keep([StoredRecord("ctis", EUCT, of_ctis())], run=1, reading=1)
    came_on(store, "2025-08-19")
    assert unchanged(store, "ctis", EUCT, "2025-08-19") is None
    store.keep([StoredRecord("ctis", EUCT, of_ctis())], run=2, reading=2)
    assert unchanged(store, "ctis", EUCT, "2025-08-19") == of_ctis()


def test_an_index_is_called_as_its_first_registry_and_holds_all_that_they_know_of() -> None:
    parts = [
        registry("isrctn", as_of="2026-11-01T09:00:00Z", scope=SAMPLE, note="10 of them", of=30),
        registry("ctgov"),
        registry("file", scope="files:x", note="studies from x", of=None, as_of="2001-01-01T00:00:00Z"),
    ]
    assert covered(parts) == (FULL, "every study", 40, "2026-11-01T09:00:00Z")
    assert covered([*parts, registry("ctis", of=None)]).of is None
    assert covered(parts[2:]) == ("files:x", "studies from x", None, "2001-01-01T00:00:00Z")


SEVEN = Count(7, 8)
READ_BY_4 = Reading(4, "ctgov", None, None, None, "ended", 3, "2026-11-20T09:00:00Z")


def taken_of(source: Source) -> Taken:
    return Taken(sources={"ctgov": source}, readings={"ctgov": READ_BY_4})


def test_what_was_not_read_now_is_as_it_was() -> None:
    live = IndexMeta(registries=(registry("ctgov"),))
    source = source_of([])
    assert part("ctgov", SEVEN, live, Taken()) == registry("ctgov", studies=7, sites=8)
    assert part("ctgov", SEVEN, live, taken_of(source)).scope == source.scope
    unknown = part("ctis", SEVEN, live, Taken())
    assert (unknown.scope, unknown.of, unknown.as_of) == (SAMPLE, None, None)


def test_a_sample_knows_the_reading_that_saw_it() -> None:
    sample = part("ctgov", SEVEN, IndexMeta(), taken_of(replace(source_of([]), scope=SAMPLE)))
    assert sample.since == 4
    assert part("ctgov", SEVEN, IndexMeta(registries=(sample,)), Taken()) == sample
    assert part("ctgov", SEVEN, IndexMeta(), taken_of(replace(source_of([]), scope=FULL))).since == 0


def test_what_was_compared_and_missing_stands_until_it_is_compared_again() -> None:
    live = IndexMeta(registries=(registry("ctgov", compared="first", missing=3),))
    taken = taken_of(source_of([]))
    same = part("ctgov", SEVEN, live, taken)
    assert (same.compared, same.missing) == ("first", 3)
    taken.compared, taken.missing = {"ctgov": "second"}, {"ctgov": 0}
    again = part("ctgov", SEVEN, live, taken)
    assert (again.compared, again.missing) == ("second", 0)


def test_files_are_not_looked_through_where_no_registry_stands_whole() -> None:
    def records() -> Iterator[Raw | Unreadable]:
        raise AssertionError("read for nothing")

    assert in_part([replace(source_of([]), records=records)], set()) is None


def test_a_part_never_replaces_a_whole_registry() -> None:
    meta = IndexMeta(registries=(registry("ctgov"), registry("file"), registry("ctis", scope=SAMPLE)))
    wholes = whole_parts(meta)
    assert wholes == {"ctgov"}
    assert in_part([source_of([of_isrctn(), b"broken", small_record()])], wholes) == "ctgov"
    assert in_part([source_of([of_isrctn(), of_ctis(), small_record("OWN-1")])], wholes) is None
    assert in_part([replace(source_of([]), registry="ctgov", scope=SAMPLE)], wholes) == "ctgov"
    assert in_part([replace(source_of([]), registry="ctgov", scope=FULL)], wholes) is None
    assert list(registries_of(source_of([of_isrctn(), of_isrctn("00000018"), small_record()]))) == ["isrctn", "ctgov"]


def test_an_index_of_the_version_before_is_understood() -> None:
    """Its studies were the sum of its registries', and what it told of itself was the registry's."""
    parts = [{"name": "ctgov", "studies": 3, "sites": 4, "as_of": None}, {"name": "file", "studies": 1, "sites": 0}]
    parts[1]["as_of"] = None
    meta = meta_of({"_meta": {"scope": "full", "note": "every study", "of": 3, "registries": parts}})
    assert (meta.studies, meta.scope, whole_parts(meta)) == (4, "full", {"ctgov"})
    assert (meta.registries[0].note, meta.registries[0].of) == ("every study", 3)
    assert meta_of({}) == IndexMeta()
