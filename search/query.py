"""The question as a value: it knows neither HTTP nor the engine."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any, Final

import msgspec
from msgspec import Struct

from search.places.place import Place
from search.vocabulary import Extra, Sort, Status, WordsIn
from search.words.typed import Alternative

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
    """What is asked for.

    `filters` holds the value of each filter that was asked, by its name (`search.filters`); one that is missing has
    its default. `typed` is `q` understood, `q_number` its normal form where it is nothing but a registry's number.
    `within_m` None is anywhere.

    When it is answered it is decided, once, whether it is `relaxed`, and whether `q` is `respelled`: only offered, or
    `corrected`, so that `typed` is what that means. Without `expand` it stays as it is.
    """

    q: str | None = None
    q_number: str | None = None
    typed: tuple[Alternative, ...] = ()
    words_in: WordsIn = "all"
    expand: bool = True
    relaxed: bool = False
    respelled: str | None = None
    corrected: bool = False
    filters: dict[str, Any] = {}
    near: Place | None = None
    near_others: tuple[str, ...] = ()
    near_corrected_from: str | None = None
    within_m: float | None = DEFAULT_WITHIN_M
    bbox: Box | None = None
    sort: Sort = "updated"
    extras: tuple[Extra, ...] = ()
    facets: tuple[str, ...] = ()
    size: int = DEFAULT_SIZE
    after: str | None = None
    today: date

    @property
    def status(self) -> tuple[Status, ...]:
        """The statuses asked for; empty for any."""
        asked: tuple[Status, ...] = self.filters.get("status", DEFAULT_STATUS)
        return asked

    @property
    def point(self) -> Place | None:
        """Where distances are measured from; None where nothing was named, or an area."""
        return self.near if self.near and self.near.kind == "point" else None

    @property
    def area(self) -> str | None:
        """The code of the area that sites must lie in."""
        return self.near.area if self.near else None

    @property
    def radius_m(self) -> float | None:
        """How far from the point a site may be; None where there is no point, or no limit."""
        return self.within_m if self.point else None

    @property
    def needs_a_point(self) -> bool:
        """Whether a matching site always has a position: there is a radius or a box that it lies in."""
        return self.bbox is not None or self.radius_m is not None

    def asks(self, name: str) -> bool:
        """Whether a filter narrows the question; `any` status does not."""
        return bool(self.status) if name == "status" else name in self.filters

    def without(self, *names: str) -> StudyQuery:
        """The same question without these filters; a status that is left out is any."""
        left = {name: value for name, value in self.filters.items() if name not in names}
        if "status" in names:
            left["status"] = ()
        return msgspec.structs.replace(self, filters=left)

    def digest(self) -> str:
        """What a cursor belongs to: the question without the page, what is told beside it, and the day."""
        aside = msgspec.structs.replace(
            self,
            size=0,
            after=None,
            today=date.min,
            extras=(),
            facets=(),
            typed=(),
            relaxed=False,
            respelled=None,
            corrected=False,
            near_others=(),
            near_corrected_from=None,
        )
        return hashlib.sha256(msgspec.json.encode(aside, order="deterministic")).hexdigest()[:16]
