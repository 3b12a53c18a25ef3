"""The service on the index of all records, and on the real engine."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.built import Built
from web.app import create_app


@pytest.fixture(scope="session")
def app(built: Built, engine_url: str) -> Flask:
    return create_app(built.settings, lambda: engine_url)


@pytest.fixture
def api(app: Flask) -> FlaskClient:
    return app.test_client()
