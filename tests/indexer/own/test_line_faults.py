"""Everything that can be wrong with a line is told: which line, which field, what, and what would be right."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from indexer.own.faults import faults_in
from indexer.own.reader import identify
from indexer.registries.reading import Unreadable
from tests.indexer.own.writing import ADDITION, SITE, STUDY, line, told
from tests.records import small_record

LATER = (date.today() + timedelta(days=3)).isoformat()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            {"id": "NCT12345678"},
            "id: “NCT12345678” is a number of ClinicalTrials.gov: what adds to its study has `study`",
        ),
        ({"id": "nct 12345678"}, "id: “nct 12345678” is a number of ClinicalTrials.gov"),
        ({"id": "ISRCTN12345678"}, "is a number of ISRCTN"),
        ({"id": "2022-500244-37-00"}, "is a number of EU Clinical Trials Information System"),
        ({"id": "2010-012345-67"}, "is a number of EudraCT"),
        ({"id": "DEMO0001"}, "id: “DEMO0001” looks like a number of a registry or of the demonstration"),
        ({"id": "NCT123"}, "looks like a number of a registry"),
        ({"id": "A/B"}, "id: “A/B” cannot stand in an address: write up to 64 letters, digits"),
        ({"id": "x" * 65}, "id: has 65 characters, at most 64 are taken"),
        ({"id": 7}, "id: 7 stands where a text belongs"),
        ({"title": ...}, "title: missing"),
        ({"title": None}, "title: missing"),
        ({"title": " \u200b"}, "title: is empty: write something, or leave the field out"),
        ({"title": "x" * 1_001}, "title: has 1,001 characters, at most 1,000 are taken"),
        ({"title": "\ud800"}, "title: holds half a character, a broken escape"),
        ({"titel": "x"}, "titel: there is no such field, did you mean `title`?"),
        ({"status": "recruting"}, "status: “recruting” is not known, did you mean `recruiting`?"),
        ({"status": "Offen"}, "status: “Offen” is not known: it takes active_not_recruiting, approved_for"),
        ({"updated": ...}, "updated: missing"),
        ({"updated": "31.1.2025"}, "updated: “31.1.2025” is no day: write it as 2026-03-31"),
        ({"updated": "2025-02-30"}, "updated: “2025-02-30” is no day"),
        ({"updated": "2025-02"}, "updated: “2025-02” is no day"),
        ({"updated": LATER}, f"updated: {LATER} has not come yet"),
        ({"start": "soon"}, "start: “soon” is no date: write it as 2026-03-31, 2026-03 or 2026"),
        ({"start": "2025-03", "completion": "2024"}, "completion: 2024 is before the start, 2025-03"),
        ({"minimum_age": "old"}, "minimum_age: “old” is no age: write it as 18 years, 6 months or 30 days"),
        ({"minimum_age": "18 years", "maximum_age": "5 years"}, "maximum_age: 5 years is below the minimum age of 18"),
        ({"enrolment": -1}, "enrolment: -1 is not between 0 and 99999998"),
        ({"enrolment": 1.5}, "enrolment: 1.5 is no whole number"),
        ({"enrolment": True}, "enrolment: true is no whole number"),
        ({"healthy_volunteers": "maybe"}, "healthy_volunteers: “maybe” is neither true nor false"),
        ({"conditions": "Stroke"}, "conditions: “Stroke” stands where a list […] belongs"),
        ({"conditions": ["Stroke", ""]}, "conditions[2]: is empty"),
        (
            {"phase": ["phase2", "III"]},
            "phase[2]: “III” is not known: it takes early_phase1, na, phase1",
        ),
        ({"phase": ["phase1", "phase2", "phase3"]}, "phase: has 3 entries, at most 2 are taken"),
        ({"contact": "Anna"}, "contact: “Anna” stands where an object {…} belongs"),
        ({"contact": {"name": "Anna"}}, "contact.phone: missing: a contact has a phone number or an e-mail address"),
        ({"contact": {"email": "anna"}}, "contact.email: “anna” is no e-mail address such as team@hospital.example"),
        (
            {"contact": {"phone": "4,93055E+11"}},
            "contact.phone: “4,93055E+11” is what a spreadsheet made of a phone number, and digits are lost: format "
            "the column as text, and write the number again",
        ),
        ({"contact": {"phone": "4.93E+11"}}, "contact.phone: “4.93E+11” is what a spreadsheet made of a phone"),
        ({"contact": {"phone": "5e11"}}, "contact.phone: “5e11” is what a spreadsheet made of a phone"),
        ({"updated": "01/02/2025"}, "updated: “01/02/2025” has slashes, and countries differ on which is the month"),
        ({"start": "1/2/2025"}, "start: “1/2/2025” has slashes"),
        ({"contact": {"phone": "ask"}}, "contact.phone: “ask” is no phone number: write it as +44"),
        (
            {"sites": [SITE, SITE | {"country": "Atlantis"}]},
            "sites[2].country: “Atlantis” is no country: write its two",
        ),
        ({"sites": [{"country": "GB"}]}, "sites[1].name: missing: a site has a name or a city, best both"),
        ({"sites": [SITE | {"lat": 91, "lon": 0}]}, "sites[1].lat: 91 is not between -90 and 90"),
        ({"sites": [SITE | {"lat": 1, "lon": -180.5}]}, "sites[1].lon: -180.5 is not between -180 and 180"),
        ({"sites": [SITE | {"lat": 10**400, "lon": 1}]}, "sites[1].lat: 1000000"),
        ({"sites": [SITE | {"lat": 53.8}]}, "sites[1].lon: missing beside `lat`: a point needs both"),
        ({"sites": [SITE | {"lat": 0, "lon": 0.0}]}, "sites[1].lat: 0 and 0 is no place"),
        ({"sites": [SITE | {"lat": "53", "lon": 1}]}, "sites[1].lat: “53” is no number"),
        (
            {"sites": [SITE | {"status": "open"}]},
            "sites[1].status: “open” is not known: it takes active_not_recruiting",
        ),
    ],
)
def test_a_fault_of_a_study_is_told(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    found = told(tmp_path / "mine.jsonl", line(STUDY) + b"\n\n" + line(STUDY | {"id": "OWN-2"}, **changed))
    assert len(found) == 1
    assert found[0].startswith("mine.jsonl:3: ")
    assert said in found[0]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"study": "a b"}, "study: “a b” cannot stand in an address"),
        ({"source": ...}, "source: missing"),
        ({"written": ...}, "written: missing"),
        ({"written": LATER}, f"written: {LATER} has not come yet"),
        ({"lang": "English"}, "lang: “English” is no language: write a code such as de"),
        ({"lang": "qq"}, "lang: “qq” is no language: write a code such as de"),
        ({"id": "OWN-1"}, "id: there is no such field"),
        ({"plain_title": ...}, "study: nothing is added to it: give at least one of plain_title, questions, contact,"),
        ({"questions": [{"question": "Why?"}]}, "questions[1].answer: missing"),
        ({"links": [{"text": "More", "url": "ftp://a.example"}]}, "links[1].url: “ftp://a.example” is no web address"),
        ({"links": [{"text": "More", "url": "javascript:alert(1)"}]}, "links[1].url: “javascript:alert(1)” is no web"),
        ({"links": [{"text": "More", "url": "https://"}]}, "links[1].url: “https://” is no web address"),
        ({"links": [{"text": "More", "url": "https://[a"}]}, "links[1].url: “https://[a” is no web address"),
        ({"links": [{"text": "More", "url": "https://a@b.example"}]}, "is no web address"),
        ({"links": [{"text": "More", "url": "https://a.example/a b"}]}, "is no web address"),
        ({"sites": [{"lat": 1, "lon": 2}]}, "sites[1].id: missing: name the site by its id, or by its name and city"),
        (
            {"sites": [{"name": "A", "lat": 1, "lon": 2}]},
            "sites[1].id: missing: name the site by its id, or by its name",
        ),
        ({"sites": [{"id": "A", "city": "B", "lat": 1, "lon": 2}]}, "sites[1].id: stands beside a name or city"),
        ({"sites": [{"id": "A", "lat": 1}]}, "sites[1].lon: missing"),
    ],
)
def test_a_fault_of_an_addition_is_told(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    found = told(tmp_path / "mine.jsonl", line(ADDITION | {"study": "NCT00000002"}, **changed) + b"\n" + line(ADDITION))
    assert len(found) == 1
    assert found[0].startswith("mine.jsonl:1: ")
    assert said in found[0]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (line(STUDY)[:-5], "is no JSON: Unterminated string starting at (character 72)"),
        (b"[1]", "is neither a study (`id`, `title`, `status`, `updated`) nor an addition (`study`,"),
        (b"[" * 100_000, "is no JSON that can be read: nested too deeply"),
        (line(STUDY, title="Stra\u00dfe").decode("unicode-escape").encode("latin-1"), "is not written in UTF-8: save"),
        (line(STUDY)[:-1] + b', "title": "B"}', "is no JSON that can be read: `title` stands in it twice"),
        (line(STUDY)[:-1] + b', "enrolment": NaN}', "is no JSON that can be read: NaN is no number"),
        (b'{"title": "A study"}', "is neither a study"),
    ],
)
def test_a_line_that_is_none_is_told(tmp_path: Path, broken: bytes, said: str) -> None:
    found = told(tmp_path / "mine.jsonl", line(ADDITION) + b"\n" + broken)
    assert len(found) == 1
    assert found[0].startswith("mine.jsonl:2: ")
    assert said in found[0]


def test_a_near_word_is_named_and_not_all_others(tmp_path: Path) -> None:
    assert told(tmp_path / "mine.jsonl", line(STUDY, status="Not yet recruting")) == [
        "mine.jsonl:1: status: “Not yet recruting” is not known, did you mean `not_yet_recruiting`?"
    ]


@pytest.mark.parametrize("given", [line(STUDY, updated="2031-05-02"), line(ADDITION, written="2031-05-02")])
def test_what_has_come_is_told_by_the_day_that_the_service_takes_for_today(tmp_path: Path, given: bytes) -> None:
    (tmp_path / "mine.jsonl").write_bytes(given)
    assert faults_in([tmp_path / "mine.jsonl"], date(2031, 5, 2)) == []
    assert identify(given, date(2031, 5, 1)).updated == "2031-05-02"
    with pytest.raises(Unreadable, match="2031-05-02 has not come yet"):
        identify(given, date(2031, 4, 30))


def test_all_faults_of_a_line_are_told_at_once() -> None:
    with pytest.raises(Unreadable) as fault:
        identify(line(STUDY, titel="x", title=..., status="open", sites=[{"lat": 99}]))
    fields = [part.split(": ")[0] for part in str(fault.value).split("; ")]
    assert fields == ["titel", "title", "status", "sites[1].country", "sites[1].lat"]


def test_a_second_line_for_one_study_names_the_first_in_whichever_file(tmp_path: Path) -> None:
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"
    one.write_bytes(line(ADDITION) + b"\n" + line(STUDY))
    other.write_bytes(line(STUDY, title="B") + b"\n" + line(ADDITION, study="nct 00000001"))
    assert [str(fault).replace(f"{tmp_path}/", "") for fault in faults_in([one, other])] == [
        "other.jsonl:1: id: OWN-1 stands already in one.jsonl:2: one line says all of a study",
        "other.jsonl:2: study: NCT00000001 stands already in one.jsonl:1: one line says all of a study",
    ]


def test_a_study_of_ones_own_in_the_registrys_shape_is_looked_at_too(tmp_path: Path) -> None:
    wrong = small_record("OWN-2", designModule={"studyType": 7})
    found = told(tmp_path / "mine.jsonl", b"\n".join([small_record("OWN-1"), small_record("ISRCTN12345678"), wrong]))
    assert [one.split(": ")[0] for one in found] == ["mine.jsonl:2", "mine.jsonl:3"]
    assert "is a number of ISRCTN" in found[0]
    assert "designModule.studyType" in found[1]


def test_nothing_is_told_of_files_that_hold_no_operators_line(tmp_path: Path) -> None:
    """There a broken record costs itself, and not the registry."""
    assert told(tmp_path / "registry.jsonl", small_record() + b"\n{\n" + small_record("NCT1")) == []
    (tmp_path / "mine.jsonl").write_bytes(line(STUDY) + b"\n{")
    assert [fault.where for fault in faults_in([tmp_path])] == [f"{tmp_path}/mine.jsonl:2"]


def test_a_byte_order_mark_and_line_ends_of_windows_are_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path / "mine.jsonl", b"\xef\xbb\xbf" + line(STUDY) + b"\r\n" + line(ADDITION) + b"\r\n") == []
    (tmp_path / "mine.json").write_text(json.dumps([STUDY, ADDITION], indent=2))
    assert faults_in([tmp_path / "mine.json"]) == []
