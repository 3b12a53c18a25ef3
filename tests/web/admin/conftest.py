"""The admin interface on made values, and a browser that is logged in."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.admin.made import TOKEN, MadeKeeper, make_admin
from web.limits import limiter


@pytest.fixture
def made() -> tuple[Flask, MadeKeeper]:
    app = make_admin()
    limiter.reset()
    return app


@pytest.fixture
def keeper(made: tuple[Flask, MadeKeeper]) -> MadeKeeper:
    return made[1]


@pytest.fixture
def browser(made: tuple[Flask, MadeKeeper]) -> FlaskClient:
    return made[0].test_client()


@pytest.fixture
def operator(browser: FlaskClient) -> FlaskClient:
    """A browser that is logged in."""
    assert log_in(browser).status_code == 303
    return browser


@pytest.fixture
def program(made: tuple[Flask, MadeKeeper]) -> FlaskClient:
    """A program that has the token."""
    client = made[0].test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {TOKEN}"
    return client


def log_in(browser: FlaskClient, token: str = TOKEN, **more: Any) -> TestResponse:
    return browser.post("/admin/log-in", data={"token": token}, **more)


def cookie_of(operator: FlaskClient) -> str:
    cookie = operator.get_cookie("admin", path="/admin")
    assert cookie is not None
    return cookie.value


def form_token(operator: FlaskClient) -> str:
    page = operator.get("/admin").text
    return page.partition('name="form_token" value="')[2].partition('"')[0]
