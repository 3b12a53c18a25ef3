"""The service as it is run: `python -m web` under gunicorn, on a port of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.node import Node
from benchmarks.questions import service_variables
from benchmarks.wire import Connection, Refused, Request

STARTS_WITHIN_S = 60


class Service:
    """The running service; `workers` are the processes that answer."""

    def __init__(self, url: str, process: subprocess.Popen[str]) -> None:
        self.url = url
        self.process = process

    def worker_bytes(self) -> list[int]:
        """What each worker holds in memory now."""
        workers = psutil.Process(self.process.pid).children(recursive=True)
        return [worker.memory_info().rss for worker in workers]


@contextmanager
def serving(node: Node, prefix: str, workers: int = 1) -> Iterator[Service]:
    """The web for one corpus, until the block ends."""
    variables = {name: str(value) for name, value in service_variables(node, prefix).items()}
    process = subprocess.Popen(
        [sys.executable, "-m", "web"],
        cwd=Path(__file__).parents[1],
        env=os.environ | variables | {"WORKERS": str(workers)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        _wait(url)
        yield Service(url, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _wait(url: str) -> None:
    """Until a search is answered: the engine is known and the reference data are read."""
    deadline = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            connection = Connection(url)
            try:
                connection.ask(Request("/api/v1/studies?size=1"))
                return
            finally:
                connection.close()
        except (OSError, Refused):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
