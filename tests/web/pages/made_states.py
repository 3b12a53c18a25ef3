"""A card of each kind that is drawn."""

from __future__ import annotations

from typing import Any

from search.answer import Hit, HitCounts
from tests.web.pages.made import AGING, OFFICE, STALE, hit, lahey, nearer, site


def every_state() -> tuple[Hit, ...]:
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
