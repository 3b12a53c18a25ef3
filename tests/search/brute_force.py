"""The one-site rule read out of raw records in the plainest way: no index, no engine, none of the project's code."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass

REGISTRY_WORDS = {"ENROLLING_BY_INVITATION": "by_invitation"}
COUNTRIES = {
    "United States": "US",
    "Germany": "DE",
    "France": "FR",
    "Japan": "JP",
    "Brazil": "BR",
    "Australia": "AU",
    "Canada": "CA",
    "New Zealand": "NZ",
}


@dataclass
class PlainSite:
    status: str
    country: str | None
    lat: float | None
    lon: float | None


@dataclass
class PlainStudy:
    id: str
    checked: str
    updated: str
    sites: list[PlainSite]


@dataclass
class PlainQuestion:
    lat: float
    lon: float
    within_m: float | None
    statuses: set[str]
    country: str | None = None
    box: tuple[float, float, float, float] | None = None


def read(record: bytes) -> PlainStudy:
    """A record of the v2 shape, as far as the rule needs it."""
    whole = json.loads(record)
    protocol = whole["protocolSection"]
    status = protocol.get("statusModule", {})
    of_study = status.get("overallStatus", "UNKNOWN")
    days = [
        (status.get("statusVerifiedDate") or "") + ("-01" if len(status.get("statusVerifiedDate") or "") == 7 else ""),
        status.get("lastUpdatePostDateStruct", {}).get("date", ""),
        status.get("lastUpdateSubmitDate", ""),
    ]
    places = protocol.get("contactsLocationsModule", {}).get("locations", [])
    return PlainStudy(
        id=protocol["identificationModule"]["nctId"],
        checked=max(day for day in days),
        updated=status.get("lastUpdatePostDateStruct", {}).get("date") or status.get("lastUpdateSubmitDate", ""),
        sites=[_site(place, of_study) for place in places],
    )


def answer(
    studies: Iterable[PlainStudy], question: PlainQuestion, among: set[str] | None = None
) -> dict[str, tuple[float, str]]:
    """Every study that is a hit: its nearest matching site's distance in metres, and when it was checked."""
    hits: dict[str, tuple[float, str]] = {}
    for study in studies:
        if among is not None and study.id not in among:
            continue
        near = [distance for site in study.sites if (distance := reached(site, question)) is not None]
        if near:
            hits[study.id] = (min(near), study.checked)
    return hits


def reached(site: PlainSite, question: PlainQuestion) -> float | None:
    """How far a matching site is, infinitely where nobody knows; None for one that does not match."""
    if question.statuses and site.status not in question.statuses:
        return None
    if question.country and site.country != question.country:
        return None
    if site.lat is None or site.lon is None:
        return math.inf if question.within_m is None and question.box is None else None
    if question.box and not inside(question.box, site.lat, site.lon):
        return None
    distance = haversine(question.lat, question.lon, site.lat, site.lon)
    return distance if question.within_m is None or distance <= question.within_m else None


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


def _site(place: dict[str, object], of_study: str) -> PlainSite:
    own = str(place.get("status") or of_study)
    if of_study == "UNKNOWN":
        own = "UNKNOWN"
    elif own == "RECRUITING" and of_study != "RECRUITING":
        own = of_study
    point = place.get("geoPoint") or {}
    assert isinstance(point, dict)
    return PlainSite(
        status=REGISTRY_WORDS.get(own, own.lower()),
        country=COUNTRIES.get(str(place.get("country"))),
        lat=point.get("lat"),
        lon=point.get("lon"),
    )
