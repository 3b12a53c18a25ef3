"""Who gets in, and for how long; and that without a token there is nothing to get into."""

from __future__ import annotations

import time

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from search.settings import Settings
from tests.web.admin.conftest import cookie_of, form_token, log_in
from tests.web.admin.made import TOKEN, MadeKeeper, make_admin
from web.admin.sessions import LASTS_S, Sessions
from web.app import create_app
from web.limits import limiter

EVERY = ("/admin", "/admin/log-in", "/admin/start/update", "/admin/api/status", "/admin/api/jobs", "/metrics")


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize("method", ["get", "post"])
def test_without_a_token_set_there_is_nothing(method: str, path: str) -> None:
    closed = create_app(Settings.read({}), lambda: None).test_client()
    answer, unknown = (getattr(closed, method)(one) for one in (path, "/nothing/of/the/kind"))
    assert answer.status_code == unknown.status_code == 404
    assert answer.text.replace(path, "/nothing/of/the/kind") == unknown.text
    assert set(answer.headers.keys()) == set(unknown.headers.keys())


def test_the_front_asks_for_the_token_and_shows_nothing_else(browser: FlaskClient) -> None:
    answer = browser.get("/admin")
    assert answer.status_code == 200
    assert 'type="password"' in answer.text
    assert "studies are live" not in answer.text


def test_the_right_token_gives_a_cookie_for_the_admin_pages_alone(browser: FlaskClient) -> None:
    answer = log_in(browser)
    assert answer.location == "/admin"
    given = answer.headers["Set-Cookie"]
    for part in ("HttpOnly", "SameSite=Strict", "Path=/admin", f"Max-Age={8 * 3600}"):
        assert part in given
    assert "Secure" not in given
    assert TOKEN not in given
    assert "studies are live" in browser.get("/admin").text


def test_on_https_the_cookie_is_never_sent_without(browser: FlaskClient) -> None:
    assert "Secure" in log_in(browser, base_url="https://localhost").headers["Set-Cookie"]


@pytest.mark.parametrize("wrong", ["", "x", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "ü", "\udcff"])
def test_a_wrong_token_gives_nothing(
    browser: FlaskClient, keeper: MadeKeeper, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    answer = log_in(browser, wrong.encode("utf-8", "replace").decode())
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    assert "This is not the token." in answer.text
    assert keeper.noted == [("log_in_refused", None)]
    told = capsys.readouterr()
    assert "log_in_refused" in told.err
    assert len(wrong) < 2 or wrong not in told.err + told.out + answer.text


def test_the_eleventh_wrong_token_of_a_minute_is_too_many(browser: FlaskClient, keeper: MadeKeeper) -> None:
    statuses = [log_in(browser, f"wrong {number}").status_code for number in range(12)]
    assert statuses == [403] * 10 + [429] * 2
    assert len(keeper.noted) == 10
    assert log_in(browser).status_code == 303
    assert log_in(browser.application.test_client(), "wrong").status_code == 429


def test_logging_in_is_not_counted_as_long_as_it_goes_well(browser: FlaskClient) -> None:
    assert {log_in(browser).status_code for _ in range(15)} == {303}


def test_a_session_outlives_a_restart_and_is_known_to_every_worker(operator: FlaskClient) -> None:
    another = make_admin()[0].test_client()
    another.set_cookie("admin", cookie_of(operator), path="/admin")
    assert "studies are live" in another.get("/admin").text


def test_another_token_ends_every_session(operator: FlaskClient) -> None:
    another = make_admin(ADMIN_TOKEN="another")[0].test_client()
    another.set_cookie("admin", cookie_of(operator), path="/admin")
    assert 'type="password"' in another.get("/admin").text


def test_a_session_ends_after_eight_hours(operator: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now + LASTS_S - 60)
    assert "studies are live" in operator.get("/admin").text
    monkeypatch.setattr("itsdangerous.timed.time.time", lambda: now + LASTS_S + 60)
    assert 'type="password"' in operator.get("/admin").text


@pytest.mark.parametrize(
    "cookie", ["", "x", "x.y.z", Sessions("of another").begun()], ids=["empty", "a letter", "three parts", "of another"]
)
def test_a_made_up_cookie_is_none(browser: FlaskClient, cookie: str) -> None:
    browser.set_cookie("admin", cookie, path="/admin")
    assert 'type="password"' in browser.get("/admin").text
    assert browser.get("/admin/start/update").location == "/admin"


def test_logging_out_takes_the_cookie_away(
    operator: FlaskClient, keeper: MadeKeeper, made: tuple[Flask, object]
) -> None:
    token = form_token(operator)
    answer = operator.post("/admin/log-out", data={"form_token": token})
    assert answer.status_code == 303
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert operator.get_cookie("admin", path="/admin") is None
    assert keeper.noted[-1] == ("log_out", None)


def test_no_other_page_sets_a_cookie_or_sees_one(made: tuple[Flask, MadeKeeper], operator: FlaskClient) -> None:
    rules = [rule for rule in made[0].url_map.iter_rules() if "GET" in (rule.methods or ()) and not rule.arguments]
    paths = [rule.rule for rule in rules]
    assert len(paths) > 15
    assert [path for path in paths if "Set-Cookie" in operator.get(path).headers] == []
    with operator:
        operator.get("/about")
        assert not request.cookies


@pytest.mark.parametrize("path", ["/admin", "/admin/start/build", "/admin/jobs/nothing", "/admin/api/jobs"])
def test_nothing_is_kept_shown_in_frames_or_found(operator: FlaskClient, path: str) -> None:
    answer = operator.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("language", ["de", "es", "fr"])
def test_it_stands_under_no_language(operator: FlaskClient, language: str) -> None:
    assert operator.get(f"/{language}/admin").status_code == 404
    assert operator.get(f"/{language}/admin/api/status").status_code == 404
    assert operator.get(f"/{language}/metrics").status_code == 404


def test_an_engine_that_is_away_lets_the_operator_in_and_says_so() -> None:
    app = create_app(Settings.read({"ADMIN_TOKEN": TOKEN}), lambda: None)
    limiter.reset()
    browser = app.test_client()
    assert log_in(browser, "wrong").status_code == 403
    assert log_in(browser).status_code == 303
    answer = browser.get("/admin/")
    assert answer.status_code == 503
    assert "Log out" in answer.text
    told = browser.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert "trials_engine_up 0.0" in told.text
