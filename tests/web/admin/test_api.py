"""`/admin/api` for programs: the token, the answers, and every fault as problem+json."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.admin.conftest import form_token, log_in
from tests.web.admin.made import BUSY, DONE, RUNNING, TOKEN, MadeKeeper, make_admin

STATUS = "/admin/api/status"
JOBS = "/admin/api/jobs"


def expect_problem(answer: TestResponse, status: int) -> dict[str, Any]:
    """What a fault tells, in the form that it must have."""
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    told: dict[str, Any] = answer.get_json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]
    return told


@pytest.mark.parametrize("given", ["", "x", "Bearer", "Bearer x", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer ü"])
@pytest.mark.parametrize("path", [STATUS, JOBS, f"{JOBS}/{DONE.id}", "/metrics"])
def test_without_the_token_nothing_is_told(browser: FlaskClient, path: str, given: str) -> None:
    answer = browser.get(path, headers={"Authorization": given} if given else {})
    told = expect_problem(answer, 401)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert TOKEN not in str(told)


def test_a_wrong_token_is_noted_and_the_eleventh_is_too_many(browser: FlaskClient, keeper: MadeKeeper) -> None:
    wrong = {"Authorization": "Bearer wrong"}
    assert [browser.get(STATUS, headers=wrong).status_code for _ in range(12)] == [401] * 10 + [429] * 2
    assert keeper.noted == [("token_refused", None)] * 10
    refused = browser.get(STATUS, headers=wrong)
    expect_problem(refused, 429)
    assert 0 < int(refused.headers["Retry-After"]) <= 60


def test_the_right_token_is_taken_whatever_signs_it_has() -> None:
    app, _ = make_admin(ADMIN_TOKEN="schlüssel")
    sent = "Bearer schlüssel".encode().decode("latin-1")
    assert app.test_client().get(STATUS, headers={"Authorization": sent}).status_code == 200


def test_the_status_has_everything(program: FlaskClient) -> None:
    answer = program.get(STATUS)
    told = answer.get_json()
    assert told["live"]["meta"]["studies"] == 628_412
    assert told["live"]["age_s"] == 97_200
    assert told["previous"]["name"] == "studies-3-20261121t090001000000"
    assert told["contents"]["studies_by_registry_and_status"]["isrctn"]["recruiting"] == 6_100
    assert told["job"] is None
    assert told["last"]["faults"][1] == ["ctgov:NCT04100002", "identificationModule is missing"]
    assert told["last"]["report"]["unknown_words"]["phase: PHASE5"] == 3
    assert [job["state"] for job in told["jobs"]] == ["done", "failed"]
    assert told["audit"][0]["action"] == "job_asked"
    assert answer.headers["Cache-Control"] == "no-store"


def test_jobs_are_listed_and_told_one_by_one(program: FlaskClient) -> None:
    listed = program.get(JOBS).get_json()["jobs"]
    assert [program.get(f"{JOBS}/{job['id']}").get_json() for job in listed] == listed
    expect_problem(program.get(f"{JOBS}/nothing"), 404)


def test_a_job_is_asked_for(program: FlaskClient, keeper: MadeKeeper) -> None:
    answer = program.post(JOBS, json={"kind": "build"})
    assert answer.status_code == 202
    told = answer.get_json()
    assert (told["kind"], told["by"], told["state"]) == ("build", "admin", "waiting")
    assert answer.headers["Location"] == f"{JOBS}/{told['id']}"
    assert program.get(answer.headers["Location"]).get_json() == told
    assert keeper.noted == [("job_asked", told["id"])]


def test_a_second_job_is_told_the_first(program: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.shown = BUSY
    told = expect_problem(program.post(JOBS, json={"kind": "update"}), 409)
    assert told["job"]["id"] == RUNNING.id
    assert told["job"]["progress"]["done"] == 212_000


@pytest.mark.parametrize(
    ("body", "parameters"),
    [
        ({}, ["kind"]),
        ({"kind": "rollback"}, ["kind"]),
        ({"kind": ["update"]}, ["kind"]),
        ({"kind": None, "force": True, "limit": 3}, ["force", "limit", "kind"]),
        ({"kind": "update", "force": True}, ["force"]),
        ([], ["body"]),
        ("update", ["body"]),
    ],
)
def test_every_fault_is_told_at_once(
    program: FlaskClient, keeper: MadeKeeper, body: object, parameters: list[str]
) -> None:
    told = expect_problem(program.post(JOBS, json=body), 400)
    assert [fault["parameter"] for fault in told["errors"]] == parameters
    assert keeper.shown.job is None


def test_what_is_no_json_is_refused(program: FlaskClient) -> None:
    expect_problem(program.post(JOBS, data={"kind": "update"}), 415)
    expect_problem(program.post(JOBS, data="{", content_type="application/json"), 400)
    twice = '{"kind": "update", "kind": "build"}'
    expect_problem(program.post(JOBS, data=twice, content_type="application/json"), 400)
    expect_problem(program.post(JOBS, data="x" * 70_000, content_type="application/json"), 413)


def test_addresses_take_no_parameters(program: FlaskClient) -> None:
    expect_problem(program.get(f"{STATUS}?token={TOKEN}"), 400)
    expect_problem(program.post(f"{JOBS}?kind=update", json={"kind": "update"}), 400)


def test_what_is_not_there_and_what_is_not_taken(program: FlaskClient) -> None:
    expect_problem(program.get("/admin/api/nothing"), 404)
    answer = program.delete(JOBS)
    expect_problem(answer, 405)
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize("method", ["get", "post", "options"])
def test_no_other_origin_may_read_it(program: FlaskClient, method: str) -> None:
    for path in (STATUS, JOBS, "/admin/api/nothing", "/metrics"):
        answer = getattr(program, method)(path, headers={"Origin": "https://elsewhere.example"})
        assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_an_engine_that_is_away_is_a_503(program: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.away = True
    for answer in (program.get(STATUS), program.get(JOBS), program.post(JOBS, json={"kind": "update"})):
        expect_problem(answer, 503)
        assert int(answer.headers["Retry-After"]) > 0


def test_a_page_in_the_operators_browser_reads_it_and_needs_its_forms_token_to_ask(
    operator: FlaskClient, keeper: MadeKeeper
) -> None:
    assert operator.get(STATUS).status_code == 200
    expect_problem(operator.post(JOBS, json={"kind": "update"}), 403)
    own = {"X-Form-Token": form_token(operator)}
    expect_problem(
        operator.post(JOBS, json={"kind": "update"}, headers=own | {"Origin": "https://elsewhere.example"}), 403
    )
    assert keeper.shown.job is None
    assert operator.post(JOBS, json={"kind": "update"}, headers=own).status_code == 202


def test_a_wrong_token_is_refused_even_in_the_operators_browser(operator: FlaskClient) -> None:
    expect_problem(operator.get(STATUS, headers={"Authorization": "Bearer wrong"}), 401)


def test_requests_without_the_token_are_limited_and_those_with_it_are_not(
    browser: FlaskClient, program: FlaskClient, operator: FlaskClient
) -> None:
    stranger = browser.application.test_client()
    assert [stranger.get("/admin").status_code for _ in range(601)] == [200] * 600 + [429]
    assert {program.get(JOBS).status_code for _ in range(601)} == {200}
    assert operator.get("/admin").status_code == 200


@pytest.mark.parametrize("refused", ["log in", "program", "metrics"])
def test_nobody_is_kept_out_by_the_wrong_tokens_of_others(
    browser: FlaskClient, program: FlaskClient, refused: str
) -> None:
    """Behind a proxy that is not trusted everybody has one address."""
    stranger = browser.application.test_client()
    path = {"program": STATUS, "metrics": "/metrics"}.get(refused)
    wrong = {"Authorization": "Bearer wrong"}
    offers = [stranger.get(path, headers=wrong) if path else log_in(stranger, "wrong") for _ in range(12)]
    assert [offer.status_code for offer in offers[10:]] == [429, 429]
    assert program.get(STATUS).status_code == 200
    assert program.get("/metrics").status_code == 200
    assert log_in(browser).status_code == 303
    assert browser.get("/admin").status_code == 200
    assert browser.get(STATUS).status_code == 200
    assert stranger.get(STATUS, headers=wrong).status_code == 429
