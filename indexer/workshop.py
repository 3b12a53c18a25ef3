"""What every command of the indexer needs: the one writer's lock, store, engine, vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from indexer.build import Build
from indexer.knowledge import Knowledge
from indexer.progress import Progress
from indexer.reference.build import build_reference
from indexer.store import Store
from indexer.update import Update
from search.engine import local
from search.engine.check import check_engine
from search.engine.client import Client, connect
from search.locks import exclusive_if_free
from search.settings import Settings


class Busy(Exception):
    """Another run holds the lock of the one writer."""


class Workshop(NamedTuple):
    """Open for work: the engine's client and the store."""

    settings: Settings
    client: Client
    store: Store

    def build(self, progress: Progress) -> Build:
        """A build with the reference data, which are made first where they are missing."""
        return Build(*self._parts(progress))

    def update(self, progress: Progress) -> Update:
        """An update, the same way."""
        return Update(*self._parts(progress))

    def _parts(self, progress: Progress) -> tuple[Store, Client, str, Knowledge, Progress, date]:
        build_reference(self.settings.data_dir, progress.console)
        knowledge = Knowledge.open(self.settings.data_dir / "reference")
        return self.store, self.client, self.settings.index_prefix, knowledge, progress, self.settings.today


@contextmanager
def opened(settings: Settings) -> Iterator[Workshop]:
    """The workshop: a local node is held for as long as it is open."""
    with local.hold(settings) as url, closing(Store(settings.data_dir)) as store:
        client = connect(url, ca=settings.opensearch_ca)
        check_engine(client)
        yield Workshop(settings, client, store)


@contextmanager
def one_writer(data_dir: Path) -> Iterator[None]:
    """The lock of the one writer; a killed run frees it at once. Raises `Busy`."""
    with exclusive_if_free(data_dir / "indexer.lock") as free:
        if not free:
            raise Busy("another run of the indexer is writing; wait for it, or stop it")
        yield
