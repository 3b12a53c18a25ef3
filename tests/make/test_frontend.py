"""The maps' build: once for each content of its sources, never half done, of packages that are pinned."""

from __future__ import annotations

import json
import re
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from make import frontend, node
from make.node import CannotBuild
from tests.conftest import ROOT

SOURCES = ROOT / "web" / "frontend"


class FakeNpm:
    """Builds without Node: writes down what it was asked, and a script into the folder that it is given."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.content = "one"
        self.fails = False

    def __call__(self, folder: Path, *words: str | Path) -> None:
        self.asked.append(" ".join(map(str, words[:2])))
        if words[0] == "ci":
            (folder / "node_modules").mkdir(exist_ok=True)
            return
        out = Path(words[-1])
        out.mkdir(exist_ok=True)
        (out / "widget.js").write_text(self.content)
        if self.fails:
            raise CannotBuild("npm run has failed, see above")


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeNpm:
    """Small sources in a folder of their own."""
    sources = tmp_path / "web" / "frontend"
    (sources / "src").mkdir(parents=True)
    (sources / "package-lock.json").write_text("{}")
    (sources / "src" / "widget.ts").write_text("one")
    (tmp_path / "tokens.css").write_text("one")
    paths = {"SOURCES": sources, "BUILT": tmp_path / "web" / "built", "PACKAGES": sources / "node_modules"}
    for name, path in {"ROOT": tmp_path, **paths, "INSTALLED": sources / "node_modules" / "installed-from"}.items():
        monkeypatch.setattr(frontend, name, path)
    monkeypatch.setattr(frontend, "BESIDE", (tmp_path / "tokens.css",))
    fake = FakeNpm()
    monkeypatch.setattr(frontend, "npm", fake)
    monkeypatch.setattr(sys, "argv", ["frontend"])
    return fake


def test_what_is_built_of_the_same_sources_is_not_built_again(npm: FakeNpm) -> None:
    frontend.main()
    before = (frontend.BUILT / "widget.js").stat()
    frontend.main()
    assert (frontend.BUILT / "widget.js").stat() == before
    assert npm.asked == ["ci", "run build"]


@pytest.mark.parametrize("changed", ["web/frontend/src/widget.ts", "web/frontend/src/new.css", "tokens.css"])
def test_a_change_of_any_source_is_built(npm: FakeNpm, tmp_path: Path, changed: str) -> None:
    frontend.main()
    (tmp_path / changed).write_text("two")
    npm.content = "two"
    frontend.main()
    assert (frontend.BUILT / "widget.js").read_text() == "two"
    assert npm.asked == ["ci", "run build", "run build"]


def test_what_is_no_source_changes_nothing(npm: FakeNpm) -> None:
    frontend.main()
    (frontend.PACKAGES / "leaflet.css").write_text("another's")
    (frontend.SOURCES / "src" / "widget.ts.swp").write_text("an editor's")
    frontend.main()
    assert npm.asked == ["ci", "run build"]


def test_a_build_that_fails_leaves_the_one_before(npm: FakeNpm, tmp_path: Path) -> None:
    frontend.main()
    (tmp_path / "tokens.css").write_text("two")
    npm.content, npm.fails = "half", True
    with pytest.raises(SystemExit) as told:
        frontend.main()
    assert told.value.code == (
        "The maps could not be built: npm run has failed, see above. The pages keep the maps of before"
    )
    assert (frontend.BUILT / "widget.js").read_text() == "one"
    npm.content, npm.fails = "two", False
    frontend.main()
    assert (frontend.BUILT / "widget.js").read_text() == "two"


def test_of_two_builds_at_once_one_waits(npm: FakeNpm, capsys: pytest.CaptureFixture[str]) -> None:
    second = threading.Thread(target=frontend.main)
    with frontend.one_at_a_time():
        second.start()
        second.join(0.3)
        assert second.is_alive()
        assert npm.asked == []
    second.join(10)
    assert npm.asked == ["ci", "run build"]
    assert "Another make is building the maps; waiting for it" in capsys.readouterr().out


def test_without_node_there_is_one_line(npm: FakeNpm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontend, "npm", node.npm)
    monkeypatch.setattr(node, "installed", lambda: None)
    monkeypatch.setattr("make.node.subprocess.run", lambda *_words, **_options: None)
    with pytest.raises(SystemExit) as told:
        frontend.main()
    assert told.value.code == "The maps could not be built: Node could not be installed. The pages show lists alone"


def test_a_node_that_does_not_run_is_one_line(npm: FakeNpm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontend, "npm", node.npm)
    monkeypatch.setattr(node, "node_home", lambda: tmp_path / "no node")
    with pytest.raises(SystemExit) as told:
        frontend.main()
    assert told.value.code == (
        "The maps could not be built: Node does not run here (No such file or directory). The pages show lists alone"
    )


def test_the_build_tells_the_terms_of_what_it_bundles() -> None:
    """Minified scripts have lost them. What a page's map is drawn with has to be there, what only builds it not."""
    told = (frontend.BUILT / "LICENSES.txt").read_text()
    heading = re.compile(r"^(\S+) [\d.]+ \(.+\)\n-{40}\n", re.MULTILINE)
    _about, *parts = heading.split(told)
    terms = dict(zip(parts[::2], parts[1::2], strict=True))
    assert terms.keys() >= {"leaflet", "protomaps-leaflet", "supercluster", "pbf", "rbush", "@mapbox/point-geometry"}
    assert not terms.keys() & {"vite", "typescript", "react"}
    for name, words in terms.items():
        assert "Copyright" in words or words.strip() == "The package names its licence and has no text of it.", name


def test_everything_that_a_script_imports_is_a_source() -> None:
    """A file of the pages that a script shares is one of `BESIDE`, and reaches the image before it is built."""
    known = set(frontend.sources())
    image = (ROOT / "Dockerfile").read_text().partition("make.frontend")[0]
    for script in SOURCES.joinpath("src").rglob("*.ts"):
        for named in re.findall(r'from "(\.[^"?]+\.\w+)(?:\?\w+)?"', script.read_text()):
            file = (script.parent / named).resolve()
            assert SOURCES in file.parents or file in known, f"{script.name} imports {named}"
    for file in frontend.BESIDE:
        assert f"COPY {file.relative_to(ROOT)} " in image


def test_the_packages_are_pinned_and_come_from_no_named_place() -> None:
    text = (SOURCES / "package-lock.json").read_text()
    assert '"resolved"' not in text
    assert "registry" not in text
    packages: dict[str, dict[str, Any]] = json.loads(text)["packages"]
    own = packages.pop("")
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
    asked = json.loads((SOURCES / "package.json").read_text())
    for kind in ("dependencies", "devDependencies"):
        assert own[kind] == asked[kind]
        for name, version in asked[kind].items():
            assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
            assert packages[f"node_modules/{name}"]["version"] == version


def test_node_is_pinned_with_hashes() -> None:
    lock = (ROOT / "requirements" / "frontend.txt").read_text().replace("\\\n", "")
    assert re.fullmatch(rf"{node.NODE}==[\d.]+( +--hash=sha256:[0-9a-f]{{64}})+ *\n", lock)
