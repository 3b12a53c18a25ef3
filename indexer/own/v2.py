"""An operator's study in the shape that ClinicalTrials.gov's API v2 gives: one reader reads both."""

from __future__ import annotations

from typing import Any

from indexer.countries import country_code
from indexer.own.fields import Person
from indexer.own.study import OwnSite, OwnStudy
from search.countries import NAMES

Json = dict[str, Any]
WORDS = {"by_invitation": "enrolling_by_invitation", "health_services": "health_services_research"}
"""The few of our words that the shape writes in another way."""


def record(study: OwnStudy) -> Json:
    """The study as a record of the v2 shape; what is missing is null there."""
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": study.id,
                "briefTitle": study.title,
                "officialTitle": study.official_title,
                "secondaryIdInfos": [{"id": number} for number in study.other_ids],
            },
            "statusModule": {
                "overallStatus": _word(study.status),
                "startDateStruct": {"date": study.start},
                "completionDateStruct": {"date": study.completion},
                "lastUpdatePostDateStruct": {"date": study.updated},
            },
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": study.sponsor}},
            "descriptionModule": {"briefSummary": study.summary, "detailedDescription": study.description},
            "conditionsModule": {"conditions": list(study.conditions), "keywords": list(study.keywords)},
            "designModule": {
                "studyType": study.type,
                "phases": list(study.phase),
                "designInfo": {"primaryPurpose": _word(study.purpose)},
                "enrollmentInfo": {"count": study.enrolment},
            },
            "armsInterventionsModule": {"interventions": [{"name": name} for name in study.interventions]},
            "eligibilityModule": {
                "eligibilityCriteria": study.eligibility,
                "healthyVolunteers": study.healthy_volunteers,
                "sex": study.sex,
                "minimumAge": study.minimum_age,
                "maximumAge": study.maximum_age,
            },
            "contactsLocationsModule": {
                "centralContacts": _contacts(study.contact),
                "locations": [_location(site) for site in study.sites],
            },
        }
    }


def _location(site: OwnSite) -> Json:
    code = country_code(site.country, site.country)
    return {
        "facility": site.name,
        "status": _word(site.status),
        "city": site.city,
        "state": site.region,
        "zip": site.postcode,
        "country": NAMES[code] if code and code == site.country.upper() else site.country,
        "countryCode": code,
        "geoPoint": None if site.lat is None else {"lat": site.lat, "lon": site.lon},
        "contacts": _contacts(site.contact),
    }


def _contacts(person: Person | None) -> list[Json]:
    return [{"name": person.name, "phone": person.phone, "email": person.email}] if person else []


def _word(ours: str | None) -> str | None:
    return WORDS.get(ours, ours) if ours else None
