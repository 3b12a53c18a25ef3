"""The service on the index of all records, and on the real engine."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.built import Built
from tests.web.tile_files import write_tiles
from web import background
from web.app import create_app


@pytest.fixture(scope="session")
def app(built: Built, engine_url: str) -> Flask:
    return create_app(built.settings, lambda: engine_url)


@pytest.fixture
def api(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def looked_at_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of the background is looked at for each request, and not every few seconds."""
    monkeypatch.setattr(background, "LOOK_AGAIN_S", 0.0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small background map, where the service looks for it."""
    path = tmp_path / "reference" / "basemap.pmtiles"
    path.parent.mkdir()
    return write_tiles(path)
