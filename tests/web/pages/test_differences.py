"""Where registries differ: each told with its own word and day, and nothing told where they agree."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from search.study import CountryWord, Enrolment, Record
from search.vocabulary import Status
from tests.web.pages.made_joined import UNTIL, records
from tests.web.pages.service import MadeFinder
from web.pages.language.languages import CHOSEN
from web.pages.language.typography import unbroken
from web.pages.study.differences import days, enrolments, phases, sponsors, status_words, statuses


def record(registry: str = "ctgov", status: Status = "recruiting", **changes: Any) -> Record:
    values: dict[str, Any] = {"registry": registry, "id": registry, "url": None, "updated": None}
    return Record(**values | {"status": status, "checked": "2026-11-03"} | changes)


def words(status: Status, *countries: str, since: str | None = None) -> tuple[CountryWord, ...]:
    return tuple(CountryWord(country=code, status=status, said=status, since=since) for code in countries)


GERMANY = words("completed", "DE", since="2026-10-20")
RECRUITING = words("recruiting", "FR", "IT", "ES", "PL", "SE", "DK")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (record("ctis"), ()),
        (record("ctis", checked="2019-01-01"), ()),
        (record("ctis", countries=words("recruiting", "FR", "DE")), ()),
        (record("isrctn", "unknown"), ()),
        (
            record("ctis", "completed", countries=GERMANY),
            ("ClinicalTrials.gov: recruiting, 3 Nov 2026", "CTIS: finished in Germany, 20 Oct 2026"),
        ),
        (
            record("isrctn", status_source="dates", recruits_until=UNTIL),
            ("ClinicalTrials.gov: recruiting, 3 Nov 2026", "ISRCTN: planned to recruit until 1 December 2026"),
        ),
        (
            record("isrctn", "terminated", checked=None),
            ("ClinicalTrials.gov: recruiting, 3 Nov 2026", "ISRCTN: stopped early"),
        ),
    ],
    ids=["alike", "alike, long ago", "alike in each country", "says nothing", "a country", "dates", "no date"],
)
def test_statuses(other: Record, told: tuple[str, ...]) -> None:
    assert statuses((record(), other)) == told


@pytest.mark.parametrize(
    ("countries", "short", "told"),
    [
        (RECRUITING[:1], True, "recruiting in France"),
        (RECRUITING[:3], True, "recruiting in France, Italy and Spain"),
        (RECRUITING, True, "recruiting in Denmark, France and 4 more"),
        (GERMANY + RECRUITING[:2], True, "recruiting in France and Italy; finished in Germany"),
        (RECRUITING, False, "recruiting in Denmark, France, Italy, Poland, Spain and Sweden"),
    ],
)
def test_countries_of_one_status_stand_together(countries: tuple[CountryWord, ...], short: bool, told: str) -> None:
    assert status_words(record("ctis", countries=countries), short=short) == told


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ("2024-01-11", "2024-01-11", False),
        ("2024-01-11", "2024-01", False),
        ("2024-01-11", "2024", False),
        ("2024-01-11", "2024-03", True),
        ("2024-01-11", "2024-01-20", True),
        ("2024-01", None, False),
    ],
)
def test_dates_differ_as_far_as_the_least_exact_can_tell(first: str, second: str | None, differ: bool) -> None:
    other = record("ctis", dates={"start": second} if second else {})
    assert bool(days((record(dates={"start": first}), other), "start")) == differ


def test_days_and_people_are_told_with_whose_they_are() -> None:
    assert days(records(), "completion") == (
        "ClinicalTrials.gov: August 2027",
        "CTIS: 29 February 2028",
        "ISRCTN: 31 August 2027",
    )
    assert enrolments(records())[1:] == ("CTIS: 572 planned", "ISRCTN: 600 planned")
    same = [record(enrolment=Enrolment(count=5, kind=kind)) for kind in ("actual", None)]
    assert enrolments(same) == ()


def test_sponsors_and_phases_are_told_where_they_differ() -> None:
    assert sponsors(records()) == ("ClinicalTrials.gov: Example Ltd", "CTIS: Example SA")
    assert phases(records()) == ("ClinicalTrials.gov: Phase 2 and 3", "CTIS: Phase 3")
    alike = [record(sponsor=name, phase=("phase3",)) for name in ("Example Ltd.", "EXAMPLE LTD", "Unknown", None)]
    assert (sponsors(alike), phases([*alike, record()])) == ((), ())


def test_a_word_that_follows_from_dates_says_so() -> None:
    ended = record("isrctn", "completed", status_source="dates")
    assert statuses((record(), ended))[1] == "ISRCTN: finished, by its planned dates"


def test_french_counts_the_first_day_and_spaces_its_signs(joined: tuple[Flask, MadeFinder]) -> None:
    ctis = record("ctis", countries=words("recruiting", "FR") + words("completed", "DE"), dates={"start": "2026-12-01"})
    other = record(dates={"start": "2026-12-11"})
    with joined[0].test_request_context(environ_overrides={CHOSEN: "fr"}):
        assert days((other, ctis), "start")[1].endswith("1er décembre 2026")
        assert days((other, ctis), "start")[0].endswith(" 11 décembre 2026")
        assert "\u00a0; " in status_words(ctis)
        assert 'whole">1er décembre 2026</span>' in unbroken(days((other, ctis), "start")[1])


def test_countries_have_their_names_in_the_pages_language(joined: tuple[Flask, MadeFinder]) -> None:
    with joined[0].test_request_context(environ_overrides={CHOSEN: "de"}):
        assert "Deutschland" in statuses((record(), record("ctis", countries=GERMANY)))[1]
