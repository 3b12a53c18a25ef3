"""A hand-made study that stands in three registries, which do not agree on it, with what an operator adds."""

from __future__ import annotations

from typing import Any

from search.answer import ShownSite, WholeStudy
from search.study import (
    Added,
    Answer,
    Contact,
    CountryWord,
    Enrolment,
    Number,
    Record,
    SponsorLink,
    Text,
    Titles,
)
from tests.web.pages.made import OFFICE, OWN, RECENT, site
from tests.web.pages.made_study import details, study
from web.pages.sites import From

HELPLINE = Contact(name="Helpline", phone="+49 30 555 0177", source="operator")
NEAR = From(name=None, country=None, precision="exact", units="km")

CTGOV, CTIS, ISRCTN = "NCT00000007", "2023-500007-17-00", "ISRCTN00000007"
UNTIL = "2026-12-01"
CHARITE, VALL = "de-berlin-charite", "es-barcelona-vall-d-hebron"
OPERATOR = "Example Patients’ Association"
OF_OTHERS = (
    *(CTIS, ISRCTN, "2023-500007-17", "EX-7", OPERATOR, "EU Clinical Trials Information System (CTIS)", "CTIS"),
    *("Charité Universitätsmedizin", "Vall d’Hebron", "Addenbrooke’s Hospital", "Institut Curie", "Barcelona"),
    *(
        "Cambridge",
        "Paris",
        "team@example.org",
        "Prof Ida Scient",
        "ida@example.org",
        "Study team",
        "Helpline",
        "What the study means for you",
    ),
    "Trials desk",
    "Our nurses answer on weekdays from 9 to 5.",
    "Zu zeigen, dass Examplimab wirkt.",
    *("Example Ltd", "Example SA"),
)
"""What the page shows that is no word of ours."""


def records() -> tuple[Record, ...]:
    countries = {"DE": "completed", "FR": "recruiting", "IT": "recruiting", "PL": "recruiting", "ES": "recruiting"}
    return (
        Record(
            registry="ctgov",
            id=CTGOV,
            url=f"https://clinicaltrials.gov/study/{CTGOV}",
            status="recruiting",
            checked=RECENT,
            updated=RECENT,
            said="RECRUITING",
            title="A Study of Examplimab in People With Breast Cancer",
            sponsor="Example Ltd",
            phase=("phase2", "phase3"),
            dates={"start": "2024-01-11", "completion": "2027-08"},
            enrolment=Enrolment(count=572, kind="estimated"),
            contacts=(OFFICE,),
        ),
        Record(
            registry="ctis",
            id=CTIS,
            url=f"https://euclinicaltrials.eu/ctis-public/view/{CTIS}",
            status="recruiting",
            checked="2026-10-20",
            updated="2026-10-20",
            said="Ongoing, recruiting",
            status_source="country",
            title="A study of examplimab",
            sponsor="Example SA",
            phase=("phase3",),
            countries=tuple(
                CountryWord(country=code, status=status, said="Ongoing, recruiting", since="2026-10-20")  # type: ignore[arg-type]
                for code, status in countries.items()
            ),
            dates={"start": "2024-01", "completion": "2028-02-29"},
            enrolment=Enrolment(count=572, kind="estimated"),
        ),
        Record(
            registry="isrctn",
            id=ISRCTN,
            url=f"https://www.isrctn.com/{ISRCTN}",
            status="recruiting",
            checked="2026-09-02",
            updated="2026-09-02",
            status_source="dates",
            recruits_until=UNTIL,
            title="Examplimab after surgery: a randomised trial",
            dates={"start": "2024-03-01", "completion": "2027-08-31"},
            enrolment=Enrolment(count=600, kind="estimated"),
            contacts=(Contact(name="Prof Ida Scient", email="ida@example.org", source="study"),),
        ),
    )


def joined_details(**changes: Any) -> Any:
    numbers = (("ctgov", CTGOV), ("ctis", CTIS), ("isrctn", ISRCTN), ("eudract", "2023-500007-17"), (None, "EX-7"))
    values: dict[str, Any] = {
        "acronym": "TRIPLE",
        "dates": {"start": "2024-01-11", "completion": "2027-08", "updated": RECENT},
        "numbers": tuple(Number(number=number, registry=registry) for registry, number in numbers),
        "records": records(),
        "titles": Titles(
            registry="A Study of Examplimab in People With Breast Cancer",
            official=None,
            public="A study of examplimab",
            plain="Does examplimab keep breast cancer away?",
            plain_source=OPERATOR,
            plain_written="2026-11-01",
        ),
        "contacts": (HELPLINE, OFFICE),
        "plain_summary": (
            _answer("What is examined?", "Whether *examplimab* helps.", OPERATOR, "2026-11-01"),
            _answer("Who can participate?", "Adults with breast cancer.", "ISRCTN", "2026-09-02"),
            _answer(
                "What does the study involve?", "A tablet each day.\n\nA visit each month.", "ISRCTN", "2026-09-02"
            ),
        ),
        "texts": (
            Text(registry="ctgov", lang="en", section="summary", text="This study tests examplimab."),
            Text(registry="ctis", lang="en", section="summary", text="To show that examplimab works."),
            Text(registry="ctis", lang="de", section="summary", text="Zu zeigen, dass Examplimab wirkt."),
            Text(registry="isrctn", lang="en", section="plain_summary", text="Background and study aims."),
            Text(registry="isrctn", lang="en", section="ethics", text="Approved on 3 January 2024."),
        ),
        "added": (
            Added(
                source=OPERATOR,
                written="2026-11-01",
                contact=HELPLINE,
                contact_line="Our nurses answer on weekdays from 9 to 5.",
                links=(SponsorLink(text="What the study means for you", url="https://example.org/triple"),),
            ),
        ),
    }
    return details(**values | changes)


def sites() -> tuple[ShownSite, ...]:
    """One hospital by ClinicalTrials.gov and CTIS, which has ended there; one by all three; others by one alone."""
    return (
        _site(CTGOV, 1, "Charité", "Berlin", "DE", CHARITE, **_ended("ctis"), said="RECRUITING"),
        _site(CTIS, 1, "Charité Universitätsmedizin", "Berlin", "DE", CHARITE, **_ended(None), said="Ended"),
        _site(CTGOV, 2, "Vall d’Hebron", "Barcelona", "ES", VALL, said="RECRUITING", contact=OWN),
        _site(CTIS, 2, "Hospital Vall d’Hebron", "Barcelona", "ES", VALL, **_of_country(), said="Ongoing, recruiting"),
        _site(ISRCTN, 1, "Vall d'Hebron Hospital", "Barcelona", "ES", VALL, **_planned(), contact=_team()),
        _site(ISRCTN, 2, "Addenbrooke’s Hospital", "Cambridge", "GB", None, **_planned()),
        _site(CTIS, 3, "Institut Curie", "Paris", "FR", None, **_of_country(), said="Ongoing, recruiting"),
        _site(CTGOV, 3, "Dana-Farber Cancer Institute", "Boston", "US", None, said="RECRUITING", contact=OWN),
    )


def joined_study(**changes: Any) -> WholeStudy:
    values: dict[str, Any] = {
        "id": CTGOV,
        "ids": (CTIS, ISRCTN, "2023-500007-17", "EX-7"),
        "registries": ("ctgov", "ctis", "isrctn"),
        "title": "A Study of Examplimab in People With Breast Cancer",
        "public_title": "A study of examplimab",
        "plain_title": "Does examplimab keep breast cancer away?",
        "details": joined_details(),
    }
    return study(*sites(), **values | changes)


def _answer(question: str, answer: str, source: str, written: str) -> Answer:
    return Answer(question=question, answer=answer, source=source, lang="en", written=written)


REGISTRY = {CTGOV: "ctgov", CTIS: "ctis", ISRCTN: "isrctn"}
POINTS = {
    "Berlin": (52.524, 13.411, 6_060_000),
    "Barcelona": (41.389, 2.159, 5_860_000),
    "Cambridge": (52.2, 0.117, 5_250_000),
    "Paris": (48.853, 2.349, 5_530_000),
    "Boston": (42.358, -71.06, 0),
}


def _site(record: str, number: int, name: str, city: str, country: str, place: str | None, **changes: Any) -> ShownSite:
    lat, lon, distance_m = POINTS[city]
    values: dict[str, Any] = {
        "id": f"{record}-{number}",
        "record": record,
        "registry": REGISTRY[record],
        "name": name,
        "city": city,
        "country": country,
        "country_name": None,
        "place": place,
        "centre": place,
        "lat": lat,
        "lon": lon,
        "distance_m": distance_m,
        "contact": None,
    }
    return site(1, **values | changes)


def _ended(registry: str | None) -> dict[str, Any]:
    day = {"status_as_of": "2026-10-20", "status_since": "2026-10-20"}
    return {"status": "completed", "status_source": "country", "status_registry": registry} | day


def _of_country() -> dict[str, Any]:
    return {"status_source": "country", "status_as_of": "2026-10-20"}


def _planned() -> dict[str, Any]:
    return {"status_source": "dates", "status_as_of": "2026-09-02", "recruits_until": UNTIL}


def _team() -> Contact:
    return Contact(name="Study team", email="team@example.org", source="site")
