"""What a reader's browser has to load for a map, as `make test` has built it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import ROOT

BUILT = ROOT / "web" / "built"
Manifest = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    """What `make test` has built before it runs the tests."""
    assert (BUILT / "manifest.json").is_file(), "run .venv/bin/python -m make.frontend first"
    told: Manifest = json.loads((BUILT / "manifest.json").read_text())
    return told


def loaded(manifest: Manifest, entry: str, follow: Callable[[str, dict[str, Any]], list[str]]) -> set[str]:
    """The files that a script loads, as far as its imports are followed."""
    found: set[str] = set()
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        one = manifest[name]
        if one["file"] not in found:
            found |= {one["file"], *one.get("css", ())}
            waiting += follow(name, one)
    return found


def packed(files: set[str]) -> int:
    """Bytes, as they are sent."""
    return sum(len(gzip.compress((BUILT / name).read_bytes(), 5)) for name in files)


def test_the_widget_is_small(manifest: Manifest) -> None:
    """What comes before its map: its own lines, and the element with what it cannot begin without."""
    entry = "src/widget.ts"
    files = loaded(
        manifest, entry, lambda name, one: [*one.get("imports", ()), *(one["dynamicImports"] if name == entry else ())]
    )
    assert packed(files) <= 40_000


@pytest.mark.parametrize("entry", ["study", "results", "widget"])
def test_a_map_with_all_that_belongs_to_it_is_within_its_budget(manifest: Manifest, entry: str) -> None:
    files = loaded(
        manifest, f"src/{entry}.ts", lambda _name, one: [*one.get("imports", ()), *one.get("dynamicImports", ())]
    )
    assert packed(files) <= 125_000
