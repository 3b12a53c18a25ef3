"""`indexer watch` as a program that is stopped, or killed, in the middle of a job, and begun again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from indexer import aliases, orders
from indexer.workshop import Workshop
from search import jobs
from search.indices import Live
from search.jobs import Job
from tests.built import quiet
from tests.conftest import ROOT, TODAY
from tests.indexer.registry_server import RegistryServer
from tests.records import small_record

# As `python -m indexer watch`, but for the background map, which comes from a package registry.
PROGRAM = (
    "from indexer.watching import watcher; watcher.draw_background = lambda *_: None;"
    "from indexer.commands import commands; commands(['watch'])"
)
PATIENCE_S = 120.0
"""For what takes seconds, where many tests share the machine."""
PROMPT_S = 60.0
"""A watcher that finished its job first would take five minutes: each answer of the registry takes three seconds."""


@pytest.fixture
def registry() -> RegistryServer:
    return RegistryServer([small_record(f"NCT{number:08}") for number in range(1, 31)], slow_s=3.0)


@pytest.fixture
def workshop(workshop: Workshop) -> Workshop:
    """With an index that is live."""
    orders.build(workshop, quiet())
    return workshop


@contextmanager
def watching(workshop: Workshop, engine_url: str) -> Iterator[subprocess.Popen[str]]:
    settings = workshop.settings
    environment = os.environ | {
        "DATA_DIR": str(settings.data_dir),
        "OPENSEARCH_URL": engine_url.replace("://", "://user:secret@"),
        "INDEX_PREFIX": settings.index_prefix,
        "CTGOV_URL": settings.ctgov_url.replace("://", "://user:secret@"),
        "TODAY": TODAY,
        "REGISTRY_RATE": "0",
    }
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as program:
        try:
            yield program
        finally:
            program.kill()


def live(workshop: Workshop) -> Live:
    found = aliases.live(workshop.client, workshop.settings.index_prefix)
    assert found is not None
    return found


def wait_until(workshop: Workshop, job: Job, right: Callable[[Job], bool], seconds: float = PATIENCE_S) -> Job:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = jobs.get(workshop.client, workshop.settings.index_prefix, job.id)
        if found and right(found):
            return found
        time.sleep(0.1)
    raise AssertionError(f"still {found}")


def wait_until_asked(registry: RegistryServer, seconds: float = PATIENCE_S) -> None:
    deadline = time.monotonic() + seconds
    while not registry.requests and time.monotonic() < deadline:
        time.sleep(0.1)
    assert registry.requests


def test_a_stopped_and_a_killed_watcher_lose_no_job(
    workshop: Workshop, registry: RegistryServer, engine_url: str
) -> None:
    before = live(workshop)
    registry.faults = ["slow"] * 100
    registry.requests.clear()
    job = jobs.ask(workshop.client, workshop.settings.index_prefix, "build", "admin")

    with watching(workshop, engine_url) as program:
        wait_until(workshop, job, lambda found: found.state == "running")
        wait_until_asked(registry)
        asked = time.monotonic()
        program.send_signal(signal.SIGTERM)
        _, told = program.communicate(timeout=PATIENCE_S)
    assert time.monotonic() - asked < PROMPT_S
    assert program.returncode == 0
    lines: list[dict[str, Any]] = [json.loads(line) for line in told.splitlines()]
    assert (lines[-1]["event"], lines[-1]["told"]) == ("said", "indexer stopped")
    assert {"watch begun", "run begun", "run interrupted"} <= {line["event"] for line in lines}
    assert "secret" not in told
    stopped = wait_until(workshop, job, lambda found: found.state == "waiting")
    assert (stopped.tries, stopped.why) == (0, "it was interrupted")
    assert live(workshop) == before

    with watching(workshop, engine_url) as program:
        wait_until(workshop, job, lambda found: found.state == "running")
        program.kill()
        program.communicate()
    assert wait_until(workshop, job, lambda _: True).state == "running"
    assert live(workshop) == before

    registry.faults = []
    with watching(workshop, engine_url) as program:
        done = wait_until(workshop, job, lambda found: found.state in ("done", "failed"))
    assert (done.state, done.tries) == ("done", 2)
    assert done.report is not None
    assert done.report["index"] == live(workshop).name != before.name
