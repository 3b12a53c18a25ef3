"""Locks between programs, and that they fall with a killed one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from search.locks import exclusive, exclusive_if_free, shared
from tests.conftest import ROOT

HOLDER = """
import sys, time
from pathlib import Path
from search.locks import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def is_free(path: Path) -> bool:
    with exclusive_if_free(path) as free:
        return free


def test_many_share_and_one_excludes(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "lock"
    with shared(path), shared(path):
        assert not is_free(path)
    with exclusive(path):
        assert not is_free(path)
    with exclusive_if_free(path):
        assert not is_free(path)
    assert is_free(path)


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert not is_free(path)
        holder.kill()
        holder.wait()
        assert is_free(path)


def test_a_lock_that_was_given_back_is_free_although_a_forked_process_has_its_file(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with exclusive(lock):
        child = os.fork()
        if child == 0:
            time.sleep(30)
            os._exit(0)
    try:
        with exclusive_if_free(lock) as free:
            assert free
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
