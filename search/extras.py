"""What is worked out beside the hits, where it is asked for: each a request of its own in the same round trip."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from search.body import Body, Clause, matching, study_filters, words_filter
from search.facets import facet_body, read_facets
from search.filters.definition import Knowledge
from search.one_site import eligible_site, nested, within_distance
from search.query import DEFAULT_STATUS, StudyQuery
from search.vocabulary import Extra, Status

Json = dict[str, Any]

ALSO: Final[tuple[Status, ...]] = ("not_yet_recruiting", "available")
"""What the default status leaves out and a reader can still act on: studies that open later, and treatments that are
offered outside a study. Closed ones are not."""

OUTSIDE_M: Final = 5_000.0
"""How far beyond the radius a centre may really lie inside it, when only its town is known."""


def extra_bodies(query: StudyQuery) -> dict[Extra, Body]:
    """The requests for the extras that the question asks for and that make sense for it."""
    bodies: dict[Extra, Body] = {}
    if "also" in query.extras and query.status == DEFAULT_STATUS:
        bodies["also"] = facet_body(_with_status(query, ALSO), ("status",))
    if "mentions" in query.extras and query.words_in == "topic" and query.typed and not query.q_number:
        bodies["mentions"] = _count(_only_mentioning(query))
    if "outside" in query.extras and query.radius_m is not None and query.bbox is None:
        bodies["outside"] = _count(_just_outside(query, query.radius_m))
    return bodies


def read_also(query: StudyQuery, answer: Json, knowledge: Knowledge) -> dict[str, int]:
    """Studies by the status that would find them."""
    rows = read_facets(_with_status(query, ()), ("status",), answer, knowledge)["status"]
    return {row.value: row.count for row in rows if row.value in ALSO}


def read_count(answer: Json) -> int:
    count: int = answer["hits"]["total"]["value"]
    return count


def _with_status(query: StudyQuery, statuses: tuple[Status, ...]) -> StudyQuery:
    return msgspec.structs.replace(query, filters=query.filters | {"status": statuses})


def _count(clause: Clause) -> Body:
    return {"size": 0, "track_total_hits": True, "query": clause}


def _only_mentioning(query: StudyQuery) -> Clause:
    """Hits whose words stand outside the topic alone."""
    anywhere = msgspec.structs.replace(query, words_in="all")
    return {"bool": {"filter": [matching(anywhere)], "must_not": words_filter(query)}}


def _just_outside(query: StudyQuery, radius_m: float) -> Clause:
    """Studies that are no hits, with a matching centre a little farther off that may lie inside: its town is known."""
    beyond = [
        *eligible_site(query),
        {"term": {"sites.precision": "city"}},
        within_distance(query, radius_m + OUTSIDE_M),
    ]
    inside = nested([*eligible_site(query), within_distance(query, radius_m)])
    return {"bool": {"filter": [*study_filters(query), *words_filter(query), nested(beyond)], "must_not": [inside]}}
