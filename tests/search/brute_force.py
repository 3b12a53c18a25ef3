"""The filters and the one-site rule over raw records in the plainest way: no index, no engine, none of its code."""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.search.brute.ages import takes
from tests.search.brute.study import TODAY, PlainSite, PlainStudy
from tests.search.brute.words import holds

METRES_OF_A_DEGREE = 111_000
"""Of latitude, a little less than there are."""


@dataclass(kw_only=True)
class PlainQuestion:
    """What is asked. `near` is asked as it stands; `point` is where that is."""

    near: str | None = None
    point: tuple[float, float] | None = None
    within: tuple[float, str] | None = None
    box: tuple[float, float, float, float] | None = None
    statuses: set[str] = field(default_factory=lambda: {"recruiting"})
    countries: set[str] = field(default_factory=set)
    chosen: dict[str, set[str]] = field(default_factory=dict)
    healthy: bool | None = None
    age: str | None = None
    updated_since: str | None = None
    started_since: str | None = None
    sponsors: list[str] = field(default_factory=list)
    interventions: list[str] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)
    today: str = TODAY

    @property
    def radius_m(self) -> float | None:
        """Metres; None for anywhere."""
        if self.near is None or self.within is None:
            return None
        return self.within[0] * {"km": 1000.0, "mi": 1609.344}[self.within[1]]

    def parameters(self) -> dict[str, Any]:
        """The question as the API takes it."""
        within = f"{self.within[0]:g}{self.within[1]}" if self.within else "anywhere"
        asked = {
            "near": self.near,
            "within": within if self.near else None,
            "bbox": self.box and ",".join(map(str, self.box)),
            "status": sorted(self.statuses) or ["any"],
            "country": sorted(self.countries),
            "healthy": self.healthy,
            "age": self.age,
            "updated_since": self.updated_since,
            "started_since": self.started_since,
            "sponsor": self.sponsors,
            "intervention": self.interventions,
        } | {name: sorted(values) for name, values in self.chosen.items()}
        return {name: value for name, value in asked.items() if value not in (None, [])} | self.more


def answer(
    studies: Iterable[PlainStudy], question: PlainQuestion, among: set[str] | None = None
) -> dict[str, float | None]:
    """Every study that is a hit, with its nearest matching site's distance in metres where there is a point."""
    hits: dict[str, float | None] = {}
    for study in studies:
        if (among is None or study.id in among) and fits(study, question):
            reached_at = [far for site in study.sites if (far := reached(site, question)) is not None]
            if reached_at or not needs_a_site(question):
                hits[study.id] = min(reached_at) if question.near else None
    return hits


def fits(study: PlainStudy, question: PlainQuestion) -> bool:
    """What the study itself must be."""
    own: dict[str, set[str] | set[str | None]] = {
        "type": {study.type},
        "phase": study.phases,
        "purpose": {study.purpose},
        "sex": study.sexes,
        "registry": {study.registry},
        "fresh": {fresh(study.checked, question.today)},
    }
    for name, values in question.chosen.items():
        if values.isdisjoint(own[name]):
            return False
    return (
        (question.healthy is None or study.healthy is question.healthy)
        and (question.age is None or takes(study.ages, question.age))
        and (question.updated_since is None or study.updated >= question.updated_since)
        and (question.started_since is None or study.started >= question.started_since)
        and (not question.sponsors or any(holds(study.sponsor, words) for words in question.sponsors))
        and (not question.interventions or any(holds(study.interventions, words) for words in question.interventions))
    )


def needs_a_site(question: PlainQuestion) -> bool:
    return bool(question.near or question.box or question.statuses or question.countries)


def reached(site: PlainSite, question: PlainQuestion) -> float | None:
    """How far a matching site is, infinitely where nobody knows; None for one that does not match."""
    if question.statuses and site.status_on(question.today) not in question.statuses:
        return None
    if question.countries and site.country not in question.countries:
        return None
    return lies(site, question)


def lies(site: PlainSite, question: PlainQuestion) -> float | None:
    """How far a site is that lies where it was asked for, whatever its status."""
    radius = question.radius_m
    if site.lat is None or site.lon is None:
        return math.inf if radius is None and question.box is None else None
    if question.box and not inside(question.box, site.lat, site.lon):
        return None
    if question.point is None:
        return math.inf
    lat, lon = question.point
    if radius is not None and abs(site.lat - lat) * METRES_OF_A_DEGREE > radius:
        return None
    distance = haversine(lat, lon, site.lat, site.lon)
    return distance if radius is None or distance <= radius else None


def inside(box: tuple[float, float, float, float], lat: float, lon: float) -> bool:
    """Whether a point lies between west, south, east and north; west > east crosses the antimeridian."""
    west, south, east, north = box
    across = west <= lon <= east if west < east else lon >= west or lon <= east
    return south <= lat <= north and across


def haversine(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Metres on a sphere of the Earth's mean radius."""
    a, b = math.radians(lat), math.radians(other_lat)
    across = math.sin(math.radians(other_lon - lon) / 2) ** 2
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * across
    return 2 * 6_371_008.7714 * math.asin(math.sqrt(min(1.0, chord)))


def fresh(checked: str, today: str = TODAY) -> str:
    """`recent` within 6 months of the check, `aging` within 24, else `stale`."""
    if not checked:
        return "stale"
    if months_later(checked, 6) >= today:
        return "recent"
    return "aging" if months_later(checked, 24) >= today else "stale"


def months_later(written: str, months: int) -> str:
    """The same day of a later month, or its last where it is shorter."""
    day = date.fromisoformat(written)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)).isoformat()


def newest_first(day: str) -> int:
    """A key that sorts days from the newest to none."""
    return -int(day.replace("-", "") or 0)
