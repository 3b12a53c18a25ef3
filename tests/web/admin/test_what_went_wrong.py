"""What the operator is told of runs that failed, were left or taken back, and of what cannot be asked for."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from flask.testing import FlaskClient

from tests.web.admin.conftest import form_token, log_in
from tests.web.admin.made import BUSY, DONE, EMPTY, FAILED, QUIET, ROLLBACK, RUNNING, WAITING, MadeKeeper
from tests.web.admin.test_api import JOBS, STATUS, expect_problem
from web.admin.overview import silent_since


def test_a_run_whose_program_is_gone_is_told(operator: FlaskClient, keeper: MadeKeeper) -> None:
    left = msgspec.structs.replace(RUNNING, alive="2026-11-20T11:40:00Z")
    keeper.shown = msgspec.structs.replace(BUSY, job=left, jobs=(left, DONE), silent=True)
    for path in ("/admin", f"/admin/jobs/{RUNNING.id}/progress"):
        page = operator.get(path).text
        assert "No sign of life since" in page
        assert "20 Nov 2026, 11:40" in page
        assert "remain<" not in page
    keeper.shown = BUSY
    assert "No sign of life" not in operator.get("/admin").text


@pytest.mark.parametrize(
    ("alive", "silent"), [("2026-11-23T11:50:00Z", False), ("2026-11-23T11:49:59Z", True), (None, True)]
)
def test_ten_minutes_without_a_sign_of_life_are_silence(alive: str | None, silent: bool) -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert (silent_since(msgspec.structs.replace(RUNNING, alive=alive), now) is not None) is silent
    assert silent_since(msgspec.structs.replace(WAITING, alive=alive), now) is None


def test_a_failed_last_run_stands_under_the_headline(operator: FlaskClient, keeper: MadeKeeper) -> None:
    assert "The last build failed" not in operator.get("/admin").text, "an update went well since"
    keeper.shown = msgspec.structs.replace(QUIET, jobs=(ROLLBACK, FAILED, DONE))
    page = operator.get("/admin").text
    head = page.partition("Bring it up to date")[0]
    for told in ("The last build failed", "21 Nov 2026, 11:42", "recruiting: 142,010", f"/admin/jobs/{FAILED.id}"):
        assert told in head, told
    assert "Records that update 41 could not read" in page


def test_a_way_back_stands_among_the_runs(operator: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.shown = msgspec.structs.replace(QUIET, jobs=(ROLLBACK, DONE))
    assert "Rollback 42" in operator.get("/admin").text
    assert "a second rollback goes forward" in operator.get(f"/admin/jobs/{ROLLBACK.id}").text


def test_a_check_that_was_not_made_has_not_passed(operator: FlaskClient, keeper: MadeKeeper) -> None:
    checks = [{"name": "written", "passed": True, "told": "2"}, {"name": "points", "passed": None, "told": "few"}]
    job = msgspec.structs.replace(DONE, report={"checks": checks})
    keeper.shown = msgspec.structs.replace(QUIET, jobs=(job,))
    assert "1 passed, 1 not made" in operator.get("/admin").text
    assert '<span class="state unmade">Not made</span>' in operator.get(f"/admin/jobs/{DONE.id}").text


def test_what_cannot_start_says_so_first(operator: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.shown = BUSY
    assert "This cannot start now." in operator.get("/admin/start/update").text.partition("<ol")[0]
    keeper.shown = EMPTY
    page = operator.get("/admin/start/update").text
    assert "This can do nothing now." in page.partition("<ol")[0]
    assert "Searches go on" not in page
    posted = operator.post("/admin/start/update", data={"form_token": form_token(operator)})
    assert (posted.status_code, keeper.shown.job) == (409, None)
    assert "There is nothing to update" in posted.text


def test_an_update_of_what_is_not_whole_is_refused_with_the_reason(program: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.shown = EMPTY
    told = expect_problem(program.post(JOBS, json={"kind": "update"}), 409)
    assert told["title"] == "There is nothing to update"
    assert "no index yet" in told["detail"]
    assert keeper.shown.job is None
    assert program.post(JOBS, json={"kind": "build"}).status_code == 202


def test_only_what_passes_by_itself_says_when_to_come_back(browser: FlaskClient, program: FlaskClient) -> None:
    faults = [
        browser.get(STATUS),
        program.get(f"{STATUS}?a=b"),
        program.get(f"{JOBS}/nothing"),
        program.post(JOBS, data="x"),
        browser.get("/admin/start/nothing"),
        log_in(browser, "wrong"),
    ]
    assert [answer.status_code for answer in faults] == [401, 400, 404, 415, 303, 403]
    assert [answer.headers.get("Retry-After") for answer in faults] == [None] * 6
