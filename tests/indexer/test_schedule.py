"""When a whole index is due for an update or a build."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from indexer.store import Store
from indexer.watching.schedule import Failures, Past, due, past, pause
from search import jobs
from search.jobs import Job, Kind, State

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
RECENT = NOW - HOUR


def failed(times: int, ago: timedelta) -> Failures:
    return Failures(times, NOW - ago)


@pytest.mark.parametrize(
    ("happened", "expected"),
    [
        pytest.param(Past(RECENT, RECENT, {}), None, id="both lately"),
        pytest.param(Past(NOW - 7 * HOUR, RECENT, {}), "update", id="read too long ago"),
        pytest.param(Past(NOW - 6 * HOUR, RECENT, {}), "update", id="just now due"),
        pytest.param(Past(RECENT, NOW - 8 * DAY, {}), "build", id="built too long ago"),
        pytest.param(Past(NOW - 8 * DAY, NOW - 8 * DAY, {}), "build", id="a build does what an update would"),
        pytest.param(Past(None, None, {}), "build", id="the store tells of nothing"),
        pytest.param(Past(NOW - 7 * HOUR, RECENT, {"update": failed(1, 9 * timedelta(minutes=1))}), None, id="pause"),
        pytest.param(Past(NOW - 7 * HOUR, RECENT, {"update": failed(1, 10 * timedelta(minutes=1))}), "update", id="up"),
        pytest.param(Past(NOW - 2 * DAY, RECENT, {"update": failed(40, 5 * HOUR)}), None, id="the longest pause"),
        pytest.param(Past(NOW - 2 * DAY, RECENT, {"update": failed(40, 6 * HOUR)}), "update", id="no longer than that"),
        pytest.param(
            Past(NOW - 7 * HOUR, NOW - 8 * DAY, {"build": failed(9, 20 * HOUR)}), "update", id="updates go on meanwhile"
        ),
        pytest.param(Past(NOW - 7 * HOUR, NOW - 8 * DAY, {"build": failed(9, 25 * HOUR)}), "build", id="once a day"),
        pytest.param(
            Past(NOW - 7 * HOUR, NOW - 8 * DAY, {"build": failed(9, HOUR), "update": failed(2, timedelta(0))}),
            None,
            id="both failed",
        ),
    ],
)
def test_what_is_due(happened: Past, expected: Kind | None) -> None:
    assert due(NOW, happened, 6 * HOUR, 7 * DAY) == expected


@pytest.mark.parametrize(
    ("update_every", "build_every", "expected"),
    [(None, None, None), (6 * HOUR, None, "update"), (None, 7 * DAY, "build")],
)
def test_never_is_never(update_every: timedelta | None, build_every: timedelta | None, expected: Kind | None) -> None:
    assert due(NOW, Past(None, None, {}), update_every, build_every) == expected


def test_pauses_double_and_end_at_the_longest() -> None:
    minutes = [pause(times, timedelta(minutes=10), 6 * HOUR) / timedelta(minutes=1) for times in (1, 2, 3, 6, 7, 10**6)]
    assert minutes == [10, 20, 40, 320, 360, 360]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as opened:
        yield opened


def ran(store: Store, ended: datetime, state: str = "done", **report: object) -> None:
    told = json.dumps(report) if report else None
    moments = (ended.isoformat(), ended.isoformat())
    store.connection.execute(
        "insert into run (started, ended, state, report) values (?, ?, ?, ?)", (*moments, state, told)
    )


def test_what_the_store_tells(store: Store) -> None:
    assert past(store, [], {"ctgov"}) == Past(None, None, {})
    ran(store, NOW - 9 * DAY, kind="build", whole=["ctgov"])
    ran(store, NOW - 3 * DAY, kind="update", whole=["ctgov"])
    ran(store, NOW - 2 * DAY, kind="build", whole=[])
    ran(store, NOW - DAY, "failed", kind="build", whole=["ctgov"])
    ran(store, NOW - HOUR, "killed")
    assert past(store, [], {"ctgov"}) == Past(NOW - 3 * DAY, NOW - 9 * DAY, {})


def test_a_build_that_took_over_what_was_read_is_one(store: Store) -> None:
    ran(store, NOW - HOUR, kind="build", read_of={}, whole=["ctgov"])
    assert past(store, [], {"ctgov"}) == Past(NOW - HOUR, NOW - HOUR, {})


def test_a_program_of_before_told_no_kind_and_no_wholes(store: Store) -> None:
    ran(store, NOW - 9 * DAY, read_of={"ctgov": 5})
    assert past(store, [], {"ctgov"}).built == NOW - 9 * DAY


def test_the_sample_of_another_registry_is_no_reading_of_what_stands_whole(store: Store) -> None:
    ran(store, NOW - 9 * DAY, kind="build", read_of={"isrctn": 5}, whole=["isrctn"])
    ran(store, NOW - HOUR, kind="build", read_of={"ctgov": 5, "isrctn": 5}, whole=["ctgov"])
    assert past(store, [], {"isrctn"}) == Past(NOW - 9 * DAY, NOW - 9 * DAY, {})


def test_who_went_back_stays_there_until_the_next_time(store: Store) -> None:
    ran(store, NOW - 9 * DAY, kind="build", whole=["ctgov"])
    ran(store, NOW - HOUR, kind="rollback", index="studies-3-x")
    happened = past(store, [], {"ctgov"})
    assert happened == Past(NOW - HOUR, NOW - HOUR, {})
    assert due(NOW, happened, 6 * HOUR, 7 * DAY) is None
    assert due(NOW + 6 * HOUR, happened, 6 * HOUR, 7 * DAY) == "update"


def job(kind: Kind, state: State, ended: datetime | None) -> Job:
    return structs.replace(jobs.new(kind, "schedule", state), ended=ended and ended.isoformat())


def test_failures_are_counted_since_it_last_went_well(store: Store) -> None:
    newest_first = [
        job("update", "waiting", None),
        job("update", "failed", NOW - HOUR),
        job("build", "done", NOW - 2 * HOUR),
        job("update", "failed", NOW - 3 * HOUR),
        job("update", "done", NOW - 4 * HOUR),
        job("update", "failed", NOW - 5 * HOUR),
        job("build", "failed", NOW - 6 * HOUR),
    ]
    assert past(store, newest_first, {"ctgov"}).failed == {"update": Failures(2, NOW - HOUR)}
