"""One study in three registries, each of which knows something that the others don't."""

from __future__ import annotations

from msgspec.structs import replace

from indexer.identifiers import number
from indexer.registries.reading import Read
from search.study import (
    Age,
    Answer,
    Arm,
    Condition,
    Contact,
    Eligibility,
    Enrolment,
    Intervention,
    Number,
    Text,
    Titles,
)
from tests.indexer.merging.builders import IDS, country, part, record, site

OFFICE = Contact(name="Trial office", phone="+49 30 1", source="study")
NURSE = Contact(name="Anna", email="anna@example.org", source="study")
SUMMARY = Answer(question="Who can take part?", answer="Adults.", source="ISRCTN", lang="en", written=None)
PROTOCOL = Number(number="MO39193")


def parts() -> list[Read]:
    """The records as read, the first registry's first."""
    ctgov = part(
        record("ctgov", "recruiting", "2026-05-01"),
        site("ctgov", "recruiting", "study"),
        site("ctgov", "recruiting", "study", number=2, name="Mayo", code="US"),
        numbers=[PROTOCOL, number("2016-005119-42"), number(IDS["ctis"])],
        acronym="WALK",
        sex="all",
        phase=("phase2", "phase3"),
        healthy=False,
        conditions=(Condition(id="D001943", name="Breast Neoplasms"),),
        condition_words=("Breast Cancer",),
        keywords=("TNBC",),
        interventions=("Atezolizumab",),
        given=(Intervention(kind="drug", name="Atezolizumab"),),
        dates={"start": "2018-01", "updated": "2026-05-01"},
        contacts=(OFFICE,),
        contact=OFFICE,
        texts=(Text(registry="ctgov", lang="en", section="summary", text="A study."),),
        aliases=("NCT00000099",),
        headings=("Neoplasms",),
        unknown_words=("phase: PHASE9",),
    )
    ctis = part(
        record("ctis", "recruiting", "2026-06-01", countries=[country("DE", "completed", "2026-04-10")]),
        site("ctis", "completed", "country"),
        numbers=[replace(PROTOCOL, number="mo 39193"), number("2016-005119-42")],
        public_title="A study of walking",
        titles=Titles(registry="Title in ctis", official="Official", public="A study of walking", plain=None),
        phase=("phase3",),
        healthy=True,
        sponsor="Roche",
        condition_words=("breast  cancer", "TNBC"),
        interventions=("ATEZOLIZUMAB", "Carboplatin"),
        given=(Intervention(kind=None, name="atezolizumab"), Intervention(kind=None, name="Carboplatin")),
        arms=(Arm(label="A", kind=None, description=None, interventions=("Carboplatin",)),),
        masked=(),
        masking="none",
        eligibility=Eligibility(text="Adults", gender_based=None),
        dates={"start": "2019-02-02", "end_of_trial": "2027"},
        enrolment=Enrolment(count=300, kind="estimated"),
        contacts=(NURSE, OFFICE),
        contact=NURSE,
        texts=(Text(registry="ctis", lang="de", section="summary", text="Eine Studie."),),
        unknown_words=("phase: PHASE9", "country: Utopia"),
    )
    isrctn = part(
        record("isrctn", "recruiting", "2026-01-01", source="dates", until="2026-12-01"),
        site("isrctn", "recruiting", "dates", until="2026-12-01"),
        site("isrctn", "recruiting", "dates", until="2026-12-01", number=2, name="Leeds", code="GB"),
        numbers=[number(IDS["ctgov"])],
        plain_title="Walking and cancer",
        titles=Titles(
            registry="Title in isrctn", official="Other", public=None, plain="Walking and cancer", plain_source="ISRCTN"
        ),
        plain_summary=(SUMMARY,),
        age=Age(min_days=6570, max_days=None, text="18 and older"),
        purpose="treatment",
        masked=("participant",),
        masking="single",
        why_stopped="No money",
        aliases=("NCT00000099",),
    )
    return [ctgov, ctis, isrctn]
