"""The engine's requests for a map: counts by tile, single sites, and the titles of their studies."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from search.body import Body, Clause, matching, study_filters, words_filter
from search.filters.of_sites import STATUS
from search.freshness import checked_between
from search.one_site import nested, site_filters
from search.query import StudyQuery
from search.tiles import MOST_CELLS
from search.vocabulary import Fresh

FEW_SITES: Final = 100
"""Up to so many sites are drawn one by one; the engine gives no more of one study's."""


def cells_body(query: StudyQuery, precision: int) -> Body:
    """Counts by tile. The query selects the studies first: at 560,000 that takes 59 ms at zoom 5, without it 131."""
    recruits = STATUS.clause(("recruiting",), query.today)
    ages = {"recent": {"filter": _checked("recent", query.today)}, "aging": {"filter": _checked("aging", query.today)}}
    inside = {
        "at": {"geo_centroid": {"field": "sites.location"}},
        "studies": {"reverse_nested": {}},
        "recruiting": {"filter": recruits, "aggs": ages},
        "town": {"terms": {"field": "sites.city", "size": 1}},
        "one": {"top_hits": {"size": 1, "_source": False, "docvalue_fields": ["sites.display"]}},
    }
    grid = {"field": "sites.location", "precision": precision, "size": MOST_CELLS}
    placed = {
        "filter": {"exists": {"field": "sites.location"}},
        "aggs": {"cells": {"geotile_grid": grid, "aggs": inside}},
    }
    here = {"filter": {"bool": {"filter": site_filters(query)}}, "aggs": {"placed": placed}}
    return {
        "size": 0,
        "track_total_hits": True,
        "query": matching(query),
        "aggs": {"sites": {"nested": {"path": "sites"}, "aggs": {"here": here}}},
    }


def singles_body(query: StudyQuery) -> Body:
    """Every matching site that has a point, of at most so many studies as there are sites."""
    drawn = nested([*site_filters(query), {"exists": {"field": "sites.location"}}])
    drawn["nested"]["inner_hits"] = {
        "name": "drawn",
        "size": FEW_SITES,
        "_source": False,
        "docvalue_fields": ["sites.display"],
        "sort": [{"sites.id": "asc"}],
    }
    return {
        "size": FEW_SITES,
        "track_total_hits": False,
        "_source": False,
        "stored_fields": ["card"],
        "query": {"bool": {"filter": [*study_filters(query), *words_filter(query), drawn]}},
        "sort": [{"id": "asc"}],
    }


def titles_body(studies: Collection[str]) -> Body:
    """What the hits of these studies show."""
    return {
        "size": len(studies),
        "track_total_hits": False,
        "_source": False,
        "stored_fields": ["card"],
        "query": {"ids": {"values": sorted(studies)}},
    }


def _checked(value: Fresh, today: date) -> Clause:
    """A site whose status was checked so lately."""
    first, last = checked_between(value, today)
    bounds = {name: day.isoformat() for name, day in (("gte", first), ("lte", last)) if day}
    return {"range": {"sites.checked": bounds}}
