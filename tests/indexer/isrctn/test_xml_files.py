"""Trials from XML files: a page of the API, or a single trial, as an operator has them on disk."""

from __future__ import annotations

import gzip
from pathlib import Path

import psutil
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


def test_a_trial_that_is_too_long_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.registries.files.LONGEST_RECORD", 200_000)
    long = [
        b"<fullTrial><trial>" + part * count + b"</trial></fullTrial>"
        for part, count in ((b"<a/>", 100_000), (b"x", 200_000))
    ]
    path = tmp_path / "page.xml"
    path.write_bytes(b"<allTrials>" + TRIALS[0] + long[0] + TRIALS[1] + long[1] + TRIALS[2] + b"</allTrials>")
    found = list(records(path))
    assert [identify(each.data).id[-1] for each in found if isinstance(each, Raw)] == ["0", "1", "2"]
    missed = [(each.reason, each.where) for each in found if isinstance(each, Unreadable)]
    assert missed == [("longer than 200000 bytes", f"{path}:{place}") for place in (2, 4)]


@pytest.mark.parametrize("name", [b"other", b"fullTrial"])
def test_memory_stays_flat_over_what_is_no_trial(name: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of elements beside the trials, and of those in one that is too long."""
    monkeypatch.setattr("indexer.registries.files.LONGEST_RECORD", 100_000)
    path = tmp_path / "page.xml"
    with path.open("wb") as file:
        file.write(b"<allTrials>" + TRIALS[0] + b"<" + name + b">")
        for _ in range(40):
            file.write(b"<a><b>x</b></a>" * 7_000)
        file.write(b"</" + name + b">" + TRIALS[1] + b"</allTrials>")
    before = psutil.Process().memory_info().rss
    found = [each for each in records(path) if isinstance(each, Raw)]
    assert len(found) == 2
    assert psutil.Process().memory_info().rss - before < 40_000_000


def test_a_nesting_that_is_too_deep_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_bytes(b"<allTrials>" + TRIALS[0] + b"<fullTrial>" * 10**5)
    whole, fault = records(path)
    assert isinstance(whole, Raw)
    assert isinstance(fault, Unreadable)
