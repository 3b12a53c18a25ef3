"""The engine is killed in the middle of a run: the run says so, and the next one has everything, unasked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from search.engine.client import connect
from search.engine.folder import EngineFolder
from search.engine.local import hold
from search.settings import Settings
from tests.conftest import use_server_of, wait_until_gone
from tests.indexer.whole.conftest import made
from tests.indexer.whole.days import a_day_later, title_of
from tests.indexer.whole.machine import Machine, expect_exact

SEEDS = iter(range(1, 100))


@pytest.fixture(scope="module")
def own(
    installed: EngineFolder, reference_dir: Path, world: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Machine]:
    """A machine whose programs start and hold an engine of its folder's own."""
    folder = tmp_path_factory.mktemp("own")
    engine = EngineFolder(folder / "engine")
    use_server_of(installed, engine)
    settings = Settings.read({"DATA_DIR": str(folder), "ENGINE_HEAP": "512m"})
    with hold(settings) as url, made(folder, "", reference_dir, world, connect(url), None) as machine:
        yield machine
    wait_until_gone(engine, 20)
    assert engine.running() is None


@contextmanager
def started(machine: Machine) -> Iterator[Machine]:
    """The machine with its engine started anew."""
    settings = Settings.read(machine.environment)
    with hold(settings) as url, closing(connect(url, timeout=30)) as client:
        machine.client = client
        yield machine


@pytest.mark.parametrize(
    ("command", "moment"),
    [("build", "indexer.bulk:_send"), ("update", "indexer.bulk:_send"), ("update", "indexer.aliases:swap")],
)
def test_an_engine_killed_in_the_middle(own: Machine, command: str, moment: str) -> None:
    with started(own):
        before = own.state
    own.registry.renew(a_day_later(own.registry, next(SEEDS)).values())
    running = EngineFolder(own.folder / "engine").running()
    assert running
    killed = own.run(command, dies=(moment, 1, running.pid))
    assert (killed.status, killed.told) == (1, "")
    assert "Traceback" not in killed.said
    assert killed.why.count("\n") == 0
    assert "engine" in killed.why

    pages = len(own.registry.pages)
    with started(own):
        assert own.state.titles == before.titles
        assert own.run(command).status == 0
        if command == "build":
            assert len(own.registry.pages) == pages, "what was read is not asked for again"
        expect_exact(own)


def test_titles_differ_from_day_to_day(own: Machine) -> None:
    """The registry of these tests does change."""
    now = own.registry.titles
    later = a_day_later(own.registry, 90)
    assert sum(title_of(later[id]) != now[id] for id in later.keys() & now.keys()) > 10
