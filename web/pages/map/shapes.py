"""What a study's map shows, as its scripts read it. `web/frontend/src/types.ts` has the same shapes and names."""

from __future__ import annotations

from msgspec import Struct

from web.background import Background
from web.pages.language.words import Badge
from web.pages.map.words import MapWords
from web.pages.sites import Call


class ToldSite(Struct, frozen=True, kw_only=True):
    """A site. `badge` is its place among the map's badges, `place` its name with its town; `exact` tells that the point
    is the house's and not the town's, `recruiting` that the registry says so, however long ago."""

    id: str
    badge: int
    name: str
    town: str | None
    place: str
    lat: float | None
    lon: float | None
    exact: bool
    far: str | None
    recruiting: bool
    call: Call | None


class Near(Struct, frozen=True, kw_only=True):
    """Where distances are told from, and the radius that was asked for, in metres."""

    name: str | None
    lat: float
    lon: float
    within_m: int | None


class Link(Struct, frozen=True, kw_only=True):
    href: str
    words: str


class HeadingPart(Struct, frozen=True, kw_only=True):
    """A piece of a heading; `sure` is what was confirmed of late."""

    text: str
    sure: bool


class First(Struct, frozen=True, kw_only=True):
    """How many of the sites are listed beside the map, and under which heading."""

    heading: str
    count: int


class StudyMap(Struct, frozen=True, kw_only=True):
    """All that a map of one study shows, in words of one language."""

    id: str
    language: str
    lead: str
    heading: tuple[HeadingPart, ...]
    notice: Badge | None
    badges: tuple[Badge, ...]
    sites: tuple[ToldSite, ...]
    first: First
    unplaced: str | None
    near: Near | None
    all: Link
    by: str
    words: MapWords
    background: Background | None
