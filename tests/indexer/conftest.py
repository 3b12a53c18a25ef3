"""What tests of whole runs share: a registry on this machine, and a workshop that reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.store import Store
from indexer.workshop import Workshop
from search.engine.client import Client
from search.settings import Settings
from tests.indexer.registry_server import RegistryServer, served
from tests.records import small_record


@pytest.fixture
def registry() -> RegistryServer:
    """A registry of 30 studies; a test that wants another makes its own."""
    return RegistryServer([small_record(f"NCT{number:08}") for number in range(1, 31)])


@pytest.fixture
def workshop(
    client: Client, settings: Settings, prefix: str, reference_dir: Path, tmp_path: Path, registry: RegistryServer
) -> Iterator[Workshop]:
    (tmp_path / "reference").symlink_to(reference_dir)
    with served(registry) as url, closing(Store(tmp_path)) as store:
        own = replace(settings, data_dir=tmp_path, index_prefix=prefix, ctgov_url=url, registry_rate=0.0)
        yield Workshop(own, client, store)
