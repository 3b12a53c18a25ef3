"""Records of ISRCTN for tests: the real renderings beside the checkout, and made ones, which are always there.

A rendering holds the fields alone; `wire` makes of it what the API sends, with the attributes, contacts and sponsors
that only the API tells.
"""

from __future__ import annotations

import gzip
import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from indexer.registries.isrctn.reader import study
from indexer.registries.reading import Read

NAMESPACE = "http://www.67bricks.com/isrctn"
TODAY = date(2026, 11, 22)
Rendering = dict[str, Any]
SUMMARY = """Background and study aims
Some people feel dizzy when they stand up. This study looks at whether salted crackers help with that.

Who can participate?
1. Adults
2. Children from the age of 12 years

What does the study involve?
Participants eat:
- two crackers in the morning
- none at night

What are the possible benefits and risks of participating?
Not provided at time of registration

Where is the study run from?
University of Nowhere (UK)

When is the study starting and how long is it expected to run for?
January 2026 to June 2028

Who is funding the study?
The Cracker Fund (UK)

Who is the main contact?
Dr A Baker, a.baker@example.org"""
MADE: Rendering = {
    "isrctn": "00000017",
    "trialDescription": {
        "title": "Do crackers help people who feel dizzy?",
        "scientificTitle": "Salted crackers in orthostatic hypotension: a randomised controlled trial",
        "acronym": "CRUMBS",
        "studyHypothesis": "Crackers with > 2 g of salt &amp; water help.",
        "plainEnglishSummary": SUMMARY,
        "primaryOutcome": "Dizziness at 4 weeks",
        "secondaryOutcomes": {
            "outcomeMeasure": {"variable": "Blood pressure", "method": "a cuff", "timepoints": "weeks 1 and 4"}
        },
        "ethicsApproval": "Not applicable",
    },
    "externalRefs": {
        "doi": "10.1186/ISRCTN00000017",
        "eudraCTNumber": "Nil known",
        "irasNumber": "298897",
        "clinicalTrialsGovNumber": "NCT01234567, NCT07654321",
        "protocolSerialNumber": "CPMS 49816; CR-1",
        "secondaryNumbers": {"secondaryNumber": ["NCT01234567", "2020-501234-12-00", "Nil known"]},
    },
    "trialDesign": {
        "studyDesign": "Single-centre randomised single-blind trial",
        "primaryStudyDesign": "Interventional",
        "secondaryStudyDesign": "Randomised controlled trial",
        "trialTypes": {"trialType": ["Quality of life", "Treatment"]},
        "overallStatusOverride": "",
        "reasonAbandoned": "",
        "overallEndDate": "2028-06-30T00:00:00.000Z",
    },
    "participants": {
        "recruitmentCountries": {"country": ["United Kingdom", "Scotland", "Congo, Democratic Republic"]},
        "trialCentres": {
            "trialCentre": [
                {
                    "name": "Royal Infirmary",
                    "address": "1 Way",
                    "city": "Edinburgh",
                    "country": "Scotland",
                    "zip": "EH1 1AA",
                },
                {"name": "", "address": "Main Street 4", "city": "Lothian", "country": "United Kingdom", "zip": "-"},
                {"name": "Clinic &gt; 1", "address": "", "city": "Kinshasa", "country": "Congo, Democratic Republic"},
                {"name": "Clinic &gt; 1", "address": "", "city": "Kinshasa", "country": "Congo, Democratic Republic"},
            ]
        },
        "participantTypes": {"participantType": ["Healthy volunteer", "Patient"]},
        "inclusion": "1. Aged 12 years or over\n2. Dizzy",
        "exclusion": "1. Allergic to salt\n2. Blood pressure > 180",
        "ageRange": "Mixed",
        "lowerAgeLimit": "12 Years",
        "upperAgeLimit": "90 Years",
        "gender": "Both",
        "targetEnrolment": "3,060",
        "totalFinalEnrolment": "0",
        "recruitmentStart": "2026-01-01T00:00:00.000Z",
        "recruitmentEnd": "2026-12-01T00:00:00.000Z",
        "recruitmentStatusOverride": "",
    },
    "conditions": {
        "condition": {
            "description": "Topic: Stroke Research Network; Subtopic: Dizziness",
            "diseaseClass1": "Circulatory System",
            "diseaseClass2": "Orthostatic hypotension",
        }
    },
    "interventions": {
        "intervention": {
            "description": "Two crackers each morning.",
            "interventionType": "Supplement",
            "phase": "Phase II/III",
            "drugNames": "Salted cracker (Panis salsus, 5 g), water",
        }
    },
    "results": {"publicationDetails": "", "ipdSharingStatement": {}},
    "record_last_import": "2026-03-08 17:34:31",
    "ctrname": "ISRCTN",
}
CONTACTS: list[Rendering] = [
    {
        "title": "Prof",
        "forename": "Ida",
        "surname": "Scient",
        "contactTypes": {"contactType": "Scientific"},
        "contactDetails": {"telephone": "+44 1 234", "email": "ida@example.org"},
    },
    {
        "title": "Dr",
        "forename": "Ann",
        "surname": "Public",
        "contactTypes": {"contactType": ["Scientific", "Public"]},
        "contactDetails": {"telephone": "-", "email": "ann@example.org"},
    },
    {"surname": "Silent", "contactTypes": {"contactType": "Public"}, "contactDetails": ""},
]
SPONSORS: list[Rendering] = [{"organisation": "University of Nowhere"}, {"organisation": "Second Sponsor"}]


def renderings() -> list[Rendering]:
    """The real ones, if they are there, and the made one."""
    folder = Path(__file__).resolve().parents[4] / "shared" / "data" / "isrctn"
    return [json.loads(gzip.decompress(file.read_bytes())) for file in sorted(folder.glob("*.json.gz"))] + [made()]


def made(**changed: Any) -> Rendering:
    """The made record; `part__field=value` changes a field of a part, `field=value` one of the record."""
    record = deepcopy(MADE)
    for path, value in changed.items():
        *above, name = path.split("__")
        part = record
        for each in above:
            part = part[each]
        part[name] = value
    return record


def wire(rendering: Rendering, *, updated: str = "2026-05-26T15:09:37.845816062Z", contacts: bool = True) -> bytes:
    """The record as the API sends it, an XML document by itself."""
    whole = etree.Element("fullTrial", nsmap={None: NAMESPACE})
    trial = etree.SubElement(whole, "trial", lastUpdated=updated, version="7", isPublished="true")
    for name, value in rendering.items():
        if name not in {"record_last_import", "ctrname"}:
            _put(trial, name, value)
    for own in trial.iterchildren("isrctn"):
        own.set("dateAssigned", "2025-12-24T10:00:00.000Z")
    for limit in trial.iter("lowerAgeLimit", "upperAgeLimit"):
        number, _, unit = (limit.text or "").partition(" ")
        limit.set("value", f"{number}.0")
        limit.set("unit", unit.lower())
    for contact in CONTACTS if contacts else ():
        _put(whole, "contact", contact)
    for sponsor in SPONSORS if contacts else ():
        _put(whole, "sponsor", sponsor)
    # Made anew, so that the children stand in the namespace too.
    return etree.tostring(etree.fromstring(etree.tostring(whole)), encoding="utf-8")


def read(rendering: Rendering, today: date = TODAY) -> Read:
    """The study of a rendering."""
    return study(json.dumps(rendering).encode(), today)


def _put(above: etree._Element, name: str, value: Any) -> None:
    for each in value if isinstance(value, list) else [value]:
        element = etree.SubElement(above, name)
        if isinstance(each, dict):
            for inner, below in each.items():
                _put(element, inner, below)
        else:
            element.text = str(each)
