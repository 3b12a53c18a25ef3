"""From kept records to studies, without an engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.gathering import Gathering
from indexer.joining import Joins
from indexer.registries import Read, identify
from indexer.report import Report
from indexer.store import Store, StoredRecord
from search.study import Site
from tests.indexer.three_registries import EUCT, NCT, OURS, of_ctgov, of_ctis, of_isrctn
from tests.records import TODAY, small_record

REAL = ("ctgov", "ctis", "isrctn")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


def kept(received: bytes) -> StoredRecord:
    known = identify(received, TODAY)
    return StoredRecord(known.registry, known.id, received, known.names, known.former)


def addition(number: str) -> bytes:
    told = {"study": number, "source": "Ward 3", "written": "2026-10-01", "plain_title": "Do crackers help?"}
    return json.dumps(told).encode()


def gathered(store: Store) -> tuple[list[Read], Report]:
    """Every study of the store, and what the run tells of them."""
    report = Report(run=store.runs.begin(), scope="files:test")
    gathering = Gathering(store, Joins.of(store, REAL, {}), report, TODAY, no_centre)
    gathering.attach({}, {"NCT09999999": "mine.jsonl:7"})
    found = (gathering.study(record) for record in store.records(REAL, {}))
    return [read for read in found if read], report


def no_centre(site: Site) -> None:
    return None


def ids(studies: list[Read]) -> list[tuple[str, list[str]]]:
    return [(each.study.card.id, [record.id for record in each.study.details.records]) for each in studies]


def test_records_of_one_study_come_once_whatever_their_order(store: Store) -> None:
    store.keep(
        [kept(each) for each in (of_isrctn(), small_record("NCT00000002"), of_ctis(), of_ctgov())], run=1, reading=1
    )
    studies, _ = gathered(store)
    assert ids(studies) == [("NCT00000002", ["NCT00000002"]), (NCT, [NCT, EUCT, OURS])]


def test_a_record_that_cannot_be_read_costs_itself(store: Store) -> None:
    first = kept(of_ctgov())
    store.keep(
        [first._replace(body=b"{"), kept(of_isrctn()), StoredRecord("ctis", "2023-500009-10-00", b"{")],
        run=1,
        reading=1,
    )
    studies, report = gathered(store)
    assert ids(studies) == [(OURS, [OURS])]
    assert report.unreadable == 2
    assert {place for place, _ in store.runs.faults(report.run)} == {"ctis 2023-500009-10-00", f"ctgov {NCT}"}


def test_additions_go_to_the_study_that_has_their_number(store: Store) -> None:
    store.keep(
        [kept(each) for each in (of_ctgov(), of_isrctn(), addition(OURS), addition("NCT09999999"))], run=1, reading=1
    )
    ((study, *_),), report = gathered(store)
    assert study.card.plain_title == "Do crackers help?"
    assert (report.additions, report.additions_without_study) == (1, 1)
    ((place, reason),) = store.runs.faults(report.run)
    assert (place, "no study has the number NCT09999999" in reason) == ("mine.jsonl:7", True)


def test_an_addition_that_is_no_longer_right_is_named(store: Store) -> None:
    store.keep(
        [kept(small_record()), StoredRecord("texts", "NCT00000001", b'{"study": "NCT00000001"}')], run=1, reading=1
    )
    _, report = gathered(store)
    assert (report.additions, report.unreadable) == (0, 1)
    assert store.runs.faults(report.run)[0][0] == "texts NCT00000001"
