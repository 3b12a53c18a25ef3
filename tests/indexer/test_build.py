"""The life of an index on the real engine: swapped in whole, left alone on any failure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import mappings
from indexer import aliases, lifecycle
from indexer.build import Build
from indexer.checks import CheckFailed
from indexer.knowledge import Knowledge
from indexer.lifecycle import Blocked
from indexer.registries import Raw, Unreadable
from indexer.store import Store
from search.engine.client import Client
from search.indices import STUDIES, alias, new_name, parse_name
from search.settings import Settings
from tests.built import quiet, source_of
from tests.records import demonstration, small_record


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


@pytest.fixture
def build(store: Store, client: Client, prefix: str, knowledge: Knowledge, settings: Settings) -> Build:
    return Build(store, client, prefix, knowledge, quiet(), settings.today)


def live_name(build: Build) -> str | None:
    live = aliases.live(build.client, build.prefix)
    return live.name if live else None


def test_a_build_goes_live_whole_and_tells_what_it_holds(build: Build) -> None:
    records = demonstration()
    report = build.run(source_of(records))
    live = aliases.live(build.client, build.prefix)
    assert live is not None
    assert live.name == report.index
    assert live.meta.studies == report.studies == len(records)
    assert report.positions.sites == report.sites
    assert report.positions.without_after == report.sites - report.sites_with_point
    assert live.meta.fingerprint == mappings.fingerprint(STUDIES)
    assert lifecycle.count(build.client, alias(build.prefix)) == len(records)


def test_the_index_before_is_kept_and_older_ones_are_dropped(build: Build) -> None:
    records = demonstration()[:5]
    names = [build.run(source_of(records)).index for _ in range(3)]
    assert [str(name) for name in lifecycle.ours(build.client, build.prefix)] == names[1:]
    assert live_name(build) == names[2]


def test_a_shrunken_source_of_the_same_scope_leaves_the_live_index_alone(build: Build) -> None:
    records = demonstration()
    before = build.run(source_of(records)).index
    with pytest.raises(CheckFailed, match="only"):
        build.run(source_of(records[: len(records) // 3]))
    assert live_name(build) == before
    assert [str(name) for name in lifecycle.ours(build.client, build.prefix)] == [before]
    forced = build.run(source_of(records[: len(records) // 3]), force=True)
    assert live_name(build) == forced.index


def test_nothing_readable_never_goes_live(build: Build, store: Store) -> None:
    before = build.run(source_of(demonstration()[:3])).index
    broken = source_of([b"{", b'{"protocolSection": {}}'], scope="files:broken")
    with pytest.raises(CheckFailed, match="nothing could be read"):
        build.run(replace(broken, indexed=("ctgov",)))
    assert live_name(build) == before
    assert store.runs.last()[0].state == "failed"
    assert len(store.runs.faults(store.runs.last()[0].number)) == 2


def test_records_that_cannot_be_read_are_counted_and_named(build: Build, store: Store) -> None:
    records = [small_record("NCT00000001"), b"no json", small_record("NCT00000002")]
    source = source_of(records)
    cut_short = Unreadable("ends in the middle", "studies.jsonl.gz")
    report = build.run(replace(source, records=lambda: iter([*source.records(), cut_short])))
    assert (report.studies, report.unreadable) == (2, 2)
    assert [place for place, _ in store.runs.faults(report.run)] == ["record 1", "studies.jsonl.gz"]


def test_of_two_records_with_one_number_the_newer_update_wins(build: Build, store: Store) -> None:
    def record(day: str) -> bytes:
        return small_record("NCT00000001", statusModule={"lastUpdatePostDateStruct": {"date": day}})

    for order in ([record("2026-01-01"), record("2026-03-01")], [record("2026-03-01"), record("2026-01-01")]):
        report = build.run(source_of(order))
        assert (report.read, report.studies, report.older_twins) == (2, 1, 1)
        kept = store.get("ctgov", "NCT00000001")
        assert kept is not None
        assert (
            json.loads(kept.body)["protocolSection"]["statusModule"]["lastUpdatePostDateStruct"]["date"] == "2026-03-01"
        )


def test_an_index_of_the_aliass_name_is_refused_before_anything_is_read(build: Build) -> None:
    name = alias(build.prefix)
    build.client.indices.create(index=name)
    with pytest.raises(Blocked, match=name):
        build.run(source_of(demonstration()[:2]))


def test_what_a_killed_run_left_unfinished_is_dropped_by_the_next(build: Build) -> None:
    unfinished = lifecycle.create(build.client, build.prefix)
    report = build.run(source_of(demonstration()[:2]))
    assert [str(name) for name in lifecycle.ours(build.client, build.prefix)] == [report.index]
    assert report.index != str(unfinished)


def test_a_build_that_is_interrupted_leaves_everything_as_it_was(build: Build, store: Store) -> None:
    before = build.run(source_of(demonstration()[:3])).index

    def records() -> Iterator[Raw | Unreadable]:
        yield Raw(demonstration()[0], "first")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build.run(replace(source_of([]), records=records))
    assert live_name(build) == before
    assert [str(name) for name in lifecycle.ours(build.client, build.prefix)] == [before]
    assert store.count(("demo",), {}) == 3


def test_a_document_that_the_engine_refuses_is_named(
    build: Build, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from indexer import documents
    from indexer import filling as module

    made = documents.document

    def odd(*arguments: object) -> dict[str, object]:
        document: dict[str, object] = made(*arguments)  # type: ignore[arg-type]
        return document | ({"surprise": 1} if document["id"] == "NCT00000002" else {})

    monkeypatch.setattr(module, "document", odd)
    records = [small_record(f"NCT0000000{number}") for number in (1, 2, 3)]
    report = build.run(source_of(records), force=True)
    assert (report.studies, report.refused) == (2, 1)
    ((place, reason),) = store.runs.faults(report.run)
    assert place == "NCT00000002"
    assert "strict_dynamic_mapping" in reason


def test_names_are_parsed_as_they_are_built() -> None:
    name = new_name("clinic-")
    assert parse_name(str(name), "clinic-") == name
    assert parse_name("other-1", "clinic-") is None


def test_odd_values_cost_themselves_and_not_their_study(build: Build, store: Store) -> None:
    def site(**more: object) -> dict[str, object]:
        return {"city": "Paris", "country": "France", "status": "RECRUITING", **more}

    odd: list[dict[str, object]] = [
        {"eligibilityModule": {"minimumAge": "65 Years", "maximumAge": "18 Years", "sex": "ALL"}},
        {"eligibilityModule": {"minimumAge": "9999999 Years"}},
        {"identificationModule": {"nctId": "NCT00000003", "orgStudyIdInfo": {"id": "x" * 40_000}}},
        {"contactsLocationsModule": {"locations": [site(city="x" * 40_000)]}},
        {"contactsLocationsModule": {"locations": [site(contacts=[{"name": "n" * 40_000, "phone": "1"}])]}},
        {"contactsLocationsModule": {"locations": [site(facility="f" * 40_000)]}},
        {"conditionsModule": {"conditions": ["c" * 40_000]}},
    ]
    records = [small_record(f"NCT{number:08}", **modules) for number, modules in enumerate(odd, 1)]
    report = build.run(source_of(records))
    assert store.runs.faults(report.run) == []
    assert report.studies == len(odd)


def test_an_operators_own_studies_add_to_the_live_index_and_change_nothing_else(build: Build) -> None:
    registry = replace(source_of([small_record("NCT00000001")], scope="full"), indexed=None, note="every study", of=7)
    build.run(registry)
    own = replace(source_of([small_record("OWN-1")]), indexed=None, as_of="2026-11-21T00:00:00Z")
    build.run(own)
    live = aliases.live(build.client, build.prefix)
    assert live is not None
    assert (live.meta.scope, live.meta.note, live.meta.of) == ("full", "every study", 7)
    assert {part.name: part.as_of for part in live.meta.registries} == {"ctgov": registry.as_of, "file": own.as_of}


def test_a_file_cut_short_or_empty_leaves_the_live_index_alone(build: Build) -> None:
    before = build.run(source_of(demonstration()[:10])).index
    cut_short = Unreadable("ends in the middle", "studies.jsonl.gz")
    broken = replace(source_of([]), records=lambda: iter([Raw(demonstration()[0], "first"), cut_short]))
    for source, told in ((broken, "to their end"), (source_of([], scope="files:empty"), "nothing could be read")):
        with pytest.raises(CheckFailed, match=told):
            build.run(source)
    assert live_name(build) == before
    assert build.run(broken, force=True).studies == 1


def test_what_the_engine_refused_is_not_counted(build: Build) -> None:
    many = [{"city": f"Town {number}", "country": "France"} for number in range(10_001)]
    records = [small_record("NCT00000001"), small_record("NCT00000002", contactsLocationsModule={"locations": many})]
    report = build.run(source_of(records))
    live = aliases.live(build.client, build.prefix)
    assert live is not None
    assert (report.refused, report.studies, report.sites, live.meta.studies) == (1, 1, 0, 1)
