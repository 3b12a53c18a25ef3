"""What is remembered for a year: jobs that have ended, and who did what in the admin interface."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, get_args

from msgspec import structs

from search import audit, jobs
from search.audit import Entry
from search.engine.client import Client
from search.jobs import Job, State
from search.retention import forget_old

TODAY: Final = date(2026, 11, 23)
YESTERDAY_A_YEAR_AGO: Final = "2025-11-22T23:59:59"


def asked(moment: str, state: State) -> Job:
    return structs.replace(jobs.new("build", "shell", state), asked=moment)


def entry(moment: str) -> Entry:
    return Entry(at=moment, action="log_in", address="192.0.2.7")


def test_before_anything_is_kept_nothing_is_dropped(client: Client, prefix: str) -> None:
    forget_old(client, prefix, TODAY)
    assert not jobs.last(client, prefix)
    assert not audit.last(client, prefix)


def test_what_has_ended_is_remembered_for_a_year(client: Client, prefix: str) -> None:
    old = [asked(f"{YESTERDAY_A_YEAR_AGO}Z", state) for state in get_args(State)]
    kept = asked("2025-11-23T00:00:00Z", "done")
    for job in (*old, kept):
        jobs.write(client, prefix, job)
    forget_old(client, prefix, TODAY)
    under_way = {job.id for job in old if job.state in ("waiting", "running")}
    assert {job.id for job in jobs.last(client, prefix)} == {kept.id, *under_way}

    forget_old(client, prefix, TODAY + timedelta(days=1))
    assert {job.state for job in jobs.last(client, prefix)} == {"waiting", "running"}
    jobs.write(client, prefix, kept)
    forget_old(client, prefix, TODAY + timedelta(days=1))
    assert jobs.get(client, prefix, kept.id) == kept, "once a day is enough"


def test_who_did_what_is_remembered_for_a_year(client: Client, prefix: str) -> None:
    kept = entry("2025-11-23T00:00:00.000000Z")
    for each in (entry(f"{YESTERDAY_A_YEAR_AGO}.999999Z"), kept):
        audit.keep(client, prefix, each)
    forget_old(client, prefix, TODAY)
    assert audit.last(client, prefix) == [kept]
    forget_old(client, prefix, TODAY + timedelta(days=1))
    assert audit.last(client, prefix) == []
