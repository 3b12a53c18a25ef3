"""Root starts the node in one of two ways, and both work out of a folder that only root can enter."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.engine import user
from search.engine.folder import EngineFolder, Running
from search.engine.node import answering, configure, find, is_running, start, stop
from search.engine.user import Way, as_nobody, can_enter, has_namespaces, way
from tests.conftest import use_server_of
from tests.engine import HURRIED

root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to become somebody else")


@pytest.fixture
def folder(tmp_path: Path, installed: EngineFolder) -> EngineFolder:
    """In pytest's temporary folder, which only its owner can enter."""
    folder = EngineFolder(tmp_path / "engine")
    use_server_of(installed, folder)
    return folder


@pytest.fixture
def open_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that everyone can enter, in the place of /var/lib/trial-finder."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        Path(name).chmod(0o755)
        monkeypatch.setattr(user, "COMMON_FOLDER", Path(name) / "trial-finder")
        yield Path(name)


def test_an_ordinary_user_starts_it_plainly(folder: EngineFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    chosen = way(folder)
    assert (chosen.prefix, chosen.user, chosen.node) == ((), None, folder.node)


@root_only
def test_root_takes_a_namespace_where_there_are_any(folder: EngineFolder) -> None:
    chosen = way(folder)
    assert bool(chosen.prefix) == has_namespaces()
    assert (chosen.user == "nobody") != has_namespaces()


@root_only
def test_without_namespaces_nobody_runs_it_from_a_copy(
    folder: EngineFolder, open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user, "NAMESPACE", ("no-such-program",))
    monkeypatch.setenv("OPENSEARCH_JAVA_OPTS", HURRIED["OPENSEARCH_JAVA_OPTS"])
    assert not can_enter("nobody", folder.root)
    chosen = way(folder)
    assert chosen.user == "nobody"
    assert chosen.node.is_relative_to(open_folder)
    assert run_once(chosen, folder).way == f"as the user nobody, in {chosen.node.parent}"
    assert as_nobody(folder) == chosen


@root_only
def test_nobody_runs_it_in_place_where_that_user_can_enter(
    folder: EngineFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user, "can_enter", lambda _user, _path: True)
    chosen = as_nobody(folder)
    assert (chosen.sentence, chosen.server, chosen.node) == ("as the user nobody", folder.server, folder.node)


def run_once(chosen: Way, folder: EngineFolder) -> Running:
    """Starts a node, waits for its answer, and stops it."""
    configure(chosen)
    node = start(chosen, HURRIED["ENGINE_HEAP"], folder.log)
    try:
        deadline = time.monotonic() + 60
        while not (running := answering(node, chosen)):
            assert is_running(node), folder.log.read_text()
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert node.username() == chosen.user
        assert find(chosen) == node
        assert running.is_alive()
    finally:
        stop(node)
    assert find(chosen) is None
    return running
