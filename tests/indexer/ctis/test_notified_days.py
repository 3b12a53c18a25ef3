"""An end or a halt that was notified: the same on its day and around it, whenever the record was read."""

from __future__ import annotations

from datetime import date

import pytest

from search.freshness import standing
from tests.indexer.ctis.notified import with_events, word
from tests.indexer.ctis.records import read
from tests.indexer.ctis.status_tables import START

DAYS = [date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)]


@pytest.mark.parametrize("said", ["Ongoing, recruiting", "Authorised"])
@pytest.mark.parametrize("is_started", [True, False], ids=["started", "start not notified"])
@pytest.mark.parametrize(
    ("kind", "status", "last_day"),
    [
        ("END_OF_RECRUITMENT", "active_not_recruiting", DAYS[1]),
        ("TEMPORARY_HALT", "suspended", DAYS[0]),
        ("END_OF_TRIAL", "completed", DAYS[0]),
        ("EARLY_TERMINATION", "terminated", DAYS[0]),
    ],
)
def test_what_ends_recruitment_does_so_on_one_day_whenever_it_is_read(
    said: str, is_started: bool, kind: str, status: str, last_day: date
) -> None:
    """Read the day before, on the day that was notified, and the day after."""
    events = [("START_OF_RECRUITMENT", START)] * is_started + [(kind, DAYS[1].isoformat())]
    record = with_events(said, {"hasRecruitmentStarted": True}, events)
    for built in DAYS:
        found = read(record, built).study
        told = found.details.records[0]
        expected = ("recruiting", last_day.isoformat()) if built <= last_day else (status, None)
        assert [(one.status, one.recruits_until) for one in found.sites] == [expected]
        assert [(one.status, one.recruits_until) for one in told.countries] == [expected]
        assert (told.status, told.recruits_until) == (found.card.status, found.card.recruits_until) == expected
        for asked in DAYS[DAYS.index(built) :]:
            now = standing(found.card.status, found.card.recruits_until, asked)
            assert (now == "recruiting") is (asked <= last_day)
            assert kind != "END_OF_RECRUITMENT" or now == ("recruiting" if asked <= last_day else status)


def test_recruitment_that_ends_and_begins_again_the_next_day() -> None:
    events = [
        ("START_OF_RECRUITMENT", START),
        ("END_OF_RECRUITMENT", "2026-12-01"),
        ("RESTART_OF_RECRUITMENT", "2026-12-02"),
    ]
    statuses = [word(with_events("Authorised", {}, events), day).status for day in DAYS]
    assert statuses == ["recruiting"] * 3
