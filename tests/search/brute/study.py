"""A raw record of the v2 shape, read in the plainest way: none of the project's code."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from tests.search.brute.ages import limits
from tests.search.brute.words import words_of

TODAY = "2026-11-22"
REGISTRY_WORDS = {"ENROLLING_BY_INVITATION": "by_invitation"}
PURPOSES = {"HEALTH_SERVICES_RESEARCH": "health_services", "DEVICE_FEASIBILITY": "other", "ECT": "other"}
TYPES = {"INTERVENTIONAL", "OBSERVATIONAL", "EXPANDED_ACCESS"}
SEXES = {"ALL": {"female", "male"}, "FEMALE": {"female"}, "MALE": {"male"}}
COUNTRIES = {
    "United States": "US",
    "Germany": "DE",
    "France": "FR",
    "Japan": "JP",
    "Brazil": "BR",
    "Australia": "AU",
    "Canada": "CA",
    "New Zealand": "NZ",
    "Spain": "ES",
    "Italy": "IT",
    "United Kingdom": "GB",
}


class Address(NamedTuple):
    """What a registry says of where a site is."""

    country: str | None
    region: str | None
    city: str | None
    postcode: str | None


@dataclass
class PlainSite:
    status: str
    country: str | None
    lat: float | None
    lon: float | None
    address: Address
    precision: str | None = None
    until: str | None = None

    def status_on(self, today: str) -> str:
        """What recruits until a day is active, not recruiting, from the next on."""
        over = self.status == "recruiting" and self.until is not None and self.until < today
        return "active_not_recruiting" if over else self.status


@dataclass
class PlainStudy:
    id: str
    registry: str
    checked: str
    updated: str
    started: str
    type: str | None
    purpose: str | None
    phases: set[str]
    sexes: set[str]
    healthy: bool | None
    ages: tuple[float, float]
    sponsor: frozenset[str]
    interventions: frozenset[str]
    sites: list[PlainSite]


def read(record: bytes) -> PlainStudy:
    """A record, as far as the filters need it."""
    protocol = json.loads(record)["protocolSection"]
    status = protocol.get("statusModule", {})
    design = protocol.get("designModule", {})
    eligibility = protocol.get("eligibilityModule", {})
    posted = status.get("lastUpdatePostDateStruct", {}).get("date")
    sent = status.get("lastUpdateSubmitDate")
    number = protocol["identificationModule"]["nctId"]
    kind, purpose = design.get("studyType"), design.get("designInfo", {}).get("primaryPurpose")
    given = protocol.get("armsInterventionsModule", {}).get("interventions", [])
    return PlainStudy(
        id=number,
        registry="demo" if number.startswith("DEMO") else "ctgov",
        checked=max(past(status.get("statusVerifiedDate")), past(posted), past(sent)),
        updated=past(posted) or past(sent),
        started=first_day(status.get("startDateStruct", {}).get("date")),
        type=kind.lower() if kind in TYPES else None,
        purpose=PURPOSES.get(purpose, purpose.lower()) if purpose else None,
        phases={phase.lower() for phase in several(design.get("phases", []))},
        sexes=SEXES.get(eligibility.get("sex"), set()),
        healthy=eligibility.get("healthyVolunteers"),
        ages=limits(eligibility.get("minimumAge"), eligibility.get("maximumAge")),
        sponsor=words_of(protocol.get("sponsorCollaboratorsModule", {}).get("leadSponsor", {}).get("name") or ""),
        interventions=frozenset().union(*(words_of(each.get("name") or "") for each in given)),
        sites=[
            _site(place, status.get("overallStatus", "UNKNOWN"))
            for place in protocol.get("contactsLocationsModule", {}).get("locations", [])
        ],
    )


def newest_of_each(records: Iterable[bytes]) -> list[PlainStudy]:
    """Of two records with one number the newer update."""
    newest: dict[str, PlainStudy] = {}
    for record in records:
        study = read(record)
        if study.id not in newest or study.updated > newest[study.id].updated:
            newest[study.id] = study
    return list(newest.values())


def first_day(written: str | None) -> str:
    """A day, or the first day of a month or a year; empty where there is none."""
    return f"{written}-01-01"[:10] if written else ""


def past(written: str | None) -> str:
    """The first day of what was written, unless it has not come yet."""
    day = first_day(written)
    return day if day <= TODAY else ""


def several(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _site(place: dict[str, Any], of_study: str) -> PlainSite:
    own = str(place.get("status") or of_study)
    if of_study == "UNKNOWN" or (own == "RECRUITING" and of_study != "RECRUITING"):
        own = of_study
    point = place.get("geoPoint") or {}
    return PlainSite(
        status=REGISTRY_WORDS.get(own, own.lower()),
        country=COUNTRIES.get(str(place.get("country"))),
        lat=point.get("lat"),
        lon=point.get("lon"),
        address=Address(place.get("country"), place.get("state"), place.get("city"), place.get("zip")),
    )
