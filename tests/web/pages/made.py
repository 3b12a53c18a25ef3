"""Hand-made values in every state that the pages draw."""

from __future__ import annotations

from typing import Any

from search.answer import (
    AskedNear,
    AskedQuestion,
    Coverage,
    Hit,
    HitCounts,
    IndexStory,
    Matched,
    NearerOther,
    RegistryPart,
    ShownSite,
    StudyPage,
)
from search.study import (
    Age,
    Condition,
    Contact,
)

RECENT, AGING, STALE = "2026-11-03", "2026-01-15", "2020-07-08"
FRESH = {RECENT: "recent", AGING: "aging", STALE: "stale", None: "stale"}
ADULTS = Age(min_days=6574, max_days=None, text="18 years or older")
OFFICE = Contact(name="Study office", phone="+1 555 0182", email="office@example.org", source="study")
OWN = Contact(name="Centre", phone="+1 555 0116", source="site")
BREAST = Condition(id="D001943", name="Breast Neoplasms", path=("Neoplasms",))
TNBC = Condition(id="D064726", name="Triple Negative Breast Neoplasms", path=("Neoplasms", "Breast Neoplasms"))


def site(number: int = 1, checked: str | None = RECENT, **changes: Any) -> ShownSite:
    """A recruiting centre in Boston, known by its town."""
    values: dict[str, Any] = {
        "id": f"NCT00000001-{number}",
        "record": "NCT00000001",
        "registry": "ctgov",
        "name": "Massachusetts General Hospital Cancer Center",
        "city": "Boston",
        "region": "Massachusetts",
        "country": "US",
        "country_name": "United States",
        "postcode": "02114",
        "lat": 42.358,
        "lon": -71.06,
        "precision": "city",
        "position_source": "registry",
        "status": "recruiting",
        "status_source": "site",
        "status_as_of": checked,
        "status_since": None,
        "recruits_until": None,
        "fresh": FRESH[checked],
        "centre": None,
        "distance_m": 0,
        "contact": OWN,
    }
    return ShownSite(**values | changes)


def card_values(checked: str | None = RECENT) -> dict[str, Any]:
    return {
        "id": "NCT00000001",
        "ids": ("MO39193",),
        "registries": ("ctgov",),
        "title": "Study of Trastuzumab Deruxtecan (T-DXd) vs Investigator's Choice Chemotherapy in HER2-low, "
        "Hormone Receptor Positive, Metastatic Breast Cancer",
        "public_title": None,
        "plain_title": None,
        "status": "recruiting",
        "checked": checked,
        "type": "interventional",
        "purpose": "treatment",
        "interventions": ("trastuzumab deruxtecan", "chemotherapy"),
        "phase": ("phase3",),
        "sex": "all",
        "age": ADULTS,
        "healthy": False,
        "sponsor": "Example Oncology",
        "updated": checked,
        "conditions": (TNBC,),
        "contact": OFFICE,
    }


def hit(number: int = 1, checked: str | None = RECENT, **changes: Any) -> Hit:
    values = card_values(checked) | {
        "id": f"NCT{number:08}",
        "sites": HitCounts(total=21, recruiting=14, matching=14, near=21),
        "fresh": FRESH[checked],
        "nearest": (site(number, checked),),
        "nearer_other": None,
        "matched": (Matched(where="condition", text="Breast Neoplasms"),),
        "highlights": {},
    }
    return Hit(**values | changes)


def nearer(**changes: Any) -> NearerOther:
    values: dict[str, Any] = {
        "id": "NCT00000001-9",
        "name": "Tufts Medical Center",
        "city": "Boston",
        "country": "US",
        "precision": "city",
        "status": "not_yet_recruiting",
        "fresh": "recent",
        "reason": "status",
        "distance_m": 0,
    }
    return NearerOther(**values | changes)


def lahey(checked: str | None = RECENT, **changes: Any) -> ShownSite:
    """A centre in another town, 18 km away."""
    values: dict[str, Any] = {
        "name": "Lahey Hospital and Medical Center",
        "city": "Burlington",
        "distance_m": 18_300,
        "contact": None,
    }
    return site(7, checked, **values | changes)


BOSTON = AskedNear(
    kind="point",
    name="Boston, Massachusetts, US",
    lat=42.358,
    lon=-71.06,
    precision="city",
    country="US",
    others=("Boston, England, GB", "Boston, Davao, PH"),
)


def question(**changes: Any) -> AskedQuestion:
    values: dict[str, Any] = {
        "near": BOSTON,
        "within_m": 80_000,
        "status": ("recruiting",),
        "condition": (),
        "country": (),
        "sort": "distance",
        "expanded": (),
        "relaxed": False,
    }
    return AskedQuestion(**values | changes)


BESIDE = ("also", "mentions", "outside", "suggestions", "facets")


def page(*hits: Hit, total: int | None = None, next: str | None = None, **changes: Any) -> StudyPage:
    """A page of hits; changes go to what is told beside them, and to the question."""
    return StudyPage(
        total=len(hits) if total is None else total,
        question=question(**{name: value for name, value in changes.items() if name not in BESIDE}),
        studies=hits,
        next=next,
        as_of="2026-11-20T09:00:05Z",
        **{name: value for name, value in changes.items() if name in BESIDE},
    )


def every_state() -> tuple[Hit, ...]:
    """A card of each kind that is drawn."""
    none: dict[str, Any] = {"contact": None}
    return (
        hit(1, sites=HitCounts(total=21, recruiting=14, matching=14, near=21)),
        hit(
            2,
            nearest=(site(2, **none),),
            nearer_other=nearer(),
            sites=HitCounts(total=1, recruiting=1, matching=1, near=1),
        ),
        hit(3, type="observational", purpose=None, interventions=(), nearest=(site(3, contact=OFFICE),)),
        hit(
            4,
            AGING,
            nearest=(site(4, AGING, name="Tufts Medical Center", **none),),
            nearer_other=nearer(name="Massachusetts General Hospital", status="suspended"),
            sex="female",
            purpose="prevention",
            interventions=("weight loss",),
        ),
        hit(
            5,
            None,
            nearest=(site(5, None, name="Beth Israel Deaconess Medical Center", **none),),
            age=None,
            sex=None,
            type=None,
            purpose=None,
        ),
        hit(6, STALE, nearest=(lahey(STALE),), nearer_other=nearer(status="completed", distance_m=0)),
        hit(7, nearest=(site(7, status="not_yet_recruiting"),)),
        hit(8, nearest=(site(8, status="suspended"),), interventions=("a", "b", "c", "d", "e")),
        hit(9, STALE, status="completed", nearest=(site(9, STALE, status="completed"),)),
        hit(10, STALE, status="unknown", nearest=(site(10, STALE, status="unknown"),)),
        hit(11, registries=("demo",), id="DEMO0001"),
        hit(12, nearest=(), status="withdrawn", sites=HitCounts(total=0, recruiting=0, matching=0, near=0)),
    )


def story(**changes: Any) -> IndexStory:
    values: dict[str, Any] = {
        "as_of": "2026-11-20T09:00:05Z",
        "scope": "sample",
        "coverage": Coverage(
            studies=1200, of=605_000, note="the newest recruiting studies of breast cancer, leukemia and diabetes"
        ),
        "registries": (RegistryPart(name="ctgov", studies=1200, sites=9000, as_of="2026-11-20T09:00:05Z"),),
        "attribution": (),
        "version": "0.1.0",
    }
    return IndexStory(**values | changes)


DEMO = story(
    scope="demo",
    coverage=Coverage(studies=64, of=None, note="made-up studies for demonstration; none of them is real"),
)
OLD = story(as_of="2026-11-01T09:00:05Z")
FULL = story(scope="full", coverage=Coverage(studies=605_000, of=605_000, note="every study"))
