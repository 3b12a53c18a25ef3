"""Counts of what each value of a filter would find: with every filter of the question but its own."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from search.answer import FacetCount
from search.body import Body, matching
from search.conditions import Heading
from search.dated_statuses import NO_LONGER, counted
from search.filters import by_name
from search.filters.definition import ClauseFacet, FieldFacet, Filter, Knowledge, SiteFacet
from search.filters.of_sites import SITE_FILTERS, no_longer_recruits
from search.one_site import site_filters, site_lies
from search.query import StudyQuery

Json = dict[str, Any]

ROWS: Final = 50
PAIR: Final = ("status", "country")
"""The halves of `status|country`, in their order."""
HIDDEN: Final = 10
"""Headings that only sort the tree ("Neoplasms by Site") are not told; no more than these can stand among the first."""

MOST_VALUES: Final = 10_000
"""Values of a field that are counted before the best are chosen; `status|country|day` has some thousands."""


def facet_bodies(query: StudyQuery) -> dict[tuple[str, ...], Body]:
    """The requests that count, by the facets that each answers.

    Facets whose filter was not asked share one request; each of the others needs the question without its filter.
    """
    shared = tuple(name for name in query.facets if not query.asks(name))
    alone = [(name,) for name in query.facets if query.asks(name)]
    return {names: facet_body(query.without(*names), names) for names in (shared, *alone) if names}


def facet_body(query: StudyQuery, names: tuple[str, ...]) -> Body:
    """The request that counts these facets over the question's hits."""
    return {
        "size": 0,
        "track_total_hits": False,
        "query": matching(query),
        "aggs": {name: _aggregation(query, by_name(name)) for name in names},
    }


def read_facets(query: StudyQuery, names: tuple[str, ...], answer: Json, knowledge: Knowledge) -> dict[str, Any]:
    """The rows of these facets, most first, then by value."""
    asked = query.without(*(name for name in names if query.asks(name)))
    return {name: _rows(asked, by_name(name), answer["aggregations"][name], knowledge) for name in names}


def _aggregation(query: StudyQuery, each: Filter) -> Json:
    match each.facet:
        case FieldFacet(field=field):
            return {"terms": {"field": field, "size": ROWS + HIDDEN, "order": [{"_count": "desc"}, {"_key": "asc"}]}}
        case ClauseFacet():
            return {"filters": {"filters": {v: each.clause((v,), query.today) for v in each.parameter.values}}}
        case SiteFacet() as facet:
            return _of_sites(query, each, facet)
    raise AssertionError(f"{each.name} has no facet")


def _of_sites(query: StudyQuery, each: Filter, facet: SiteFacet) -> Json:
    """Studies counted by a field of the site that answers.

    Where the site's status and country are all that is asked of it, a field of the study has the same counts three
    to four times as fast; else the sites themselves are counted, each study once.
    """
    if field := _study_field(query, facet):
        include = {"include": pattern} if (pattern := _pair_pattern(query, facet)) else {}
        return {"terms": {"field": field, "size": MOST_VALUES} | include}
    here = site_filters(query, each.name)
    studies: Json = {"studies": {"reverse_nested": {}}}
    values = {"values": {"terms": {"field": facet.field, "size": MOST_VALUES}, "aggs": studies}}
    if each.name != "status":
        return _sites({"here": {"filter": {"bool": {"filter": here}}, "aggs": values}})
    # A site that no longer recruits counts among those that are active: a study that has both kinds counts once.
    lasting = {"bool": {"filter": here, "must_not": [no_longer_recruits(query.today)]}}
    active = {"bool": {"filter": [*here, each.clause((NO_LONGER,), query.today)]}}
    return _sites({"here": {"filter": lasting, "aggs": values}, "active": {"filter": active, "aggs": studies}})


def _sites(aggregations: Json) -> Json:
    return {"nested": {"path": "sites"}, "aggs": aggregations}


def _study_field(query: StudyQuery, facet: SiteFacet) -> str | None:
    """The field of the study that holds the same counts, if there is one."""
    if site_lies(query) or any(query.asks(each.name) for each in SITE_FILTERS if each.name not in PAIR):
        return None
    others = _other_values(query, facet)
    if len(others) > 1:
        return None
    return "status_countries" if others else facet.alone


def _pair_pattern(query: StudyQuery, facet: SiteFacet) -> str | None:
    others = _other_values(query, facet)
    if not others:
        return None
    pair = [".*", ".*"]
    pair[1 - facet.position] = others[0]
    return r"\|".join(pair) + r"(\|.*)?"


def _other_values(query: StudyQuery, facet: SiteFacet) -> tuple[str, ...]:
    """What is asked of the other half of `status|country`."""
    asked: tuple[str, ...] = query.filters.get("country", ()) if facet.position == 0 else query.status
    return asked


def _rows(query: StudyQuery, each: Filter, found: Json, knowledge: Knowledge) -> tuple[FacetCount, ...]:
    match each.facet:
        case FieldFacet(headings=headings):
            rows = [_row(bucket, knowledge if headings else None) for bucket in found["buckets"]]
            told = [row for row in rows if not (headings and knowledge.hides(row.value))]
            return tuple(sorted(told, key=lambda row: (-row.count, row.value))[:ROWS])
        case ClauseFacet():
            counts = Counter({value: bucket["doc_count"] for value, bucket in found["buckets"].items()})
        case SiteFacet(position=position) if "here" in found:
            buckets = found["here"]["values"]["buckets"]
            counts = Counter({bucket["key"]: bucket["studies"]["doc_count"] for bucket in buckets})
            if "active" in found:
                counts[NO_LONGER] = found["active"]["studies"]["doc_count"]
        case SiteFacet(position=position):
            paired = _study_field(query, each.facet) == "status_countries"
            buckets = [(str(bucket["key"]), bucket["doc_count"]) for bucket in found["buckets"]]
            counts = counted(buckets, query.today, position if paired else 0)
        case _:
            raise AssertionError(f"{each.name} has no facet")
    rows = [FacetCount(value=value, count=count) for value, count in counts.items() if count]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.value))[:ROWS])


def _row(bucket: Json, knowledge: Knowledge | None) -> FacetCount:
    value = str(bucket.get("key_as_string", bucket["key"]))
    if knowledge is None:
        return FacetCount(value=value, count=bucket["doc_count"])
    heading: Heading | None = knowledge.heading(value)
    name = heading.name if heading else value
    return FacetCount(value=value, count=bucket["doc_count"], id=value, name=name, lay=knowledge.lay(value))
