"""A build on an empty machine: killed in the middle, then whole; in little memory; once."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from indexer.reference import build_reference
from indexer.reference.command import reference
from indexer.reference.packages import LOCK

PROGRAM = """
import json, pathlib, sys
from rich.console import Console
from indexer.reference import build_reference
from tests.memory import peak_bytes
done = build_reference(pathlib.Path(sys.argv[1]), Console(quiet=True))
print(json.dumps({"peak": peak_bytes(), "built": [file.built for file in done]}))
"""
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data") / "reference"


def start(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(folder.parent)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)


def test_a_killed_build_leaves_no_broken_file(folder: Path) -> None:
    part = folder / "places.sqlite.part"
    with start(folder) as build:
        while build.poll() is None and not part.exists():
            time.sleep(0.05)
        time.sleep(0.5)
        assert build.poll() is None
        os.killpg(build.pid, signal.SIGKILL)
    assert part.exists()
    assert not (folder / "places.sqlite").exists()


def test_the_next_build_is_whole_in_300_mb(folder: Path) -> None:
    with start(folder) as build:
        told = json.loads(build.communicate()[0])
    assert told["built"] == [True, True]
    assert told["peak"] < 300_000_000
    assert {path.name for path in folder.iterdir()} == {"lock", "places.sqlite", "conditions.sqlite"}


def test_an_unchanged_build_is_not_repeated(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*.sqlite")}
    done = build_reference(folder.parent, Console(quiet=True))
    assert [file.built for file in done] == [False, False]
    assert {path: path.stat().st_mtime_ns for path in folder.glob("*.sqlite")} == before


def test_what_was_built_from_something_else_is_built_again(folder: Path) -> None:
    with sqlite3.connect(folder / "conditions.sqlite") as vocabulary:
        vocabulary.execute("UPDATE about SET built_from = 'another version'")
    done = build_reference(folder.parent, Console(quiet=True))
    assert {file.file: file.built for file in done} == {"places.sqlite": False, "conditions.sqlite": True}


def test_a_file_that_is_no_database_is_built_again(folder: Path) -> None:
    (folder / "conditions.sqlite").write_text("not a database")
    assert [file.built for file in build_reference(folder.parent, Console(quiet=True))] == [False, True]


def test_the_command_tells_what_it_did(basemap: Path) -> None:
    environment = {"DATA_DIR": str(basemap.parents[1])}
    spoken = CliRunner().invoke(reference, env=environment)
    assert (spoken.exit_code, spoken.output.count("up to date")) == (0, 3)
    programs = CliRunner().invoke(reference, ["--json"], env=environment)
    assert [file["built"] for file in json.loads(programs.stdout)] == [False, False, False]


def test_a_package_that_cannot_be_had_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "packages.txt"
    lines = [line.rsplit(":", 1)[0] + ":" + "0" * 64 for line in LOCK.read_text().splitlines()]
    wrong.write_text("\n".join(lines))
    monkeypatch.setattr("indexer.reference.packages.LOCK", wrong)
    result = CliRunner().invoke(reference, env={"DATA_DIR": str(tmp_path / "data")})
    assert result.exit_code == 1
    assert "could not be fetched" in result.output
    assert not list((tmp_path / "data").rglob("*.sqlite"))
