"""Tables of every dialect, and what their rows mean."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from indexer.own.columns import columns
from indexer.own.faults import emptied_by, faults_in
from indexer.own.study import OwnStudy
from indexer.registries.files import records
from indexer.registries.reading import Raw
from tests.indexer.own.writing import HEADER, ONE, TABLE

MEANT = {
    "id": "A",
    "title": "A title",
    "status": "recruiting",
    "updated": "2025-01-31",
    "conditions": ["Stroke", "Asthma"],
    "sites": [
        {"name": "First", "city": "Leeds", "country": "GB", "lat": 53.8, "lon": -1.5},
        {"name": "Second", "city": "York", "country": "GB"},
    ],
}


def read(path: Path) -> list[dict[str, Any]]:
    found = list(records(path))
    assert [each for each in found if not isinstance(each, Raw)] == []
    return [json.loads(each.data) for each in found if isinstance(each, Raw)]


def with_delimiter(sign: str, decimal: str = ".") -> str:
    written = io.StringIO()
    rows = [[cell.replace(".", decimal) for cell in row] for row in csv.reader(io.StringIO(TABLE))]
    csv.writer(written, delimiter=sign).writerows(rows)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.rstrip().encode(),
        with_delimiter(";").encode(),
        with_delimiter(";", decimal=",").encode("utf-8-sig"),
        with_delimiter("\t").encode(),
        TABLE.replace("\nA,,", "\n\n,,,,,,,,,\nA,,").encode(),
        TABLE.replace("id,title", " ID , Title").encode(),
        TABLE.replace("\n", ",,\n").encode(),
        TABLE.replace("2025-01-31", "31.1.2025").encode(),
        TABLE.replace("recruiting", "Recruiting").encode(),
        b"sep=;\r\n" + with_delimiter(";").encode(),
        b"\xef\xbb\xbfSEP=,\n" + TABLE.encode(),
        TABLE.replace("A,,,,,Second", "A,A title,recruiting,,,Second").encode(),
    ],
)
@pytest.mark.parametrize("packing", ["", ".gz"])
def test_every_dialect_says_the_same(tmp_path: Path, content: bytes, packing: str) -> None:
    path = tmp_path / f"mine.csv{packing}"
    path.write_bytes(gzip.compress(content) if packing else content)
    assert read(path) == [MEANT]
    assert faults_in([path]) == []


def test_words_may_be_written_as_people_write_them(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(
        "id,title,status,updated,start,type,phase,site_city,site_country,site_status\n"
        'A,T,"Active, not recruiting",2025-01-31,01.10.2026,Interventional,Phase 2; PHASE3,York,GB,Not yet recruiting\n'
    )
    (study,) = read(tmp_path / "mine.csv")
    assert (study["status"], study["sites"][0]["status"]) == ("active_not_recruiting", "not_yet_recruiting")
    assert (study["type"], study["phase"], study["start"]) == ("interventional", ["phase2", "phase3"], "2026-10-01")
    assert faults_in([tmp_path / "mine.csv"]) == []


def test_lines_are_counted_as_they_lie_below_one_that_names_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("sep=;\nid;title;status;updated\nA;T;open;2025-01-31\n")
    assert [fault.where for fault in faults_in([path])] == [f"{path}:3"]
    path.write_text("sep=;\nstudy;source;written;;\n")
    assert emptied_by([path]) == {"texts"}


def test_a_table_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mine.zip", "w") as archive:
        archive.writestr("folder/mine.csv", TABLE)
    assert read(tmp_path / "mine.zip") == [MEANT]


def test_rows_of_an_addition_add_questions_sites_and_links(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "study,source,written,question,answer,site_id,site_lat,site_lon,link_text,link_url,contact_phone\n"
        'NCT00000001,We,2025-01-31,"Why?","For one, because.\n\nFor two.",S-1,1,2,More,https://a.example,020 7946\n'
        "NCT00000001,,,When?,Soon.,,,,,,\n"
        "NCT00000001,,,,,S-2,3,4,,,\n"
    )
    assert read(tmp_path / "a.csv") == [
        {
            "study": "NCT00000001",
            "source": "We",
            "written": "2025-01-31",
            "questions": [
                {"question": "Why?", "answer": "For one, because.\n\nFor two."},
                {"question": "When?", "answer": "Soon."},
            ],
            "sites": [{"id": "S-1", "lat": 1.0, "lon": 2.0}, {"id": "S-2", "lat": 3.0, "lon": 4.0}],
            "links": [{"text": "More", "url": "https://a.example"}],
            "contact": {"phone": "020 7946"},
        }
    ]
    assert faults_in([tmp_path / "a.csv"]) == []


def test_only_a_table_with_its_first_line_and_no_more_takes_all_back(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    for content, kinds in (
        (HEADER, {"file"}),
        ("study,source,written\r\n\r\n,,\r\n", {"texts"}),
        (TABLE, set()),
        ("title,study\n", set()),
        ("", set()),
        ('study,source,written\n"', set()),
    ):
        path.write_text(content)
        assert emptied_by([path, tmp_path]) == kinds
    (tmp_path / "mine.jsonl").write_text("")
    assert emptied_by([tmp_path / "mine.jsonl"]) == set()
    path.write_text("")
    assert "holds no record" in str(faults_in([path])[0])


def test_memory_stays_flat_over_a_table_of_any_length(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("w") as file:
        file.write(f"{HEADER}\n")
        for number in range(300):
            file.write(f"{ONE.replace('A,', f'A{number},', 1).replace('A title', 'x' * 900)}\n" * 8)
    tracemalloc.start()
    found = sum(isinstance(each, Raw) for each in records(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == 300
    assert peak < 1_000_000 < path.stat().st_size


def test_every_column_has_a_name_of_its_own() -> None:
    assert len({column.steps for column in columns(OwnStudy).values()}) == len(columns(OwnStudy))
