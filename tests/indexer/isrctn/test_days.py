"""Instants are days in London, whatever the registry's clock says."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.registries.isrctn.days import in_london, newest
from indexer.registries.isrctn.reader import identify, study
from tests.indexer.isrctn.records import TODAY, made, wire


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-06-30T23:00:00.000Z", "2026-07-01"),
        ("2026-06-30T22:59:59Z", "2026-06-30"),
        ("2026-12-31T23:00:00Z", "2026-12-31"),
        ("2026-06-30T00:00:00.000Z", "2026-06-30"),
        ("2026-01-01T00:00:00Z", "2026-01-01"),
        ("2026-06-30T23:30:00.845816062Z", "2026-07-01"),
        ("2026-07-01T01:00:00+02:00", "2026-07-01"),
    ],
)
def test_an_instant_is_its_day_in_london(written: str, day: str) -> None:
    assert in_london(written) == day


@pytest.mark.parametrize(
    "written",
    [None, "", "2026", "2026-06", "2026-06-30", "2026-06-30T23:00:00", "nonsense", "T", "0001-01-01T00:00:00+14:00"],
)
def test_what_is_no_instant_stays_as_written(written: str | None) -> None:
    assert in_london(written) == written


def test_a_day_that_has_come_in_london_alone() -> None:
    assert newest("2026-06-30T23:30:00Z", date(2026, 6, 30)) == "2026-06-30"
    assert newest("2026-06-30T23:30:00Z", date(2026, 7, 1)) == "2026-07-01"


def test_every_date_of_a_trial() -> None:
    trial = made(
        participants__recruitmentStart="2026-04-30T23:00:00.000Z",
        participants__recruitmentEnd="2027-05-31T23:00:00.000Z",
        trialDesign__overallEndDate="2028-06-30T23:00:00.000Z",
    )
    received = wire(trial, updated="2026-08-09T23:15:00.000Z")
    record = study(received, TODAY).study.details.records[0]
    assert (record.recruits_until, record.updated) == ("2027-06-01", "2026-08-10")
    assert (record.dates["start"], record.dates["completion"]) == ("2026-05-01", "2028-07-01")
    assert identify(received, TODAY).updated == "2026-08-10"
