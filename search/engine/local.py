"""Holding the engine: whoever needs it asks here for the address of the cluster or of the local node."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from search.engine.folder import EngineFolder, Running
from search.engine.install import install
from search.engine.keeper import spawn
from search.engine.node import NodeFailed
from search.engine.progress import waiting
from search.locks import exclusive, exclusive_if_free, shared
from search.settings import Settings


@contextmanager
def hold(settings: Settings) -> Iterator[str]:
    """The engine's address, for as long as the block runs.

    With `OPENSEARCH_URL` that is the cluster's, and nothing is started. Otherwise it is the local node's:
    installed and started where need be, shared with every program on the same `DATA_DIR`, and stopped after
    the last of them. Raises NoEngine, whose text is one line for the operator.
    """
    if settings.opensearch_url:
        yield settings.opensearch_url
        return
    folder = folder_of(settings)
    with shared(folder.holders_lock):
        yield running_node(folder, settings.engine_heap).url


def address(settings: Settings) -> str | None:
    """The engine's address if it runs, without waiting and without holding it."""
    if settings.opensearch_url:
        return settings.opensearch_url
    running = folder_of(settings).running()
    return running.url if running else None


def folder_of(settings: Settings) -> EngineFolder:
    return EngineFolder(settings.data_dir / "engine")


def running_node(folder: EngineFolder, heap: str) -> Running:
    """The node, started if it does not run. Of several programs one starts it and the others wait."""
    with exclusive(folder.setup_lock):
        running = folder.running()
        if running and has_keeper(folder):
            return running
        install(folder)
        keeper = spawn(folder, heap)
        with waiting("Starting OpenSearch"):
            return first_answer(folder, keeper)


def has_keeper(folder: EngineFolder) -> bool:
    with exclusive_if_free(folder.keeper_lock) as free:
        return not free


def first_answer(folder: EngineFolder, keeper: subprocess.Popen[bytes]) -> Running:
    while not (running := folder.running()):
        if keeper.poll() is not None:
            raise NodeFailed(last_line(folder))
        time.sleep(0.1)
    return running


def last_line(folder: EngineFolder) -> str:
    """What the keeper said in the end."""
    lines = folder.log.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"The engine did not start; {folder.log} is empty"
