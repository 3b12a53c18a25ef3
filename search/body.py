"""From a question to the engine's request bodies: pure functions, with measurements beside the shapes."""

from __future__ import annotations

from typing import Any, Final

from search.cursor import SortValue
from search.filters.of_studies import STUDY_FILTERS
from search.one_site import (
    asks_for_a_site,
    eligible_site,
    has_such_a_site,
    nested,
    point,
    site_filters,
    site_lies,
)
from search.query import StudyQuery
from search.words.clause import clause as words_clause
from search.words.clause import strict
from search.words.highlight import highlight

Clause = dict[str, Any]
Body = dict[str, Any]

SITES_SHOWN: Final = 3
# Half the score is lost at this distance; it only needs to be fine enough that floats keep towns apart.
PIVOT: Final = "50km"
SITE_VALUES: Final = ["sites.display"]


def page_body(query: StudyQuery, last: list[SortValue] | None, size: int | None = None, *, placed: bool = True) -> Body:
    """One page of hits and one more, so that a next page is known. Never with a total: that ends pruning.

    Under distance, `placed` asks only for studies with a matching site whose position is known: they come first, and
    the engine finds them in half the time (560,000 studies, recruiting anywhere: 24 ms against 51).
    """
    body: Body = {
        "size": (query.size if size is None else size) + 1,
        "track_total_hits": False,
        "_source": False,
        "stored_fields": ["card"],
        "query": _ranked(query, placed),
        "sort": sort_keys(query),
    }
    if marks := highlight(query):
        body["highlight"] = marks
    return body | {"search_after": last} if last is not None else body


def total_body(query: StudyQuery) -> Body:
    """The exact total of the same question."""
    return {"size": 0, "track_total_hits": True, "query": matching(query)}


def matching(query: StudyQuery) -> Clause:
    """All studies that are hits, in no order."""
    return {"bool": {"filter": [*study_filters(query), *words_filter(query), *has_such_a_site(query)]}}


def sort_keys(query: StudyQuery) -> list[Clause]:
    """The order: its own key, then the newest check, then the id, so that it is stable to the end."""
    by_score: Clause = {"_score": {"order": "desc"}}
    by_id: Clause = {"id": {"order": "asc"}}
    if query.sort == "updated":
        relaxed_last = [by_score] if query.relaxed else []
        return [*relaxed_last, {"updated": {"order": "desc", "missing": "_last"}}, by_id]
    return [by_score, {"checked": {"order": "desc", "missing": "_last"}}, by_id]


def study_filters(query: StudyQuery) -> list[Clause]:
    """What the study itself must be."""
    return [each.clause(query.filters[each.name], query.today) for each in STUDY_FILTERS if each.name in query.filters]


def words_filter(query: StudyQuery) -> list[Clause]:
    """What was typed, as a condition that gives no score."""
    clause = words_clause(query, scoring=False)
    return [clause] if clause else []


def loses_the_unplaced(query: StudyQuery) -> bool:
    """Whether hits may follow that a page of placed ones does not hold."""
    return query.sort == "distance" and not query.needs_a_point


def _ranked(query: StudyQuery, placed: bool) -> Clause:
    """The query whose score is the order. Under distance one clause scores, or the order is not distance."""
    filters = [*study_filters(query), *_nearer_other(query), *_around(query)]
    match query.sort:
        case "distance":
            return _by_distance(query, [*filters, *words_filter(query)], placed)
        case "relevance":
            scoring = words_clause(query, scoring=True)
            return {"bool": {"must": [scoring], "filter": [*filters, *_shown_sites(query)]}}
        case "updated":
            # Only whether all the words stand in the study scores, so that relaxed hits come last.
            whole = [{"constant_score": {"filter": strict(query)}}] if query.relaxed else []
            return {"bool": {"filter": [*filters, *words_filter(query), *_shown_sites(query)], "should": whole}}


def _by_distance(query: StudyQuery, filters: list[Clause], placed: bool) -> Clause:
    nearest = nested(site_filters(query), score_mode="max", scored=_closeness(query))
    if loses_the_unplaced(query) and not placed:
        # Sites without a position must not be lost: they match in the filter and score nothing.
        return {"bool": {"filter": [*filters, *_shown_sites(query)], "should": [nearest]}}
    if loses_the_unplaced(query):
        filters = [*filters, _optional(_shown(query))]
    else:
        nearest["nested"]["inner_hits"] = _inner_hits(query)
    # A lone nested clause is rewritten to `must`, where the engine does not prune; a dead term beside it
    # keeps it a `should` (measured at 560,000 studies: 15 ms against 600).
    return {"bool": {"filter": filters, "should": [nearest, {"term": {"id": "-"}}], "minimum_should_match": 1}}


def _shown(query: StudyQuery) -> Clause:
    """The matching sites that a hit shows."""
    shown = nested(site_filters(query) or [{"match_all": {}}])
    shown["nested"]["inner_hits"] = _inner_hits(query)
    return shown


def _shown_sites(query: StudyQuery) -> list[Clause]:
    """They are required; where no site is asked for, a study without any stays a hit."""
    return [_shown(query)] if asks_for_a_site(query) else [_optional(_shown(query))]


def _nearer_other(query: StudyQuery) -> list[Clause]:
    """The study's closest site whose status or country is not the one asked for; inside `filter` it costs 1-3 ms.

    Where a centre is asked for, only its own sites: another hospital is not what was looked for.
    """
    told = eligible_site(query, "centre")
    if query.point is None or not told:
        return []
    is_other: Clause = {"bool": {"must_not": [{"bool": {"filter": told}}]}}
    others = nested([{"exists": {"field": "sites.location"}}, *eligible_site(query, "status", "country"), is_other])
    others["nested"]["inner_hits"] = _inner_hits(query) | {"name": "other", "size": 1}
    return [_optional(others)]


def _around(query: StudyQuery) -> list[Clause]:
    """The study's sites that lie where they were asked for, whatever their status: only counted."""
    lies = site_lies(query)
    if not lies:
        return []
    sites = nested(lies)
    sites["nested"]["inner_hits"] = {"name": "around", "size": 0, "_source": False}
    return [_optional(sites)]


def _optional(clause: Clause) -> Clause:
    return {"bool": {"must": [{"match_all": {}}], "should": [clause]}}


def _closeness(query: StudyQuery) -> Clause:
    return {"distance_feature": {"field": "sites.location", "origin": point(query), "pivot": PIVOT}}


def _inner_hits(query: StudyQuery) -> Clause:
    by_name: list[Clause] = [{"sites.country": "asc"}, {"sites.city": "asc"}, {"sites.id": "asc"}]
    by_distance: list[Clause] = []
    if query.point:
        nearest_first = {"_geo_distance": {"sites.location": point(query), "order": "asc", "unit": "m"}}
        by_distance = [nearest_first, {"sites.id": "asc"}]
    return {
        "name": "near",
        "size": SITES_SHOWN,
        "_source": False,
        "docvalue_fields": SITE_VALUES,
        "sort": by_distance or by_name,
    }
