"""Hand-made studies, whole."""

from __future__ import annotations

from typing import Any

from search import kept
from search.answer import ShownDetails, ShownSite, WholeStudy
from search.study import (
    Answer,
    Arm,
    Card,
    Details,
    Eligibility,
    Enrolment,
    Intervention,
    Number,
    Record,
    SiteCounts,
    Text,
    Titles,
)
from tests.records import TODAY
from tests.web.pages.made import FRESH, OFFICE, RECENT, card_values, lahey, site

CRITERIA = """Inclusion Criteria:

* Hemoglobin \\</= 100 or \\>/= 140
    * nested once
    * and again <script>alert(1)</script>
* PSA \\<=10

1. first
2. second"""


def details(**changes: Any) -> ShownDetails:
    values: dict[str, Any] = {
        "acronym": "IMpassion132",
        "numbers": (
            Number(number="NCT00000001", registry="ctgov", url="https://clinicaltrials.gov/study/NCT00000001"),
            Number(number="MO39193"),
            Number(
                number="2016-005119-42",
                registry="eudract",
                url="https://www.clinicaltrialsregister.eu/ctr-search/search?query=2016-005119-42",
            ),
        ),
        "aliases": (),
        "records": (
            Record(
                registry="ctgov",
                id="NCT00000001",
                url="https://clinicaltrials.gov/study/NCT00000001",
                status="recruiting",
                checked=RECENT,
                updated=RECENT,
            ),
        ),
        "titles": Titles(
            registry="A study",
            official="A Phase III, Randomised, Double-Blind, Placebo-Controlled, Multicentre Study Of The Efficacy "
            "And Safety Of Atezolizumab Plus Chemotherapy For Patients With Early Relapsing Recurrent Cancer",
            public=None,
            plain=None,
        ),
        "plain_summary": (),
        "condition_words": ("Triple Negative Breast Neoplasms",),
        "keywords": (),
        "arms": (
            Arm(label="Treatment", kind="experimental", description="On day 1.", interventions=("Atezolizumab",)),
            Arm(label="Control", kind="placebo", description=None, interventions=("Placebo", "Carboplatin")),
        ),
        "given": (Intervention(kind="drug", name="Atezolizumab"), Intervention(kind="drug", name="Placebo")),
        "allocation": "randomized",
        "masked": ("participant", "care_provider"),
        "masking": "double",
        "eligibility": Eligibility(text=CRITERIA, gender_based=None),
        "dates": {"start": "2018-01-11", "completion": "2027-08", "updated": RECENT},
        "enrolment": Enrolment(count=572, kind="estimated"),
        "why_stopped": None,
        "contacts": (OFFICE,),
        "texts": (
            Text(registry="ctgov", lang="en", section="summary", text="This study tests atezolizumab."),
            Text(registry="ctgov", lang="en", section="eligibility", text=CRITERIA),
        ),
    }
    return kept.details(Details(**values | changes), TODAY)


def study(*sites: ShownSite, checked: str | None = RECENT, **changes: Any) -> WholeStudy:
    """A study whole; changes go to its card."""
    recruiting = sum(one.status == "recruiting" for one in sites)
    values = card_values(checked) | {"sites": SiteCounts(total=len(sites), recruiting=recruiting)}
    given = changes.pop("details", None) or details()
    return WholeStudy(
        card=Card(**values | changes),
        details=given,
        fresh=FRESH[checked],  # type: ignore[arg-type]
        all_sites=sites,
        as_of="2026-11-20T09:00:05Z",
    )


def around_boston(checked: str | None = RECENT, **changes: Any) -> WholeStudy:
    """A study with centres near Boston and in three other countries, nearest first."""
    return study(
        site(1, checked),
        site(2, checked, name="Dana-Farber Cancer Institute", contact=None),
        site(3, checked, name="Tufts Medical Center", status="suspended"),
        lahey(checked),
        site(
            5,
            checked,
            name=None,
            city="Worcester",
            lat=42.263,
            lon=-71.802,
            distance_m=62_000,
            status="active_not_recruiting",
        ),
        site(
            6,
            checked,
            name="Princess Margaret",
            city="Toronto",
            country="CA",
            lat=43.706,
            lon=-79.399,
            distance_m=690_000,
        ),
        site(
            8,
            checked,
            name="Barts",
            city="London",
            country="GB",
            lat=51.509,
            lon=-0.126,
            distance_m=5_270_000,
            status="completed",
        ),
        site(9, checked, name="Charité", city="Berlin", country="DE", distance_m=None, lat=None, lon=None),
        checked=checked,
        **changes,
    )


def written_for_patients() -> WholeStudy:
    answer = Answer(
        question="Who can participate?",
        answer="Adults with breast cancer.\n\n* one\n* two",
        source="ISRCTN",
        lang="en",
        written="2026-03-01",
    )
    return study(site(1), details=details(plain_summary=(answer,)))
