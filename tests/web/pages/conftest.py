"""The pages on hand-made values."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.pages.service import MadeFinder, make_app


@pytest.fixture
def joined() -> tuple[Flask, MadeFinder]:
    return make_app()


@pytest.fixture
def finder(joined: tuple[Flask, MadeFinder]) -> MadeFinder:
    return joined[1]


@pytest.fixture
def browser(joined: tuple[Flask, MadeFinder]) -> FlaskClient:
    return joined[0].test_client()
