"""Trials from XML files: a page of the API, or a single trial, as an operator has them on disk."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from indexer.registries.files import records
from indexer.registries.isrctn.reader import identify
from indexer.registries.reading import Raw, Unreadable
from tests.indexer.isrctn.records import NAMESPACE, made, wire

TRIALS = [wire(made(isrctn=f"0000{number:04}")) for number in range(30)]
PAGE = f'<allTrials xmlns="{NAMESPACE}" totalCount="{len(TRIALS)}">'.encode() + b"".join(TRIALS) + b"</allTrials>"


@pytest.mark.parametrize("name", ["page.xml", "page.xml.gz"])
def test_every_trial_of_a_page_with_its_place(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(PAGE) if name.endswith(".gz") else PAGE)
    found = [record for record in records(path) if isinstance(record, Raw)]
    assert [identify(record.data).id for record in found] == [f"ISRCTN0000{number:04}" for number in range(30)]
    assert found[6].where == f"{path}:7"


def test_a_single_trial(tmp_path: Path) -> None:
    path = tmp_path / "one.xml"
    path.write_bytes(TRIALS[3])
    (found,) = records(path)
    assert isinstance(found, Raw)
    assert identify(found.data).id == "ISRCTN00000003"


@pytest.mark.parametrize(
    ("received", "whole", "why"),
    [
        (PAGE[: len(PAGE) // 2], 14, "cannot be read"),
        (b"<page></page>", 0, "holds no fullTrial"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + PAGE, 0, "document type"),
    ],
)
def test_what_comes_before_a_fault_is_read(received: bytes, whole: int, why: str, tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_bytes(received)
    *read, fault = records(path)
    assert len(read) >= whole
    assert all(isinstance(each, Raw) for each in read)
    assert isinstance(fault, Unreadable)
    assert why in fault.reason
    assert str(path) in fault.where
