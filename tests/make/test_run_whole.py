"""`make run` whole: three programs start, answer, share one node, load nothing twice, and leave nothing behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode

import psutil
import pytest

from search.engine.folder import EngineFolder
from tests.conftest import ROOT, TODAY, use_server_of

READY_S = 90.0
MARKER, PLACE = "xylophonitis", "Ouagadougou"


@pytest.fixture
def data_dir(tmp_path: Path, installed: EngineFolder, reference_dir: Path) -> Path:
    """A folder where everything is fetched and nothing has run."""
    use_server_of(installed, EngineFolder(tmp_path / "engine"))
    (tmp_path / "reference").symlink_to(reference_dir)
    return tmp_path


@contextmanager
def running(data_dir: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    variables = {"DATA_DIR": str(data_dir), "LISTEN": f"127.0.0.1:{port}", "STUDIES": "demo", "ENGINE_HEAP": "512m"}
    environment = os.environ | variables | {"TODAY": TODAY}
    environment.pop("MAKELEVEL", None)
    with (data_dir / "terminal.txt").open("ab") as terminal:
        command = [sys.executable, "-m", "make.run"]
        program = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=terminal, stderr=terminal)
    try:
        yield program
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(60)


def test_it_answers_stops_and_loads_nothing_twice(data_dir: Path) -> None:
    port = free_port()
    with running(data_dir, port) as program:
        assert status(port, "/healthz", wait_for=200) == 200
        assert status(port, "/readyz", wait_for=200) == 200
        assert program.poll() is None
        first = index(port)
        search_for_the_markers(port)
    assert program.returncode == 0
    assert until_nothing_runs_on(data_dir)
    assert files_that_tell(data_dir) == []
    with running(data_dir, port):
        assert status(port, "/readyz", wait_for=200) == 200
        assert index(port) == first, "the second run serves the index of the first"
    assert until_nothing_runs_on(data_dir)


def test_a_taken_port_is_told_and_ends_everything(data_dir: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with running(data_dir, other.getsockname()[1]) as program:
            assert program.wait(60) == 1
    assert until_nothing_runs_on(data_dir)


def search_for_the_markers(port: int) -> None:
    """Asks for an illness and from a place that nothing else speaks of, in every way there is."""
    question = {"q": MARKER, "near": PLACE}
    address = f"http://127.0.0.1:{port}"
    body = urllib.request.Request(
        f"{address}/api/v1/studies/search", json.dumps(question).encode(), {"Content-Type": "application/json"}
    )
    form = urllib.request.Request(f"{address}/search", urlencode(question).encode())
    for asked in (
        f"{address}/api/v1/studies?{urlencode(question)}",
        f"{address}/search?{urlencode(question)}",
        body,
        form,
    ):
        with urllib.request.urlopen(asked, timeout=30) as answer:
            assert answer.status == 200
            assert answer.headers.get("Set-Cookie") is None
    with pytest.raises(HTTPError):
        urllib.request.urlopen(f"{address}/{MARKER}?near={PLACE}", timeout=10)


def files_that_tell(folder: Path) -> list[Path]:
    """The files in which the markers stand; what the service was given to read is not among them."""
    given = ("reference", "server-")
    written = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    own = [file for file in written if not str(file.relative_to(folder)).startswith(given)]
    assert len(own) > 10
    return [file for file in own if any(word.encode() in file.read_bytes() for word in (MARKER, PLACE))]


def index(port: int) -> dict[str, object]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/index", timeout=10) as answer:
        told: dict[str, object] = json.load(answer)
    return told


def status(port: int, path: str, *, wait_for: int) -> int:
    """The status of an address; waits for one. Until it comes, nothing but a 503 may."""
    deadline = time.monotonic() + READY_S
    while True:
        found, retry_after = ask(port, path)
        if found == wait_for or time.monotonic() > deadline:
            return found
        assert found == 0 or (found == 503 and int(retry_after) > 0)
        time.sleep(0.2)


def ask(port: int, path: str) -> tuple[int, str]:
    """The status of an address and its `Retry-After`; 0 where nobody listens yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.status, ""
    except HTTPError as refused:
        return refused.code, refused.headers.get("Retry-After", "0")
    except (URLError, OSError):
        return 0, ""


def until_nothing_runs_on(data_dir: Path, seconds: float = 60) -> bool:
    """Whether every process that was started on the folder has ended in that time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        lines = (" ".join(process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"]))
        if not any(str(data_dir) in line for line in lines):
            return True
        time.sleep(0.2)
    return False


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
