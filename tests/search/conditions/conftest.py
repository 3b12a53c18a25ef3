"""The vocabulary, opened once for all of its tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.conditions import Conditions


@pytest.fixture(scope="session")
def conditions(reference_dir: Path) -> Conditions:
    return Conditions(reference_dir / "conditions.sqlite")
