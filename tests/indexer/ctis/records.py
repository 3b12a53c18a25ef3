"""CTIS records for tests: the real ones beside the checkout, and our own in both shapes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from indexer.registries.ctis.reader import study
from indexer.registries.reading import Read

TODAY = date(2026, 11, 22)
NUMBER = "2023-500001-10-00"
Json = dict[str, Any]


@cache
def samples() -> tuple[bytes, ...]:
    """The real records; none where they are missing."""
    folder = Path(__file__).resolve().parents[4] / "shared" / "data" / "ctis"
    return tuple(gzip.decompress(file.read_bytes()) for file in sorted(folder.glob("CTIS_*.json.gz")))


def both_shapes() -> tuple[bytes, ...]:
    """Records of our own, one for each shape and for a few statuses."""
    return tuple(
        json.dumps(record).encode()
        for record in (
            new_shape("2023-500001-10-00", states=(state("Poland", code=4, sites=("Szpital A", "Szpital B")),)),
            new_shape(
                "2023-500002-11-00", states=(state("Spain", code=2), state("Italy", code=8)), updated="03/05/2026"
            ),
            old_shape("2022-500003-12-00", listed="DE:Ongoing, recruiting, GR:Authorised, not started"),
            old_shape("2022-500004-13-01", listed="NL:Authorised, not started", states=(state("Netherlands"),)),
        )
    )


def all_records() -> tuple[bytes, ...]:
    return samples() + both_shapes()


def site(name: str, city: str = "Warszawa", department: str = "Onkologia", person: str = "Kowalska") -> Json:
    return {
        "organisationAddressInfo": {
            "organisation": {"name": name},
            "address": {"oneLine": "Ul. Długa 1", "city": city, "postcode": "00-001", "countryName": "Poland"},
            "phone": "+48 555 0199",
        },
        "personInfo": {"firstName": "Anna", "lastName": person, "telephone": "+48 555 0100", "email": "a@example.org"},
        "departmentName": department,
    }


def state(country: str, *, code: int | None = None, sites: Iterable[str] = ("Hospital",), **told: Any) -> Json:
    """A part II: what is told of a member state, and its sites."""
    told = {"countryName": country, "mscName": country, "trialStatus": "Authorised"} | told
    if code:
        told["mscPublicStatusCode"] = code
    return {"mscInfo": told, "recruitmentSubjectCount": 10, "trialSites": [site(name) for name in sites]}


def part_one(**changed: Any) -> Json:
    """A part I; `changed` replaces parts of its trial information."""
    information: Json = {
        "trialCategory": {"trialPhase": "4"},
        "medicalCondition": {
            "partIMedicalConditions": [{"medicalCondition": "Wilson disease"}],
            "meddraConditionTerms": [{"termName": "Hepatolenticular degeneration"}],
        },
        "trialObjective": {"trialScopes": [{"code": "3"}, {"code": "4"}], "mainObjective": "To show that it works"},
        "eligibilityCriteria": {
            "principalInclusionCriteria": [{"principalInclusionCriteria": "Wilson disease, no cirrhosis"}],
            "principalExclusionCriteria": [{"principalExclusionCriteria": "Pregnancy"}],
        },
        "populationOfTrialSubjects": {
            "ageRanges": [{"ageRangeCategoryCode": "3"}],
            "clinicalTrialGroups": [{"code": "2", "name": "Patients"}],
            "isFemaleSubjects": True,
            "isMaleSubjects": True,
        },
    }
    titles = {"fullTitle": "A full title", "publicTitle": "A public title", "shortTitle": "ABC-123"}
    numbers = {"nctNumber": {"number": "NCT01234567"}, "additionalRegistries": [{"number": "DRKS00000001"}]}
    return {
        "trialDetails": {
            "clinicalTrialIdentifiers": titles | {"secondaryIdentifyingNumbers": numbers},
            "trialInformation": information | changed,
            "associatedClinicalTrials": [{"ctNumber": "2020-000001-01"}],
        },
        "products": [{"productName": "Drug A", "mpRoleInTrial": "1"}, {"productName": "Saline", "mpRoleInTrial": "3"}],
        "sponsors": [
            {
                "primary": True,
                "organisation": {"name": "Example University"},
                "publicContacts": [{"functionalName": "Trial desk", "telephone": "+48 555 0111"}],
            }
        ],
        "rowSubjectCount": 5,
    }


def new_shape(
    number: str,
    *,
    states: Iterable[Json] = (),
    updated: str = "19/08/2025",
    information: Json | None = None,
    **top: Any,
) -> Json:
    """A record as the registry gives it since June 2024, with what its list says of it."""
    given = list(states)
    codes = {part["mscInfo"]["mscName"]: part["mscInfo"].get("mscPublicStatusCode") for part in given}
    parts = [part | {"mscInfo": {**part["mscInfo"], "mscPublicStatusCode": None}} for part in given]
    return {
        "ctNumber": number,
        "ctStatus": "Authorised",
        "lastUpdated": updated,
        "lastPublicationUpdate": updated,
        "trialPhase": "Therapeutic exploratory (Phase II)",
        "authorizedApplication": {
            "authorizedPartI": part_one(**(information or {})),
            "authorizedPartsII": parts,
            "memberStatesConcerned": [{"mscName": name, "mscPublicStatusCode": code} for name, code in codes.items()],
            "eudraCt": {"isTransitioned": True, "eudraCtCode": "2019-003842-34"},
        },
    } | top


def old_shape(number: str, *, listed: str = "", states: Iterable[Json] = (), **top: Any) -> Json:
    """A record as the registry gave it before."""
    parts = list(states) or [state("Germany", sites=("Klinik",)), state("Greece", sites=("Nosokomeio",))]
    return {
        "ctNumber": number,
        "ctStatus": "Ongoing, recruiting",
        "trialCountries": listed,
        "lastUpdated": "2024-05-03",
        "authorizedPartI": part_one(),
        "authorizedPartsII": parts,
        "memberStatesConcerned": [part["mscInfo"] for part in parts if "mscInfo" in part],
        "applications": [{"status": "Authorised", "decisionDate": "2024-01-02", "partIIInfo": parts}],
        "eudraCtInfo": {"eudraCtCode": "2019-003842-34"},
    } | top


def informed(**information: Any) -> Json:
    """A record with these parts of its trial information."""
    return new_shape(NUMBER, states=[state("Poland", code=4)], information=information)


def read(record: Json, today: date = TODAY) -> Read:
    return study(json.dumps(record).encode(), today)
