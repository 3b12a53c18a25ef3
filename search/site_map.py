"""The sites of all hits for a map: clusters by tile, single sites when few. The same one-site rule as the list."""

from __future__ import annotations

from typing import Any, Final

from search.answer import MapCluster, MapSite, SiteMap
from search.ask import ask_parts, ask_whole
from search.body import Body, matching, words_filter
from search.body import study_filters as of_study
from search.engine.client import Client
from search.filters.of_sites import ended
from search.freshness import fresh
from search.indices import Live
from search.one_site import nested, site_filters
from search.page import site_decoder
from search.query import StudyQuery
from search.tiles import MOST_CELLS, cell_precision, view

Json = dict[str, Any]

FEW_SITES: Final = 100
"""Up to so many sites are drawn one by one; the engine gives no more of one study's."""


def site_map(client: Client, live: Live, query: StudyQuery, zoom: int) -> SiteMap:
    """The matching sites of a question's hits at a zoom of 0 to 22."""
    precision = cell_precision(view(query), zoom)
    query, answers = ask_whole(client, live, query, lambda each: {"cells": cells_body(each, precision)})
    cells = answers["cells"]
    here = cells["aggregations"]["sites"]["here"]
    placed = here["placed"]
    features: tuple[MapSite | MapCluster, ...]
    if placed["doc_count"] <= FEW_SITES:
        singles = ask_parts(client, live, query, {"singles": singles_body(query)})
        features = _sites(query, singles["singles"])
    else:
        features = tuple(_feature(query, bucket) for bucket in placed["cells"]["buckets"])
    return SiteMap(
        total=cells["hits"]["total"]["value"],
        sites=here["doc_count"],
        without_point=here["doc_count"] - placed["doc_count"],
        features=features,
        as_of=live.meta.data_timestamp,
    )


def cells_body(query: StudyQuery, precision: int) -> Body:
    """Counts by tile. The query selects the studies first: at 560,000 that takes 59 ms at zoom 5, without it 131."""
    recruits = {"bool": {"filter": [{"term": {"sites.status": "recruiting"}}], "must_not": [ended(query.today)]}}
    inside = {
        "at": {"geo_centroid": {"field": "sites.location"}},
        "studies": {"reverse_nested": {}},
        "recruiting": {"filter": recruits},
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
        "query": {"bool": {"filter": [*of_study(query), *words_filter(query), drawn]}},
        "sort": [{"id": "asc"}],
    }


def _feature(query: StudyQuery, bucket: Json) -> MapSite | MapCluster:
    """A cluster, or the site that stands alone in its tile."""
    if bucket["doc_count"] > 1:
        return _cluster(bucket)
    hit = bucket["one"]["hits"]["hits"][0]
    return _site(query, hit["_id"], hit["fields"]["sites.display"][0])


def _cluster(bucket: Json) -> MapCluster:
    towns = bucket["town"]["buckets"]
    alone = towns and towns[0]["doc_count"] == bucket["doc_count"]
    return MapCluster(
        count=bucket["doc_count"],
        recruiting=bucket["recruiting"]["doc_count"],
        studies=bucket["studies"]["doc_count"],
        name=towns[0]["key"] if alone else None,
        lat=bucket["at"]["location"]["lat"],
        lon=bucket["at"]["location"]["lon"],
    )


def _sites(query: StudyQuery, answer: Json) -> tuple[MapSite, ...]:
    return tuple(
        _site(query, hit["_id"], inner["fields"]["sites.display"][0])
        for hit in answer["hits"]["hits"]
        for inner in hit["inner_hits"]["drawn"]["hits"]["hits"]
    )


def _site(query: StudyQuery, study: str, display: str) -> MapSite:
    site = site_decoder.decode(display)
    assert site.lat is not None
    assert site.lon is not None
    return MapSite(
        id=site.id,
        study=study,
        name=site.name,
        city=site.city,
        status=site.status,
        fresh=fresh(site.status_as_of, query.today),
        precision=site.precision,
        lat=site.lat,
        lon=site.lon,
    )
