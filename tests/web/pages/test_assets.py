"""Style sheets and scripts as they are sent: as long as they say, and kept by browsers as long as they are right."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from web.assets import FOLDER, version_of

NAMES = sorted(path.name for path in FOLDER.iterdir())


@pytest.mark.parametrize("packing", ["gzip", "identity"])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_as_long_as_it_says(browser: FlaskClient, name: str, packing: str) -> None:
    """Otherwise a browser waits for the rest until the connection ends."""
    answer = browser.get(f"/static/{version_of()}/{name}", headers={"Accept-Encoding": packing})
    assert answer.status_code == 200
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    body = gzip.decompress(answer.data) if answer.headers.get("Content-Encoding") == "gzip" else answer.data
    assert body == (FOLDER / name).read_bytes()


def test_a_page_names_the_version_that_is_kept(browser: FlaskClient) -> None:
    path = re.search(r'href="(/static/[^"]+look\.css)"', browser.get("/about").text)
    assert path is not None
    kept = browser.get(path[1]).headers["Cache-Control"]
    assert "max-age=31536000" in kept
    assert "immutable" in kept


def test_another_version_is_not_kept(browser: FlaskClient) -> None:
    answer = browser.get("/static/0000000000/look.css")
    assert answer.status_code == 200
    assert "immutable" not in answer.headers["Cache-Control"]


def test_the_version_changes_with_a_files_content(tmp_path: Path) -> None:
    (tmp_path / "one.css").write_text("a {}")
    before = version_of(tmp_path)
    (tmp_path / "one.css").write_text("b {}")
    assert version_of(tmp_path) != before


@pytest.mark.parametrize("path", ["../app.py", "%2e%2e/app.py", "nothing.css"])
def test_nothing_else_is_served(browser: FlaskClient, path: str) -> None:
    assert browser.get(f"/static/{version_of()}/{path}").status_code == 404
