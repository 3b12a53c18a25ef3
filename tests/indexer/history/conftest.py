"""A store of its own for each test of the history."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.store import Store
from tests.indexer.history.registry_days import RegistryDays


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


@pytest.fixture
def days(store: Store) -> RegistryDays:
    return RegistryDays(store)
