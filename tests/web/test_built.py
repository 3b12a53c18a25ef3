"""The maps' scripts as they are sent: to any page, kept for as long as they are right, and missed by nobody."""

from __future__ import annotations

import gzip
import json
import mimetypes
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

import web.app
from search.settings import Settings
from web.built import Built

SCRIPT = "/map/element-0a_b-C2d.js"
CONTENT = "export const words = 'a script that is long enough to be packed';\n" * 40
WIDGET = "import('./map/element-0a_b-C2d.js');\n" * 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a build leaves: the widget, a script that it loads, one for a page."""
    built = tmp_path / "built"
    (built / "map").mkdir(parents=True)
    (built / "widget.js").write_text(WIDGET)
    (built / SCRIPT.lstrip("/")).write_text(CONTENT)
    (built / "map" / "study-01234567.js").write_text(CONTENT)
    entries = {
        "src/widget.ts": {"file": "widget.js", "isEntry": True},
        "src/study.ts": {"file": "map/study-01234567.js", "isEntry": True},
        "src/widget/element.ts": {"file": SCRIPT.lstrip("/"), "isDynamicEntry": True},
    }
    (built / "manifest.json").write_text(json.dumps(entries))
    (tmp_path / "secret.js").write_text("nobody's")
    return built


def service(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The whole service with what was built there, without an engine."""
    monkeypatch.setattr(web.app, "Built", lambda: Built(folder))
    return web.app.create_app(Settings.read({"DATA_DIR": str(folder.parent)}), lambda: None)


@pytest.fixture
def browser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    return service(folder, monkeypatch).test_client()


@pytest.mark.parametrize("path", [SCRIPT, "/widget.js", f"/de{SCRIPT}", "/de/widget.js"])
def test_any_page_may_load_a_script(browser: FlaskClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("path", "content"), [(SCRIPT, CONTENT), ("/widget.js", WIDGET)])
def test_a_script_is_packed(browser: FlaskClient, path: str, content: str) -> None:
    answer = browser.get(path, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.data).decode() == content
    assert browser.get(path).text == content


def test_a_script_is_packed_on_a_machine_that_calls_it_otherwise(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(mimetypes.types_map, ".js", "application/javascript")
    assert service(folder, monkeypatch).test_client().get(SCRIPT).mimetype == "text/javascript"


def test_what_has_its_hash_in_its_name_is_kept_for_a_year(browser: FlaskClient) -> None:
    kept = browser.get(SCRIPT).headers["Cache-Control"]
    assert "max-age=31536000" in kept
    assert "immutable" in kept


def test_the_widget_is_asked_for_again_after_an_hour(browser: FlaskClient) -> None:
    answer = browser.get("/widget.js")
    kept = answer.headers["Cache-Control"]
    assert "max-age=3600" in kept
    assert "stale-while-revalidate=86400" in kept
    assert "immutable" not in kept


@pytest.mark.parametrize("packing", ["gzip", "identity"])
def test_a_widget_that_did_not_change_is_not_sent_again(browser: FlaskClient, packing: str) -> None:
    known = browser.get("/widget.js", headers={"Accept-Encoding": packing}).headers["ETag"]
    again = browser.get("/widget.js", headers={"Accept-Encoding": packing, "If-None-Match": known})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_a_script_of_another_build_is_told_as_it_is_now_and_not_kept(browser: FlaskClient) -> None:
    """A browser keeps `/widget.js` for an hour, and what that leads to may be gone by then."""
    answer = browser.get("/map/element-zzzzzzzz.js")
    assert answer.text == CONTENT
    assert answer.headers["Cache-Control"] == "no-cache"
    assert browser.get("/map/another-zzzzzzzz.js").status_code == 404


def test_where_two_scripts_have_one_name_there_is_no_guessing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "map" / "element-11111111.js").write_text("another")
    browser = service(folder, monkeypatch).test_client()
    assert browser.get("/map/element-zzzzzzzz.js").status_code == 404
    assert browser.get(SCRIPT).text == CONTENT


def test_head_tells_the_same_without_the_script(browser: FlaskClient) -> None:
    answer = browser.head(SCRIPT)
    assert (answer.status_code, answer.data) == (200, b"")
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        *("/map/../manifest.json", "/map/..%2fmanifest.json", "/map/%2e%2e/%2e%2e/secret.js", "/map/..", "/map/"),
        *("/map/..%5c..%5csecret.js", "/map/x%00.js", f"/map/{'x' * 3000}.js", "/map/nothing.js", "/built-from"),
    ],
)
def test_nothing_else_is_served(browser: FlaskClient, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_a_page_finds_its_script_and_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with service(folder, monkeypatch).test_request_context():
        built = Built(folder)
        assert built.address("study") == "/map/study-01234567.js"
        assert built.address("results") is None


def test_without_a_build_there_are_pages_and_a_line_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    browser = service(tmp_path / "built", monkeypatch).test_client()
    answers = {path: browser.get(path) for path in ("/about", "/de/about", SCRIPT, "/widget.js")}
    lines = [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()]
    assert lines == ["maps are not built: pages show lists alone"]
    assert [answers[path].status_code for path in answers] == [200, 200, 404, 404]
    assert all("<h1" in answer.text for answer in answers.values())
