"""What ISRCTN's words and dates say of recruiting."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.registries.isrctn.reader import identify, study
from search.vocabulary import Status, StatusSource
from tests.indexer.isrctn.records import TODAY, made, read, wire

START, END, OVER = "2026-01-01", "2026-12-01", "2028-06-30"


def dated(start: str | None, end: str | None, over: str | None = None, word: str = "", overall: str = "") -> bytes:
    def written(day: str | None) -> str:
        return f"{day}T00:00:00.000Z" if day else ""

    return wire(
        made(
            participants__recruitmentStart=written(start),
            participants__recruitmentEnd=written(end),
            participants__recruitmentStatusOverride=word,
            trialDesign__overallEndDate=written(over),
            trialDesign__overallStatusOverride=overall,
        )
    )


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("2025-12-31", "not_yet_recruiting"),
        ("2026-01-01", "recruiting"),
        ("2026-12-01", "recruiting"),
        ("2026-12-02", "active_not_recruiting"),
        ("2028-06-30", "active_not_recruiting"),
        ("2028-07-01", "completed"),
    ],
)
def test_a_study_day_by_day(today: str, status: Status) -> None:
    found = study(dated(START, END, OVER), date.fromisoformat(today)).study
    until = END if status == "recruiting" else None
    record = found.details.records[0]
    assert (record.status, record.said, record.status_source, record.recruits_until) == (status, None, "dates", until)
    assert {(site.status, site.status_source, site.recruits_until, site.said) for site in found.sites} == {
        (status, "dates", until, None)
    }
    recruiting = 4 if status == "recruiting" else 0
    assert (found.card.status, found.card.recruits_until) == (status, until)
    assert found.card.sites.recruiting == recruiting


@pytest.mark.parametrize(
    ("start", "end", "over", "status", "until"),
    [
        (None, None, None, "unknown", None),
        (None, None, "2020-01-01", "completed", None),
        (None, None, "2030-01-01", "unknown", None),
        ("2026-01-01", None, None, "unknown", None),
        ("2026-01-01", None, "2030-01-01", "recruiting", "2030-01-01"),
        ("2027-01-01", None, None, "not_yet_recruiting", None),
        (None, "2020-01-01", None, "active_not_recruiting", None),
        (None, "2030-01-01", None, "unknown", None),
        # Recruiting after the end of the study: its last day holds.
        ("2026-01-01", "2030-01-01", "2020-01-01", "recruiting", "2030-01-01"),
        # Ends before it starts: nobody recruits.
        ("2030-01-01", "2020-01-01", None, "active_not_recruiting", None),
        ("nonsense", "also", "never", "unknown", None),
    ],
)
def test_dates_that_are_missing_or_strange(
    start: str | None, end: str | None, over: str | None, status: Status, until: str | None
) -> None:
    record = study(dated(start, end, over), TODAY).study.details.records[0]
    assert (record.status, record.recruits_until) == (status, until)


@pytest.mark.parametrize(
    ("recruitment", "overall", "status", "source"),
    [
        ("Stopped", "", "terminated", "study"),
        ("", "Stopped", "terminated", "study"),
        ("Suspended", "", "suspended", "study"),
        ("Suspended", "Stopped", "terminated", "study"),
        ("Suspended", "Ongoing", "suspended", "study"),
        ("", "Ongoing", "recruiting", "dates"),
        ("No longer recruiting", "", "active_not_recruiting", "study"),
        (" STOPPED ", "", "terminated", "study"),
        ("Recruiting", "", "recruiting", "study"),
    ],
)
def test_words_before_dates(recruitment: str, overall: str, status: Status, source: StatusSource) -> None:
    found = study(dated(START, END, OVER, recruitment, overall), TODAY)
    record = found.study.details.records[0]
    assert (record.status, record.status_source) == (status, source)
    assert record.said == (None if source == "dates" else (overall.replace("Ongoing", "") or recruitment).strip())
    assert record.recruits_until == (END if status == "recruiting" else None)
    assert not found.unknown_words


@pytest.mark.parametrize(
    ("start", "end", "over", "status", "source", "until"),
    [
        ("2010-01-01", "2015-12-31", "2030-01-01", "active_not_recruiting", "dates", None),
        ("2010-01-01", "2015-12-31", "2016-12-31", "completed", "dates", None),
        ("2010-01-01", None, "2016-12-31", "completed", "dates", None),
        (START, "2026-11-22", OVER, "recruiting", "study", "2026-11-22"),
        (START, None, OVER, "recruiting", "study", OVER),
        (None, END, None, "recruiting", "study", END),
        (START, None, None, "recruiting", "study", None),
    ],
)
def test_the_word_that_it_recruits_ends_with_the_last_day(
    start: str | None, end: str | None, over: str | None, status: Status, source: StatusSource, until: str | None
) -> None:
    found = study(dated(start, end, over, "Recruiting"), TODAY).study
    record = found.details.records[0]
    assert (record.status, record.status_source, record.recruits_until) == (status, source, until)
    assert record.said == ("Recruiting" if source == "study" else None)
    assert {(site.status, site.recruits_until) for site in found.sites} == {(status, until)}


def test_a_word_that_nobody_knows() -> None:
    found = study(dated(START, END, OVER, "Dormant"), TODAY)
    assert found.study.card.status == "unknown"
    assert found.study.details.records[0].said == "Dormant"
    assert found.unknown_words == ("study status: Dormant",)


def test_the_day_of_the_last_update() -> None:
    trial = wire(made(), updated="2026-05-26T15:09:37.845816062Z")
    record = study(trial, TODAY).study.details.records[0]
    assert (record.checked, record.updated, record.dates["updated"]) == ("2026-05-26",) * 3
    assert identify(trial, TODAY).updated == "2026-05-26"
    assert identify(wire(made(), updated="2026-11-23T00:00:00Z"), TODAY).updated is None
    rendering = read(made()).study
    assert (rendering.card.checked, rendering.card.updated, rendering.sites[0].status_as_of) == (None,) * 3


def test_why_it_was_stopped() -> None:
    stopped = made(trialDesign__overallStatusOverride="Stopped", trialDesign__reasonAbandoned="No &gt; money")
    assert read(stopped).study.details.why_stopped == "No > money"
