"""A form does something only where a page of the same session sent it."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.admin.conftest import form_token, log_in
from tests.web.admin.made import MadeKeeper

ELSEWHERE = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "http://localhost:8001"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
)
OWN: tuple[dict[str, str], ...] = (
    {},
    {"Origin": "http://localhost"},
    {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    {"Origin": "https://behind.a.proxy.example", "Sec-Fetch-Site": "same-origin"},
)


@pytest.mark.parametrize("headers", OWN)
def test_a_form_of_our_own_page_is_taken(operator: FlaskClient, keeper: MadeKeeper, headers: dict[str, str]) -> None:
    answer = operator.post("/admin/start/update", data={"form_token": form_token(operator)}, headers=headers)
    assert (answer.status_code, answer.location) == (303, "/admin")
    assert [action for action, _ in keeper.noted] == ["log_in", "job_asked"]


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_a_form_of_another_site_is_refused_even_with_the_forms_token(
    operator: FlaskClient, keeper: MadeKeeper, headers: dict[str, str]
) -> None:
    answer = operator.post("/admin/start/update", data={"form_token": form_token(operator)}, headers=headers)
    expect_refused(answer.status_code, keeper)
    assert "did not come from a page of this session" in answer.text


@pytest.mark.parametrize("path", ["/admin/start/update", "/admin/start/build", "/admin/log-out"])
@pytest.mark.parametrize("given", [None, "", "x", "é"])
def test_a_form_without_its_token_is_refused(
    operator: FlaskClient, keeper: MadeKeeper, path: str, given: str | None
) -> None:
    answer = operator.post(path, data={} if given is None else {"form_token": given})
    expect_refused(answer.status_code, keeper)
    assert "Set-Cookie" not in answer.headers


def test_the_token_of_another_session_is_refused(
    operator: FlaskClient, made: tuple[Flask, MadeKeeper], keeper: MadeKeeper
) -> None:
    other = made[0].test_client()
    log_in(other)
    keeper.noted.clear()
    answer = operator.post("/admin/start/update", data={"form_token": form_token(other)})
    expect_refused(answer.status_code, keeper)


def test_without_a_session_a_form_leads_to_the_log_in(browser: FlaskClient, keeper: MadeKeeper) -> None:
    answer = browser.post("/admin/start/update", data={"form_token": "x"})
    assert (answer.status_code, answer.location) == (303, "/admin")
    assert keeper.noted == []
    assert keeper.shown.job is None


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_nobody_is_logged_in_by_another_site(browser: FlaskClient, keeper: MadeKeeper, headers: dict[str, str]) -> None:
    answer = log_in(browser, headers=headers)
    expect_refused(answer.status_code, keeper)
    assert "Set-Cookie" not in answer.headers


def expect_refused(status: int, keeper: MadeKeeper) -> None:
    assert status == 403
    assert keeper.noted[-1] == ("form_refused", None)
    assert keeper.shown.job is None
