"""What several tests of the registry share."""

from __future__ import annotations

import pytest

from indexer.registries.isrctn import api


@pytest.fixture
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "PAGE_SIZE", 5)
