"""The demonstration's studies as records in the shape of ClinicalTrials.gov's API v2."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from indexer.demo.body import BODY
from indexer.demo.cancer import CANCER
from indexer.demo.content import OVER, content, official_title
from indexer.demo.family import FAMILY
from indexer.demo.mind import MIND
from indexer.demo.places import FACILITIES, REGIONS, WORLD
from indexer.demo.plans import PLANS
from indexer.demo.special import Draft, Place, special_drafts
from indexer.demo.theme import Idea, Theme

Json = dict[str, Any]

TESTED = "INTERVENTIONAL"
DAYS = (3, 20, 45, 80, 120, 160, 260, 30, 420, 65, 640, 100, 900, 1600)
STATUSES = (
    *("RECRUITING", "RECRUITING", "RECRUITING", "NOT_YET_RECRUITING", "RECRUITING", "RECRUITING"),
    *("ACTIVE_NOT_RECRUITING", "RECRUITING", "COMPLETED", "RECRUITING", "ENROLLING_BY_INVITATION", "RECRUITING"),
    *("TERMINATED", "RECRUITING", "SUSPENDED", "RECRUITING", "UNKNOWN", "RECRUITING", "WITHDRAWN"),
)
SITE_STATUSES = (
    *("RECRUITING", "RECRUITING", "NOT_YET_RECRUITING", "RECRUITING", "ACTIVE_NOT_RECRUITING", "RECRUITING"),
    *("RECRUITING", "COMPLETED", "RECRUITING", "SUSPENDED", "RECRUITING", "WITHDRAWN", "RECRUITING", "TERMINATED"),
)
SPONSORS = ("Fictional Institute of Medicine", "Demo Pharmaceuticals", "Sample University", "Example Health Trust")
LASTS = timedelta(days=800)
WHY_STOPPED = {
    "TERMINATED": "Fewer people than expected wanted to take part.",
    "SUSPENDED": "The study waits for a new delivery of the study medicine.",
    "WITHDRAWN": "The study was not paid for in the end.",
}


def demo_records(today: date) -> Iterator[Json]:
    """Every study of the demonstration, the same ones each time; their dates keep their distance from today."""
    for number, draft in enumerate([*_regular_drafts(), *special_drafts()], 1):
        yield _record(f"DEMO{number:07d}", number, draft, today)


def _regular_drafts() -> Iterator[Draft]:
    """A study for every idea, and a follow-up of every fourth, spread over regions, statuses and ages of the data."""
    ideas = [(theme, idea) for theme in CANCER + BODY + FAMILY + MIND for idea in theme.ideas]
    followed = [_follow_up(theme, idea) for theme, idea in ideas[::4] if PLANS[idea.plan].study_type == TESTED]
    for turn, (theme, idea) in enumerate(ideas + followed):
        status = STATUSES[turn % len(STATUSES)]
        if idea.plan == "access":
            status = "AVAILABLE"
        places = _places(turn, status if status in {"RECRUITING", "UNKNOWN"} else None)
        yield Draft(theme, idea, status, DAYS[turn % len(DAYS)], places, has_office=turn % 4 != 3)


def _follow_up(theme: Theme, idea: Idea) -> tuple[Theme, Idea]:
    """A study of those who took part in another, whatever their age by now."""
    people = theme._replace(
        people="people who took part in the first study",
        needed=("Having taken part in the first study",),
        excluded=("None",),
        ages=(None, None),
    )
    aim = "how the participants are doing in the years afterwards"
    title = f"Long-Term Follow-Up of {idea.title}"
    return people, Idea("watch", title, "", "by a letter once a year", aim, idea.measure, "5 years")


def _places(turn: int, with_status: str | None) -> tuple[Place, ...]:
    """One to 21 towns, most of them of one region."""
    towns = REGIONS[turn % len(REGIONS)] + WORLD
    return tuple(
        Place(
            town := towns[(turn * 3 + place) % len(towns)],
            FACILITIES[(turn + place) % len(FACILITIES)].format(city=town.city),
            SITE_STATUSES[(turn + place) % len(SITE_STATUSES)] if with_status else None,
            has_contact=(turn + place) % 3 == 0,
        )
        for place in range((1, 2, 3, 5, 8, 13, 21)[turn % 7])
    )


def _record(id: str, number: int, draft: Draft, today: date) -> Json:
    sponsor = SPONSORS[number % len(SPONSORS)]
    title = f"[Demo] {draft.idea.title}"
    identification = {
        "nctId": id,
        "orgStudyIdInfo": {"id": f"FICTION-{number:03d}"},
        "organization": {"fullName": sponsor, "class": "OTHER"},
        "briefTitle": title,
    }
    if draft.alias:
        identification["nctIdAliases"] = [draft.alias]
    protocol: Json = {
        "identificationModule": identification,
        "statusModule": _status(draft, today),
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": sponsor, "class": "OTHER"}},
    }
    if "everything" not in draft.omit:
        identification["officialTitle"] = f"[Demo] {official_title(draft)}"
        protocol |= content(number, draft) | {"contactsLocationsModule": _locations(number, draft)}
    return {
        "protocolSection": protocol,
        "derivedSection": {"conditionBrowseModule": {"meshes": _meshes(draft.theme)}},
        "hasResults": False,
    }


def _status(draft: Draft, today: date) -> Json:
    status: Json = {"overallStatus": draft.status}
    if reason := WHY_STOPPED.get(draft.status):
        status["whyStopped"] = reason
    if draft.days is None:
        return status
    seen = today - timedelta(days=draft.days)
    status |= {
        "statusVerifiedDate": f"{seen:%Y-%m}",
        "lastUpdateSubmitDate": str(seen - timedelta(days=2)),
        "lastUpdatePostDateStruct": {"date": str(seen), "type": "ACTUAL"},
        "studyFirstPostDateStruct": {"date": str(seen - timedelta(days=300)), "type": "ACTUAL"},
    }
    if "dates" not in draft.omit:
        later = 60 if draft.status == "NOT_YET_RECRUITING" else -240
        ends, kind = (seen - timedelta(days=40), "ACTUAL") if draft.status in OVER else (seen + LASTS, "ESTIMATED")
        status["startDateStruct"] = {"date": f"{seen + timedelta(days=later):%Y-%m}"}
        status["primaryCompletionDateStruct"] = {"date": f"{ends - timedelta(days=100):%Y-%m}", "type": kind}
        status["completionDateStruct"] = {"date": str(ends), "type": kind}
    return status


def _locations(number: int, draft: Draft) -> Json:
    module: Json = {"locations": [_location(number, turn, place) for turn, place in enumerate(draft.places)]}
    if draft.has_office:
        module["centralContacts"] = [_contact(f"Study office {number}", number)]
    return module


def _location(number: int, turn: int, place: Place) -> Json:
    town = place.town
    location: Json = {"facility": place.facility, "status": place.status, "city": town.city, "state": town.region}
    location |= {"country": town.country}
    if number % 2:
        location["countryCode"] = town.code
    if place.has_contact:
        location["contacts"] = [_contact(f"Demo contact {number}-{turn + 1}", number + turn)]
    if place.has_point:
        location["geoPoint"] = {"lat": town.lat, "lon": town.lon}
    return {name: value for name, value in location.items() if value is not None}


def _contact(name: str, number: int) -> Json:
    """Numbers from 555-0100 to 555-0199 belong to nobody, and neither does example.org."""
    contact = {"name": name, "role": "CONTACT", "phone": f"+1 555 01{number % 100:02d}", "email": "demo@example.org"}
    return contact | ({"phoneExt": str(number)} if number % 5 == 0 else {})


def _meshes(theme: Theme) -> list[Json]:
    return [{"term": name} | ({"id": id} if id else {}) for id, name in theme.headings]
