"""The question as a value: it knows neither HTTP nor the engine."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from search.conditions import Heading
from search.places.place import Place
from search.vocabulary import Sort, Status, WordsIn

DEFAULT_WITHIN_M: Final = 80_000.0
DEFAULT_STATUS: Final[tuple[Status, ...]] = ("recruiting",)
DEFAULT_SIZE: Final = 20
LARGEST_SIZE: Final = 100


class Box(Struct, frozen=True, kw_only=True):
    """An area between two meridians and two parallels, in degrees; west > east crosses 180°."""

    west: float
    south: float
    east: float
    north: float


class StudyQuery(Struct, frozen=True, kw_only=True):
    """What is asked for. Empty tuples ask for nothing in particular; `within_m` None is anywhere."""

    q: str | None = None
    q_number: str | None = None
    q_heading: Heading | None = None
    words_in: WordsIn = "all"
    conditions: tuple[Heading, ...] = ()
    near: Place | None = None
    near_others: tuple[str, ...] = ()
    within_m: float | None = DEFAULT_WITHIN_M
    bbox: Box | None = None
    status: tuple[Status, ...] = DEFAULT_STATUS
    country: tuple[str, ...] = ()
    sort: Sort = "updated"
    size: int = DEFAULT_SIZE
    after: str | None = None
    today: date

    @property
    def asks_for_a_site(self) -> bool:
        """Whether a study needs a site to be a hit; `status=any` alone takes studies without any."""
        return bool(self.status or self.country or self.near or self.bbox)

    @property
    def needs_a_point(self) -> bool:
        """Whether a matching site always has a position: there is a radius or a box that it lies in."""
        return self.bbox is not None or (self.near is not None and self.within_m is not None)

    def digest(self) -> str:
        """What a cursor belongs to: the question without the page, whatever the day."""
        page_aside = msgspec.structs.replace(self, size=0, after=None, today=date.min)
        return hashlib.sha256(msgspec.json.encode(page_aside)).hexdigest()[:16]
