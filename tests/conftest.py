"""What all tests share: a real engine of their own under `var/test`, with what `var` has installed already."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from make import browser
from search.engine.client import Client, connect
from search.engine.folder import EngineFolder
from search.engine.install import install
from search.engine.local import folder_of, hold
from search.locks import exclusive
from search.settings import Settings

pytest_plugins = ["tests.reference_data", "tests.built"]

ROOT = Path(__file__).parents[1]
DATA_DIR = ROOT / "var" / "test"
TODAY = "2026-11-22"
"""The clock of the tests: freshness and sorting must not depend on the day they run."""


@pytest.fixture(scope="session")
def settings() -> Settings:
    """As an operator would set them; a test that wants another value uses `dataclasses.replace`."""
    return Settings.read({"DATA_DIR": str(DATA_DIR), "ENGINE_HEAP": "512m", "TODAY": TODAY})


@pytest.fixture(scope="session")
def installed() -> EngineFolder:
    """The engine that `make run` has installed, or will find installed."""
    folder = EngineFolder(ROOT / "var" / "engine")
    with exclusive(folder.setup_lock):
        install(folder)
    return folder


@pytest.fixture(scope="session")
def engine_url(settings: Settings, installed: EngineFolder) -> Iterator[str]:
    """The tests' own node. When they end it has ended too."""
    folder = folder_of(settings)
    use_server_of(installed, folder)
    with hold(settings) as url:
        yield url
    wait_until_gone(folder)


@pytest.fixture(scope="session")
def client(engine_url: str) -> Client:
    return connect(engine_url, timeout=30)


@pytest.fixture(scope="session")
def browser_path() -> str:
    """A Chromium that works, found or installed as `make test` does it."""
    return browser.main()


@pytest.fixture
def prefix(client: Client) -> Iterator[str]:
    """A prefix for index names that nobody else has; what begins with it is gone after the test."""
    prefix = f"test-{uuid.uuid4().hex[:12]}-"
    yield prefix
    for name in client.indices.get(index=f"{prefix}*", expand_wildcards="all"):
        client.indices.delete(index=name)


def use_server_of(installed: EngineFolder, folder: EngineFolder) -> None:
    """Lets another engine folder use the installed server: it is never written to."""
    folder.root.mkdir(parents=True, exist_ok=True)
    if not folder.server.exists():
        folder.server.unlink(missing_ok=True)
        folder.server.symlink_to(installed.server)


def wait_until_gone(folder: EngineFolder, seconds: float = 10) -> None:
    """Waits for the node to end, unless other tests that run at the same time still hold it."""
    deadline = time.monotonic() + seconds
    while folder.running() and time.monotonic() < deadline:
        time.sleep(0.1)
