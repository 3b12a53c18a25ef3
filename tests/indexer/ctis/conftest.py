"""A small CTIS on this machine, in pages of ten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from indexer.registries.ctis import listing
from tests.indexer.ctis.server import CtisServer, served
from tests.indexer.ctis.trials import TRIALS


@pytest.fixture
def registry() -> CtisServer:
    return CtisServer(TRIALS)


@pytest.fixture
def url(registry: CtisServer) -> Iterator[str]:
    with served(registry) as address:
        yield address


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE_SIZE", 10)
