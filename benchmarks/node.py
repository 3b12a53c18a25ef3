"""The bench's own engine under `DATA_DIR/bench`: the product's local node, with the server that is installed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from search.engine.client import Client, connect
from search.engine.folder import EngineFolder
from search.engine.install import install
from search.engine.local import folder_of, hold
from search.locks import exclusive
from search.settings import Settings

PATIENCE_S = 600


class Node(NamedTuple):
    """The engine while it is held. `settings` are the product's own, `folder` keeps what the bench makes."""

    url: str
    client: Client
    settings: Settings
    folder: Path

    @property
    def process(self) -> int:
        """The engine's process id."""
        running = folder_of(own(self.settings)).running()
        assert running is not None
        return running.pid


@contextmanager
def held(settings: Settings) -> Iterator[Node]:
    """The bench's node, started here and stopped after the last who needs it."""
    mine = own(settings)
    installed = folder_of(settings)
    with exclusive(installed.setup_lock):
        install(installed)
    _use(installed, folder_of(mine))
    with hold(mine) as url:
        yield Node(url, connect(url, timeout=120), settings, mine.data_dir)


def own(settings: Settings) -> Settings:
    """The settings with a data folder of the bench's, and never with the operator's cluster."""
    return replace(settings, data_dir=settings.data_dir / "bench", opensearch_url=None)


def at_rest(client: Client, index: str) -> dict[str, Any]:
    """Waits until the engine merges no more; gives the index's studies, bytes on disk and segments."""
    client.indices.flush(index=index)
    client.indices.refresh(index=index)
    deadline = time.monotonic() + PATIENCE_S
    while True:
        told = client.indices.stats(index=index, metric=["merge", "store", "segments", "docs"])["_all"]["primaries"]
        if not told["merges"]["current"] or time.monotonic() > deadline:
            return {"disk_bytes": told["store"]["size_in_bytes"], "segments": told["segments"]["count"]}
        time.sleep(1)


def _use(installed: EngineFolder, mine: EngineFolder) -> None:
    """Lets the bench's node run the installed server: it is never written to."""
    mine.root.mkdir(parents=True, exist_ok=True)
    if not mine.server.exists():
        mine.server.unlink(missing_ok=True)
        mine.server.symlink_to(installed.server)
