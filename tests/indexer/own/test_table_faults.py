"""Everything that can be wrong with a table is told, with the line of the file that it stands in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer.own.faults import faults_in
from indexer.registries.files import records
from indexer.registries.reading import Raw
from tests.indexer.own.writing import HEADER, ONE, TABLE, told


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [ONE, "A,Another,,,,Second,York,GB,,"],
            ["3: title: is not what line 2 says: write the same, or leave it empty"],
        ),
        ([ONE, "A,,,,,Second,York,GB,99,0"], ["3: site_lat: 99.0 is not between -90 and 90"]),
        ([ONE, "A,,,,,Second,York,GB,5°,0"], ["3: site_lat: “5°” is no number"]),
        ([ONE, "A,,,,,Second,York,,,"], ["3: site_country: missing"]),
        (
            ['A,"A\ntitle",recruiting,2025-01-31', "A,,,,,,,GB"],
            ["4: site_name: missing: a site has a name or a city, b"],
        ),
        ([",A title,recruiting,2025-01-31", ONE], ["2: id: missing"]),
        (
            [ONE, "", "B,T,recruiting,1/31/2025", "A,,,,,X,Y,GB"],
            ["4: updated: “1/31/2025” has slashes", "5: id: A stands already"],
        ),
        (
            [ONE, "B,T,recruiting,2025-01-31,,,,,,,,"],
            ["3: has 12 cells under 10 columns: is a quotation mark missing?"],
        ),
        (["A,T,open,2025", ONE.replace("A,", "B,")], ["2: status: “open” is not known: it takes"]),
        ([ONE, 'B,"T,recruiting,2025-01-31', "C,T"], ["3: is no row of a table, and ends it: is a quotation mark"]),
        ([ONE, "NCT00000001,T,recruiting,2025-01-31"], ["3: id: “NCT00000001” is a number of ClinicalTrials.gov"]),
        (["A,T,recruiting,2025-01-31,Stroke;" + "x" * 1_001], ["2: conditions: has 1,001 characters, at most 1,000"]),
        (["A,T,recruiting,31.2.2025"], ["2: updated: “2025-02-31” is no day: write it as 2026-03-31"]),
        (["", "A,T,recruiting,1.1.2199"], ["3: updated: 2199-01-01 has not come yet: nobody can have written or"]),
        (["A,T,recruiting,31.1.25"], ["2: updated: “31.1.25” is no day: write it as 2026-03-31"]),
        (["A,T,Not yet recruting,2025-01-31"], ["2: status: “Not yet recruting” is not known, did you mean `not_yet"]),
        ([f"A,{'x' * 200_000},recruiting"], ["2: is no row of a table, and ends it"]),
    ],
)
def test_a_fault_is_told_with_its_line_in_the_file(tmp_path: Path, rows: list[str], said: list[str]) -> None:
    found = told(tmp_path / "mine.csv", "\n".join([HEADER, *rows]) + "\n")
    assert len(found) == len(said)
    for one, beginning in zip(found, said, strict=True):
        assert one.startswith(f"mine.csv:{beginning}")


def test_all_faults_of_a_row_are_told_at_once(tmp_path: Path) -> None:
    found = told(tmp_path / "mine.csv", f"{HEADER}\nA,,open,2025-13-01,,First,Leeds,Atlantis,north,\n")
    fields = [part.split(": ")[0] for part in found[0].removeprefix("mine.csv:2: ").split("; ")]
    assert fields == ["title", "status", "updated", "site_country", "site_lat"]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            HEADER.replace("title", "titel"),
            "titel: there is no such column, did you mean `title`?; title: the column is",
        ),
        (HEADER.replace("updated", ""), "column 4 has no name; updated: the column is missing"),
        (HEADER + ",title", "title: stands twice"),
        ("title,status", "is no table of studies or additions: the first line must name the columns, and one of them"),
        ("id,name,town", "is no table of studies or additions: the first line must name the columns, and one of them"),
        (HEADER + ",study", "is no table of studies or additions: the first line must"),
        ("", "is no table of studies or additions: the first line must"),
    ],
)
def test_a_fault_of_the_first_line_is_told_alone(tmp_path: Path, header: str, said: str) -> None:
    found = told(tmp_path / "mine.csv", f"{header}\n{ONE}\n")
    assert len(found) == 1
    assert found[0].startswith(f"mine.csv:1: {said}")


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_what_is_not_utf_8_is_told_line_by_line(tmp_path: Path, encoding: str) -> None:
    table = (
        f"{HEADER}\n{ONE}\nB,Straße,recruiting,2025-01-31\nC,T,recruiting,2025-01-31\nD,\u00c4,recruiting,2025-01-31\n"
    )
    found = told(tmp_path / "mine.csv", table.encode(encoding))
    assert [one.split(": ")[0] for one in found] == ["mine.csv:3", "mine.csv:5"]
    assert found[0].endswith("is not written in UTF-8: save the file as UTF-8 (in a spreadsheet as “CSV UTF-8”)")
    windows = table.replace("\n", "\r\n")
    for unicode_text in (table.encode("utf-16"), windows.encode("utf-16"), windows.encode("utf-16-le")):
        assert told(tmp_path / "mine.csv", unicode_text) == [found[0].replace(":3:", ":1:")]


def test_line_ends_of_old_programs_are_told(tmp_path: Path) -> None:
    assert told(tmp_path / "mine.csv", TABLE.replace("\n", "\r")) == [
        "mine.csv:1: has line ends that no table has: save the file as UTF-8 (in a spreadsheet as “CSV UTF-8”)"
    ]


def test_a_column_without_a_name_has_nothing_in_it(tmp_path: Path) -> None:
    table = f"{HEADER},,\n{ONE},,\nB,T,recruiting,2025-01-31,,,,,,,,by Anna\n"
    assert told(tmp_path / "mine.csv", table) == [
        "mine.csv:3: column 12 has no name, and something stands in it: name it in the first line, or empty it"
    ]


def test_a_table_of_something_else_in_a_folder_is_named_and_the_others_are_right(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(TABLE)
    found = told(tmp_path / "towns.csv", "town;people\nLeeds;536280\n")
    assert len(found) == 1
    assert found == [str(fault).replace(f"{tmp_path}/", "") for fault in faults_in([tmp_path])]
    assert found[0].startswith("towns.csv:1: is no table of studies or additions")
    assert found[0].endswith("Leave the file out where it is something else")


def test_a_good_study_beside_a_faulty_one_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(f"{TABLE}B,,open,\nC,T,recruiting,2025-01-31\n")
    found = [each for each in records(tmp_path / "mine.csv") if isinstance(each, Raw)]
    assert [(json.loads(each.data)["id"], each.where.rpartition(":")[2]) for each in found] == [("A", "2"), ("C", "5")]
