"""The same studies as rows for databases, made by the indexer's own reading: peers hold what the engine holds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from indexer.documents import document
from indexer.knowledge import Knowledge
from indexer.registries import identify, read
from indexer.registries.reading import Unreadable
from tests.records import TODAY

RECRUITING: Final = "recruiting"
TOPIC = ("title", "tags", "conditions", "plain_title", "public_title", "official_title", "keywords", "interventions")
TEXTS = ("summary", "description", "eligibility")
TILES: Final = 1 << 29
"""Tiles along each side of the map's finest zoom: a coarser zoom's tile is these bits shifted."""
FURTHEST_NORTH: Final = 85.0511287798066
"""Degrees; the map of tiles ends there."""


class SiteRow(NamedTuple):
    """A site. `x`, `y`, `z` are its point on a sphere of radius 1, None where nobody knows it."""

    status: str
    country: str | None
    lat: float | None
    lon: float | None
    x: float | None
    y: float | None
    z: float | None
    tile_x: int | None
    tile_y: int | None
    display: str


class StudyRow(NamedTuple):
    """A study. `checked` is a day's number; None sorts last. `topic` and `text` are its words."""

    number: int
    id: str
    checked: int | None
    conditions: tuple[str, ...]
    topic: str
    text: str
    card: str
    sites: tuple[SiteRow, ...]

    @property
    def recruiting(self) -> bool:
        return any(site.status == RECRUITING for site in self.sites)


def rows(records: Iterable[bytes], knowledge: Knowledge) -> Iterator[StudyRow]:
    """Every study of these records once; what the indexer cannot read is left out, as it leaves it out."""
    seen: set[str] = set()
    for record in records:
        try:
            found = read(identify(record).registry, record, TODAY)
        except Unreadable:
            continue
        if found.study.card.id not in seen:
            seen.add(found.study.card.id)
            yield row(len(seen), document(found, knowledge, 1))


def row(number: int, document: dict[str, Any]) -> StudyRow:
    checked = document.get("checked")
    return StudyRow(
        number=number,
        id=document["id"],
        checked=date.fromisoformat(checked).toordinal() if checked else None,
        conditions=tuple(document.get("condition_ids", ())),
        topic=_words(document, TOPIC),
        text=_words(document, TEXTS),
        card=document["card"],
        sites=tuple(_site(site) for site in document.get("sites", ())),
    )


def on_sphere(lat: float, lon: float) -> tuple[float, float, float]:
    """The point on a sphere of radius 1: the straight line between two grows with their distance."""
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def tile(lat: float, lon: float) -> tuple[int, int]:
    """The tile of the finest zoom that a point lies in."""
    bounded = max(-FURTHEST_NORTH, min(FURTHEST_NORTH, lat))
    across = (lon + 180) / 360
    down = (1 - math.asinh(math.tan(math.radians(bounded))) / math.pi) / 2
    return tuple(min(TILES - 1, max(0, int(part * TILES))) for part in (across, down))  # type: ignore[return-value]


def _site(site: dict[str, Any]) -> SiteRow:
    location = site.get("location") or {}
    lat, lon = location.get("lat"), location.get("lon")
    status, country, display = site["status"], site.get("country"), site["display"]
    if lat is None or lon is None:
        return SiteRow(status, country, None, None, None, None, None, None, None, display)
    return SiteRow(status, country, lat, lon, *on_sphere(lat, lon), *tile(lat, lon), display)


def _words(document: dict[str, Any], fields: tuple[str, ...]) -> str:
    texts = [document[name] for name in fields if name in document]
    return "\n".join(line for text in texts for line in ([text] if isinstance(text, str) else text))
