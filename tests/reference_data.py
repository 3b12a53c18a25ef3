"""The reference data that the tests ask: really built, once, where `make run` has them too."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from indexer.reference import build_basemap, build_reference

DATA_DIR = Path(__file__).parents[1] / "var"


@pytest.fixture(scope="session")
def reference_dir() -> Path:
    """The folder of `places.sqlite` and `conditions.sqlite`."""
    build_reference(DATA_DIR, Console(stderr=True))
    return DATA_DIR / "reference"


@pytest.fixture(scope="session")
def basemap(reference_dir: Path) -> Path:
    """The file of the background map."""
    return Path(build_basemap(DATA_DIR, Console(stderr=True)).path)
