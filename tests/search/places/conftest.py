from __future__ import annotations

from pathlib import Path

import pytest

from search.places import Gazetteer


@pytest.fixture(scope="session")
def gazetteer(reference_dir: Path) -> Gazetteer:
    return Gazetteer(reference_dir / "places.sqlite")
