"""What is installed: the wheel has the built maps and not their sources, and the service runs from it elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.conftest import ROOT

BUILT = ROOT / "web" / "built"
NOWHERE = "http://127.0.0.1:9"
"""A cluster that does not answer: nothing is started for it."""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheel and source distribution of this tree, with the maps that `make test` has built."""
    assert (BUILT / "manifest.json").is_file(), "run .venv/bin/python -m make.frontend first"
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> zipfile.ZipFile:
    (path,) = dist.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def service(wheel: zipfile.ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the service, run from the wheel alone."""
    place = tmp_path_factory.mktemp("installed")
    wheel.extractall(place / "packages")
    told = {"PYTHONPATH": str(place / "packages"), "OPENSEARCH_URL": NOWHERE, "LISTEN": "127.0.0.1:0"}
    environ = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | told
    with subprocess.Popen(
        [sys.executable, "-m", "web"],
        cwd=place,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield answering(process.stdout.readline().removeprefix("serving ").strip())
        finally:
            process.terminate()


def answering(address: str) -> str:
    """The address once something answers there; the pytest timeout ends a wait in vain."""
    while True:
        try:
            requests.get(f"{address}/healthz", timeout=60)
        except requests.ConnectionError:
            time.sleep(0.05)
        else:
            return address


def built() -> set[str]:
    """What a build leaves for the service, as paths in the tree."""
    files = {str(path.relative_to(ROOT)) for path in BUILT.rglob("*") if path.is_file()}
    return files - {"web/built/built-from"}


def test_the_wheel_has_what_was_built_and_not_what_it_was_built_of(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert {name for name in names if name.startswith("web/built/")} == built()
    assert [name for name in names if name.startswith("web/frontend/") or "node_modules" in name] == []


def test_the_wheel_has_every_file_of_the_rooms(wheel: zipfile.ZipFile) -> None:
    rooms = ("search", "indexer", "web", "mappings")
    listed = subprocess.run(["git", "ls-files", *rooms], cwd=ROOT, capture_output=True, text=True, check=True)
    kept = {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}
    assert {name for name in kept if not name.startswith("web/frontend/")} <= set(wheel.namelist())


def test_the_source_distribution_has_what_was_built(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert built() <= names
    assert [name for name in names if "node_modules" in name] == []


def test_the_service_runs_from_the_wheel_with_its_maps(service: str) -> None:
    entries = json.loads((BUILT / "manifest.json").read_text())
    widget = requests.get(f"{service}/widget.js", timeout=60)
    assert widget.content == (BUILT / "widget.js").read_bytes()
    for entry in entries.values():
        answer = requests.get(f"{service}/{entry['file']}", timeout=60)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith("text/javascript")
    assert requests.get(f"{service}/about", timeout=60).status_code == 200
