"""The joins among real records, where they lie beside the checkout; else among the demonstration's and made ones."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from indexer.identifiers import number
from indexer.joining import Joins
from indexer.joining.holdings import RecordKey
from indexer.joining.rank import RANK
from indexer.registries import identify
from indexer.store import Store, StoredRecord
from tests.records import shared_data, small_record, study_records

Kept = dict[RecordKey, StoredRecord]


def european() -> list[bytes]:
    """The real records of ISRCTN and CTIS."""
    folder = shared_data()
    files = sorted([*folder.glob("isrctn/*.gz"), *folder.glob("ctis/*.gz")]) if folder else []
    return [gzip.decompress(file.read_bytes()) for file in files]


def calling_itself(id: str, other: str) -> bytes:
    """A record that gives another number as its second."""
    module = {"nctId": id, "briefTitle": "A study", "secondaryIdInfos": [{"id": other}]}
    return json.dumps({"protocolSection": {"identificationModule": module}}).encode()


def counterparts() -> Iterator[bytes]:
    """A record of ClinicalTrials.gov for every European one that tells a number: under that number, or with it."""
    for place, received in enumerate(european()):
        named = {number(name).registry: name for name in identify(received).names}
        if "ctgov" in named:
            yield small_record(named["ctgov"])
        elif "eudract" in named:
            yield calling_itself(f"NCT{99_000_000 + place}", f"EudraCT number: {named['eudract']}")
    yield small_record("NCT99999998")
    yield calling_itself("MINE-1", "nct 9999 9998")


def kept_in(folder: Path, received: Iterable[bytes]) -> tuple[Store, Kept]:
    """The records by their key, and a store with their numbers."""
    kept: Kept = {}
    for body in received:
        found = identify(body)
        kept[found.registry, found.id] = StoredRecord(found.registry, found.id, b"", found.names, found.former)
    store = Store(folder)
    store.keep(list(kept.values()), run=1, reading=1)
    return store, kept


@pytest.fixture(scope="module")
def among_all(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Kept]:
    return kept_in(tmp_path_factory.mktemp("all"), chain(study_records(), european()))


def test_real_records_of_different_studies_stay_apart(among_all: tuple[Store, Kept]) -> None:
    """None of the real records lies here twice (read by eye); a dozen numbers are borne by several of one registry."""
    store, kept = among_all
    joins = Joins.of(store, RANK, {})
    assert {joins.parts(*key) for key in kept} == {(key,) for key in kept}
    assert joins.joined == 0
    assert joins.kept_apart <= 20


def test_real_records_join_the_record_that_they_name(among_all: tuple[Store, Kept], tmp_path: Path) -> None:
    _, real = among_all
    store, added = kept_in(tmp_path, counterparts())
    store.keep([record for key, record in real.items() if key not in added], run=1, reading=1)
    joins = Joins.of(store, RANK, {})
    groups = {joins.parts(*key) for key in added} | {joins.parts(*key) for key in real}
    several = [group for group in groups if len(group) > 1]
    telling = sum(bool(record.names) for key, record in real.items() if key[0] in ("ctis", "isrctn"))
    assert len(several) == joins.joined == telling + 1
    assert all(group[0][0] == "ctgov" and len(group) == 2 for group in several)
    assert all(joins.ties(*group[0]) and not joins.passed_over(*group[0]) for group in several)
    assert joins.parts("file", "MINE-1") == (("ctgov", "NCT99999998"), ("file", "MINE-1"))
