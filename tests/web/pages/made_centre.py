"""A hospital with studies in every state, written in two ways."""

from __future__ import annotations

from msgspec.structs import replace

from search.answer import Hit
from search.query import StudyQuery
from tests.web.pages import made

MASS_GENERAL = "us-boston-massachusetts-general-hospital"
WRITTEN = "Massachusetts General Hospital"


def hits_at(query: StudyQuery) -> tuple[Hit, ...]:
    """The centre's studies with such a status there."""
    if MASS_GENERAL not in query.filters["centre"]:
        return ()
    found = [
        _at(1, made.RECENT, "recruiting", WRITTEN),
        _at(2, made.RECENT, "recruiting", "Mass. General Hosp."),
        _at(3, made.AGING, "recruiting", WRITTEN),
        _at(4, made.STALE, "recruiting", f"{WRITTEN}, Department of Neurology"),
        _at(5, made.STALE, "completed", WRITTEN),
    ]
    return tuple(hit for hit in found if not query.status or hit.nearest[0].status in query.status)


def _at(number: int, checked: str, status: str, written: str) -> Hit:
    site = made.site(number, checked, centre=MASS_GENERAL, name=written, status=status, distance_m=None)
    return replace(made.hit(number, checked), nearest=(site,))
