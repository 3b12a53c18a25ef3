"""Records from files of every form; a fault costs what lies behind it, is named, and nothing else."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from indexer.registries.files import records
from indexer.registries.reading import Raw, Unreadable
from tests.records import demonstration, record_files

RECORDS = demonstration()
LINES = b"\n".join(RECORDS)
LIST = b"[\n" + b",\n".join(RECORDS) + b"\n]"
PAGE = b'{"totalCount": 9, "studies": ' + LIST + b', "nextPageToken": "x"}'
PACK = {"": lambda data: data, ".gz": gzip.compress, ".xz": lzma.compress}


def read(path: Path) -> tuple[list[bytes], list[Unreadable]]:
    found = list(records(path))
    return [each.data for each in found if isinstance(each, Raw)], [
        each for each in found if isinstance(each, Unreadable)
    ]


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize(
    ("ending", "data"),
    [
        (".jsonl", LINES),
        (".jsonl", b"\xef\xbb\xbf" + LINES.replace(b"\n", b"\r\n") + b"\r\n\r\n"),
        (".json", LIST),
        (".json", PAGE),
        (".json", LINES),
        (".json", b"\xef\xbb\xbf" + LIST),
    ],
)
def test_every_form(tmp_path: Path, packing: str, ending: str, data: bytes) -> None:
    path = tmp_path / f"studies{ending}{packing}"
    path.write_bytes(PACK[packing](data))
    assert read(path) == (RECORDS, [])


def test_a_record_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "studies.jsonl"
    path.write_bytes(b"\n" + RECORDS[0] + b"\n\r\n" + RECORDS[1])
    assert [each.where for each in records(path)] == [f"{path}:2", f"{path}:4"]


def test_one_record_written_for_people(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(json.loads(RECORDS[0]), indent=2))
    found, faults = read(path)
    assert [json.loads(each) for each in found] == [json.loads(RECORDS[0])]
    assert faults == []


def test_a_page_tells_its_studies_last_or_in_between(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_bytes(b'{"a": {"studies": []}, "b": "studies", "studies": [1, "x,]", {"y": [2]}, -3.5e7], "z": 0}')
    assert read(path)[0] == [b"1", b'"x,]"', b'{"y": [2]}', b"-3.5e7"]


def test_a_zip_of_one_file_per_study(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    files = {f"NCT{n:04}xxxx/{n:04}.json": record for n, record in enumerate(RECORDS)}
    path.write_bytes(zipped(files | {"readme.txt": b"hello", "__MACOSX/._1.json": b"x"}))
    assert read(path) == (RECORDS, [])
    path.write_bytes(zipped({"inner.zip": b"", "a.jsonl.gz": gzip.compress(LINES)}))
    found, faults = read(path)
    assert found == RECORDS
    assert [fault.reason for fault in faults] == ["is a zip within a zip"]


def test_a_folder_through_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.json").write_bytes(RECORDS[1])
    (tmp_path / "a.jsonl.xz").write_bytes(lzma.compress(RECORDS[0]))
    (tmp_path / "c.zip").write_bytes(zipped({"x.json": RECORDS[2]}))
    (tmp_path / ".hidden.json").write_bytes(RECORDS[3])
    (tmp_path / "notes.txt").write_bytes(b"no records")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    assert read(tmp_path) == (RECORDS[:3], [])
    assert [each.where for each in records(tmp_path) if isinstance(each, Raw)] == [
        f"{tmp_path}/a.jsonl.xz:1",
        f"{tmp_path}/b/2.json:1",
        f"{tmp_path}/c.zip:x.json:1",
    ]


@pytest.mark.parametrize(
    ("name", "data", "whole", "reason"),
    [
        ("a.jsonl.gz", gzip.compress(LINES)[:-400], 1, "ended before the end-of-stream marker"),
        ("a.jsonl.xz", lzma.compress(LINES)[:-400], 1, "ended before the end-of-stream marker"),
        ("a.json.gz", gzip.compress(LIST)[:-400], 1, "ended before the end-of-stream marker"),
        ("a.json", LIST[:-300], 40, "after"),
        ("a.json", LIST.replace(b"\n,", b" ").replace(b",\n", b"\n"), 1, "expected"),
        ("a.json", b"[" * 50_000, 0, "nested too deeply"),
        ("a.json", b"", 0, "holds no record"),
        ("a.jsonl", b"", 0, "holds no record"),
        ("a.json.gz", b"hello", 0, "Not a gzipped file"),
        ("a.json.xz", b"hello", 0, "not supported"),
        ("a.zip", b"PK hello", 0, "not a zip file"),
        ("a.zip", zipped({"readme.txt": b""}), 0, "holds no .jsonl, .json, .xml or .csv file"),
        ("a.csv", b"", 0, "holds no record"),
        (
            "a.csv.gz",
            gzip.compress(b"id,title,status,updated\n" * 999)[:-9],
            0,
            "ended before the end-of-stream marker",
        ),
        ("a.txt", b"id", 0, "is no .jsonl"),
    ],
)
def test_a_fault_is_named_and_costs_what_lies_behind(
    tmp_path: Path, name: str, data: bytes, whole: int, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found, faults = read(path)
    assert found == RECORDS[: len(found)]
    assert len(found) >= whole
    assert len(faults) == 1
    assert reason in str(faults[0])
    assert str(path) in faults[0].where


def test_a_broken_member_costs_itself(tmp_path: Path) -> None:
    data = bytearray(zipped({f"{n:02}.json": record for n, record in enumerate(RECORDS[:20])}))
    data[3000:3040] = b"x" * 40
    path = tmp_path / "all.zip"
    path.write_bytes(data)
    found, faults = read(path)
    assert len(found) == 19
    assert len(faults) == 1
    assert ".json" in faults[0].where


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    assert read(tmp_path / "nothing")[1][0].reason == "there is no such file or folder"
    assert "holds no" in read(tmp_path)[1][0].reason


def test_a_line_too_long_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.registries.files.LONGEST_RECORD", 100)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{}\n" + b"x" * 5_000_000 + b"\n{}\n")
    found, faults = read(path)
    assert found == [b"{}", b"{}"]
    assert "longer than 100 bytes" in faults[0].reason


def test_memory_stays_flat_over_a_list_of_any_length(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    filler = json.dumps({"text": "x" * 20_000}).encode()
    with path.open("wb") as file:
        file.write(b"[" + filler)
        for _ in range(3_000):
            file.write(b"," + filler)
        file.write(b"]")
    tracemalloc.start()
    count = sum(1 for _ in records(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3_001
    assert peak < 5_000_000 < path.stat().st_size


def test_every_real_file_is_read_without_a_fault() -> None:
    for path in record_files():
        faults = [each for each in records(path) if isinstance(each, Unreadable)]
        assert faults == []
    assert len(RECORDS) >= 60
