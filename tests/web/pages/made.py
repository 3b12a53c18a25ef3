"""Hand-made values in every state that the pages draw."""

from __future__ import annotations

from typing import Any

from search.answer import (
    AskedNear,
    AskedQuestion,
    Hit,
    HitCounts,
    Matched,
    NearerOther,
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
OFFICE = Contact(name="Dr Ada Office", phone="+1 555 0182", email="office@example.org", source="study")
OWN = Contact(name="Trials desk", phone="+1 555 0116", source="site")
BREAST = Condition(id="D001943", name="Breast Neoplasms", lay="Breast Cancer", path=("Cancer",))
TNBC = Condition(
    id="D064726",
    name="Triple Negative Breast Neoplasms",
    lay="Triple-Negative Breast Cancer",
    path=("Cancer", "Breast Cancer"),
)


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
        "matched": (Matched(where="condition", text="Breast Cancer", id="D001943"),),
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
        "lat": 42.505,
        "lon": -71.196,
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
        "ambiguous": (),
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
