"""Studies of several registries, made by hand: the document that a build writes of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from indexer.documents import document
from indexer.knowledge import Knowledge
from indexer.registries import read
from search.study import (
    Added,
    Answer,
    Contact,
    CountryWord,
    Details,
    Enrolment,
    Number,
    Record,
    SiteCounts,
    SponsorLink,
    Study,
    Titles,
)
from tests.records import TODAY, small_record

ID, LONE = "NCT00000001", "NCT00000002"
CTIS, ISRCTN, EUDRACT, SHARED, FORMER = (
    "2023-501234-12-00",
    "ISRCTN12345678",
    "2016-005119-42",
    "2015-000111-22",
    "NCT00000009",
)
LAST_DAY = date(2026, 12, 1)

ADDED = Added(
    source="Patients together",
    written="2026-10-01",
    contact_line="Ask for the study nurse.",
    links=(SponsorLink(text="The sponsor's page", url="https://sponsor.example/study"),),
)
ANSWER = Answer(
    question="What is it about?",
    answer="A pill against tummy pain.",
    source="ISRCTN",
    lang="en",
    written="2026-05-01",
)


def documents(knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    """A joined study, and one of ClinicalTrials.gov alone that bears one number with it."""
    yield _document(knowledge, ID, _joined)
    yield _document(knowledge, LONE, _with_the_shared_number)


def _document(knowledge: Knowledge, number: str, made: Any) -> dict[str, Any]:
    place = {"facility": "Charité", "city": "Berlin", "country": "Germany", "status": "RECRUITING"}
    record = small_record(
        number,
        statusModule={"overallStatus": "RECRUITING", "statusVerifiedDate": "2026-11"},
        contactsLocationsModule={"locations": [place]},
    )
    found = read("ctgov", record, TODAY)
    return document(found._replace(study=made(found.study)), knowledge, run=1)


def _with_the_shared_number(study: Study) -> Study:
    shared = Number(number=SHARED, registry="eudract")
    return replace(study, details=replace(study.details, numbers=(*study.details.numbers, shared)))


def _joined(study: Study) -> Study:
    (own,) = study.sites
    sites = (
        replace(own, place="de-berlin-charite", status="completed", status_source="country", status_registry="ctis"),
        replace(own, id="ctis-1", record=CTIS, registry="ctis", place="de-berlin-charite", status="completed",
                status_source="country", said="Ended"),
        replace(own, id="isrctn-1", record=ISRCTN, registry="isrctn", name="St Mary's", city="London", country="GB",
                status_source="dates", said=None, recruits_until=LAST_DAY.isoformat()),
    )  # fmt: skip
    card = replace(
        study.card,
        ids=(ID, CTIS, ISRCTN),
        registries=("ctgov", "ctis", "isrctn"),
        public_title="Testing a new pill",
        plain_title="A pill against tummy pain",
        sponsor="Charité",
        sites=SiteCounts(total=3, recruiting=1, ends={LAST_DAY.isoformat(): 1}),
    )
    return replace(study, card=card, details=_details(study.details), sites=sites)


def _details(own: Details) -> Details:
    numbers = [(CTIS, "ctis"), (ISRCTN, "isrctn"), (EUDRACT, "eudract"), (SHARED, "eudract"), ("MO39193", None)]
    (read,) = own.records
    record = replace(read, title=own.titles.registry, sponsor="Charité")
    ended = CountryWord(country="DE", status="completed", said="Ended", since="2026-10-20")
    ctis: Record = replace(record, registry="ctis", id=CTIS, status="completed", said="Ended", countries=(ended,),
                           title="A trial of examplimab tablets", sponsor="Examplo AG",
                           dates={"start": "2023-01-01"}, enrolment=Enrolment(count=200, kind="estimated"))  # fmt: skip
    isrctn = replace(record, registry="isrctn", id=ISRCTN, said=None, status_source="dates",
                     recruits_until=LAST_DAY.isoformat(), checked="2026-03-02",
                     title="Examplimab for <young> people", sponsor="St Mary's")  # fmt: skip
    return replace(
        own,
        numbers=(*own.numbers, *(Number(number=number, registry=registry) for number, registry in numbers)),
        aliases=(FORMER,),
        records=(replace(record, said="RECRUITING"), ctis, isrctn),
        titles=Titles(
            registry=own.titles.registry,
            official=None,
            public="Testing a new pill",
            plain="A pill against tummy pain",
            plain_source="Patients together",
            plain_written="2026-10-01",
        ),
        plain_summary=(ANSWER,),
        contacts=(*own.contacts, Contact(name="The service's desk", phone="+49 30 1", source="operator")),
        added=(ADDED,),
    )
