"""What the made finder tells beside its hits: counts, what else is near, what would bring more."""

from __future__ import annotations

from typing import Any

from search.answer import Expanded, FacetCount, Matched, Suggestion
from search.query import StudyQuery
from tests.web.pages import made

COUNTS: dict[str, dict[str, int]] = {
    "sex": {"not_given": 32, "female": 19, "male": 16},
    "healthy": {"false": 48, "true": 3},
    "purpose": {"treatment": 41, "supportive_care": 6, "diagnostic": 1},
    "phase": {"phase2": 21, "phase3": 12, "phase1": 9, "na": 4},
    "type": {"interventional": 48, "observational": 3},
    "fresh": {"stale": 44, "aging": 4, "recent": 3},
    "registry": {"ctgov": 49, "isrctn": 2},
    "status": {"completed": 86, "recruiting": 51, "suspended": 5, "not_yet_recruiting": 7, "available": 2},
    "country": {"US": 51, "CA": 4},
}


def total(query: StudyQuery, shown: int) -> int:
    """51 of many studies; where only the count is asked, some more farther away."""
    if query.q == "many":
        return 51
    return 12 if query.size == 1 and (query.radius_m or 0) > 200_000 else shown


def facets(query: StudyQuery) -> dict[str, tuple[FacetCount, ...]]:
    """The counts that were asked for."""
    return {
        name: tuple(FacetCount(value=value, count=count) for value, count in COUNTS.get(name, {}).items())
        for name in query.facets
    }


def extras(query: StudyQuery, total: int) -> dict[str, Any]:
    """What was asked for and makes sense, by the words of the question."""
    found: dict[str, Any] = {}
    if "also" in query.extras and query.status == ("recruiting",):
        found["also"] = {"not_yet_recruiting": 7, "available": 2} if query.q == "many" else {}
    if "mentions" in query.extras and query.words_in == "topic":
        found["mentions"] = {"many": 9, "nothing": 1}.get(query.q or "", 0)
    if "outside" in query.extras and query.radius_m:
        found["outside"] = 2 if query.q == "many" else 0
    if "suggestions" in query.extras and total < 5:
        found["suggestions"] = tuple(suggestions(query))
    return found


def suggestions(query: StudyQuery) -> list[Suggestion]:
    """As the search gives them: farther away first, then the most."""
    if query.q == "blocked":
        return []
    found = [Suggestion(drop="within", total=121, nearest_m=209_000)] if query.radius_m else []
    found += [Suggestion(drop="q", total=900)] if query.q else []
    found += [Suggestion(drop="status", total=300)] if query.status else []
    return found + [Suggestion(drop=name, total=3) for name in query.filters if name != "status"]


def understood(query: StudyQuery) -> dict[str, Any]:
    """How the words were read."""
    expanded = (Expanded(words="tnbc", to=("Triple Negative Breast Neoplasms",)),) if query.q == "tnbc" else ()
    ambiguous = (Expanded(words="BT", to=("Breast Neoplasms", "Rare Cancer 1")),) if query.q == "BT" else ()
    spelling = {"did_you_mean": "diabetes", "corrected": True} if query.q == "diabtes" and query.expand else {}
    return {
        "expanded": expanded,
        "ambiguous": ambiguous,
        "relaxed": query.q == "half of these",
        "words_in": query.words_in,
        **spelling,
    }


SUMMARY = "…the dose of a <mark>half</mark> &lt;b&gt; life of <mark>these</mark> drugs…"
HALF = made.hit(
    1,
    matched=(Matched(where="relaxed", text="half of these"),),
    highlights={"summary": SUMMARY, "title": "A <mark>half</mark>"},
)
