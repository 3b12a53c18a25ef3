"""`python -m search.engine` says in one line what it cannot do, and a cluster of one's own is only checked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

COMMAND = [sys.executable, "-m", "search.engine"]


def run(**environment: str) -> tuple[int, str]:
    """Exit status and the error output."""
    ended = subprocess.run(COMMAND, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=30)
    return ended.returncode, ended.stderr


def test_a_bad_setting_ends_it_with_2() -> None:
    assert run(WORKERS="none") == (2, "WORKERS must be a whole number from 1, not 'none'\n")


def test_a_cluster_that_does_not_answer_is_told_in_one_line(tmp_path: Path) -> None:
    status, told = run(OPENSEARCH_URL="http://user:hunter2@127.0.0.1:1", DATA_DIR=str(tmp_path))
    assert status == 1
    assert told.startswith("The search engine does not answer at the moment. ")
    assert told.count("\n") == 1
    assert "hunter2" not in told


def test_a_folder_that_cannot_be_made_is_told_in_one_line() -> None:
    status, told = run(DATA_DIR="/proc/trial-finder")
    assert status == 1
    assert told.count("\n") == 1
    assert "/proc/trial-finder" in told


def test_a_cluster_of_ones_own_is_checked_and_nothing_is_started(engine_url: str, tmp_path: Path) -> None:
    address = engine_url.replace("http://", "http://user:hunter2@")
    environment = os.environ | {"OPENSEARCH_URL": address, "DATA_DIR": str(tmp_path)}
    with subprocess.Popen(COMMAND, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == f"OpenSearch answers at {engine_url}\n"
        program.send_signal(signal.SIGINT)
        assert program.wait(30) == 0
    assert not list(tmp_path.iterdir())
