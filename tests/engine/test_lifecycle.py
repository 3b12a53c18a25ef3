"""Who owns the node: programs share it, it ends with the last of them, and a kill hinders nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from search.engine.folder import EngineFolder, Running
from search.locks import exclusive_if_free
from tests.conftest import ROOT, use_server_of
from tests.engine import HURRIED

Program = subprocess.Popen[str]


@pytest.fixture
def folder(tmp_path: Path, installed: EngineFolder) -> Iterator[EngineFolder]:
    """An engine folder of this test's own; whatever still runs on it is ended."""
    folder = EngineFolder(tmp_path / "with a space" / "engine")
    use_server_of(installed, folder)
    yield folder
    assert until(lambda: nothing_runs_on(folder), 15), "a process was left behind"


@pytest.fixture
def engine(folder: EngineFolder) -> Iterator[Callable[[], Program]]:
    """Starts `python -m search.engine` on that folder."""
    programs: list[Program] = []
    environment = os.environ | HURRIED | {"DATA_DIR": str(folder.root.parent)}

    def start() -> Program:
        command = [sys.executable, "-m", "search.engine"]
        programs.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True))
        return programs[-1]

    yield start
    for program in programs:
        program.kill()
        program.communicate()


def test_two_share_one_node_and_it_ends_with_the_last(folder: EngineFolder, engine: Callable[[], Program]) -> None:
    folder.note(Running(os.getpid(), "http://127.0.0.1:1", "gone", "before a crash"))
    first, second = engine(), engine()
    url = address_of(first)
    assert address_of(second) == url

    first.kill()
    assert first.wait(30) == -signal.SIGKILL
    time.sleep(1.5)
    assert answers(url), "killing one program stopped the other's node"

    second.send_signal(signal.SIGINT)
    assert second.wait(30) == 0
    assert until(lambda: not answers(url), 5), "the node outlived the last program"
    assert folder.running() is None


def test_a_killed_keeper_is_replaced_and_a_killed_node_ends_the_program(
    folder: EngineFolder, engine: Callable[[], Program]
) -> None:
    first = engine()
    url = address_of(first)
    running = folder.running()
    assert running is not None
    keeper = psutil.Process(running.pid).parent()
    assert keeper is not None
    keeper.kill()

    second = engine()
    assert address_of(second) == url, "the node that a killed keeper left was not taken over"

    psutil.Process(running.pid).kill()
    assert first.wait(30) == 1
    assert second.wait(30) == 1


def test_a_pid_that_another_program_got_is_not_the_node(folder: EngineFolder) -> None:
    folder.note(Running(os.getpid(), "http://127.0.0.1:1", str(folder.node / "data"), "before a crash"))
    assert folder.running() is None


@pytest.mark.parametrize("content", ["", "[]", "{", '{"pid": 1}', "\x00"])
def test_a_damaged_note_counts_as_none(folder: EngineFolder, content: str) -> None:
    (folder.root / "running.json").write_text(content)
    assert folder.running() is None


def address_of(program: Program) -> str:
    """Waits for the line that tells where the engine answers."""
    assert program.stdout is not None
    line = program.stdout.readline()
    assert line.startswith("OpenSearch answers at http://127.0.0.1:"), line
    return line.split()[3].rstrip(";")


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=2).close()
    except OSError:
        return False
    return True


def nothing_runs_on(folder: EngineFolder) -> bool:
    with exclusive_if_free(folder.keeper_lock) as free:
        return free and folder.running() is None


def until(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return condition()
