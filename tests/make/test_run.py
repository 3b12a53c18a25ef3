"""`make run`: three programs live and end together, and none outlives a kill."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.conftest import ROOT

PROGRAM = """
import os, signal, sys, time
from pathlib import Path
name = Path(__file__).parent.name
told = Path(name + ".told")
told.write_text(" ".join(sys.argv[1:]) + "\\n")
def tell(number, frame):
    with told.open("a") as file:
        file.write(signal.Signals(number).name + "\\n")
    sys.exit(0)
signal.signal(signal.SIGINT, tell)
signal.signal(signal.SIGTERM, tell)
Path(name + ".pid").write_text(str(os.getpid()))
while not Path(name + ".fail").exists():
    time.sleep(0.02)
sys.exit(3)
"""
NAMES = ("engine", "indexer", "web")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three programs of the right names, which note what they are told."""
    for package in ("search/engine", "indexer", "web"):
        (tmp_path / package).mkdir(parents=True)
        (tmp_path / package / "__main__.py").write_text(PROGRAM)
    return tmp_path


def test_an_interrupt_reaches_each_program_once(folder: Path) -> None:
    with running(folder) as run:
        run.send_signal(signal.SIGINT)
        assert run.wait(10) == 0
    assert told(folder, "engine") == ["", "SIGINT"]
    assert told(folder, "indexer") == ["watch", "SIGINT"]
    assert told(folder, "web") == ["", "SIGINT"]


def test_being_ended_ends_all(folder: Path) -> None:
    with running(folder) as run:
        run.terminate()
        assert run.wait(10) == 0
    assert all(told(folder, name)[1:] == ["SIGINT"] for name in NAMES)


def test_when_one_fails_the_others_are_stopped_and_it_is_named(folder: Path) -> None:
    with running(folder) as run:
        (folder / "indexer.fail").touch()
        assert run.wait(10) == 1
        assert run.stderr is not None
        assert run.stderr.read() == "indexer watch has ended with status 3: stopping the others\n"
    assert told(folder, "engine")[1:] == told(folder, "web")[1:] == ["SIGINT"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a program that its parent was killed")
def test_no_program_outlives_a_kill(folder: Path) -> None:
    with running(folder) as run:
        pids = [int((folder / f"{name}.pid").read_text()) for name in NAMES]
        run.kill()
        assert until(lambda: not any(psutil.pid_exists(pid) for pid in pids))


def running(folder: Path) -> subprocess.Popen[str]:
    """`make/run.py` with the folder's programs, all three of which have begun."""
    run = subprocess.Popen(
        [sys.executable, str(ROOT / "make" / "run.py")], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    assert until(lambda: all((folder / f"{name}.pid").exists() for name in NAMES))
    return run


def told(folder: Path, name: str) -> list[str]:
    """The program's arguments, then each signal it got."""
    return (folder / f"{name}.told").read_text().splitlines()


def until(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return condition()
