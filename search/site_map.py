"""The sites of all hits for a map: clusters by tile, single sites when few. The same one-site rule as the list."""

from __future__ import annotations

from typing import Any

from search import kept
from search.deciding import ask_whole
from search.engine.client import Client
from search.freshness import fresh
from search.indices import Live
from search.map_answer import MapCluster, MapSite, SiteMap
from search.parts import ask_parts
from search.query import StudyQuery
from search.site_map_bodies import FEW_SITES, cells_body, singles_body, titles_body
from search.speller import Speller
from search.tiles import cell_precision, view

Json = dict[str, Any]


def site_map(client: Client, live: Live, query: StudyQuery, zoom: int, speller: Speller | None = None) -> SiteMap:
    """The matching sites of a question's hits at a zoom of 0 to 22."""
    precision = cell_precision(view(query), zoom)
    query, answers = ask_whole(client, live, query, lambda each: {"cells": cells_body(each, precision)}, speller)
    cells = answers["cells"]
    here = cells["aggregations"]["sites"]["here"]
    placed = here["placed"]
    features: tuple[MapSite | MapCluster, ...]
    if placed["doc_count"] <= FEW_SITES:
        singles = ask_parts(client, live, query, {"singles": singles_body(query)})
        features = _sites(query, singles["singles"])
    else:
        buckets = placed["cells"]["buckets"]
        titles = _titles_of_lone_sites(client, live, query, buckets)
        features = tuple(_feature(query, bucket, titles) for bucket in buckets)
    return SiteMap(
        total=cells["hits"]["total"]["value"],
        sites=here["doc_count"],
        without_point=here["doc_count"] - placed["doc_count"],
        features=features,
        as_of=live.meta.data_timestamp,
    )


def _titles_of_lone_sites(client: Client, live: Live, query: StudyQuery, buckets: list[Json]) -> dict[str, str]:
    """The titles of the studies whose sites stand alone in a tile, by their ids; none where they are too many."""
    studies = {bucket["one"]["hits"]["hits"][0]["_id"] for bucket in buckets if bucket["doc_count"] == 1}
    if not 0 < len(studies) <= FEW_SITES:
        return {}
    answers = ask_parts(client, live, query, {"titles": titles_body(studies)})
    return {hit["_id"]: _title(query, hit) for hit in answers["titles"]["hits"]["hits"]}


def _feature(query: StudyQuery, bucket: Json, titles: dict[str, str]) -> MapSite | MapCluster:
    """A cluster, or the site that stands alone in its tile."""
    if bucket["doc_count"] > 1:
        return _cluster(bucket)
    hit = bucket["one"]["hits"]["hits"][0]
    return _site(query, hit["_id"], titles.get(hit["_id"]), hit["fields"]["sites.display"][0])


def _cluster(bucket: Json) -> MapCluster:
    towns = bucket["town"]["buckets"]
    alone = towns and towns[0]["doc_count"] == bucket["doc_count"]
    recruiting = bucket["recruiting"]
    return MapCluster(
        count=bucket["doc_count"],
        recruiting=recruiting["doc_count"],
        recruiting_recent=recruiting["recent"]["doc_count"],
        recruiting_aging=recruiting["aging"]["doc_count"],
        studies=bucket["studies"]["doc_count"],
        name=towns[0]["key"] if alone else None,
        lat=bucket["at"]["location"]["lat"],
        lon=bucket["at"]["location"]["lon"],
    )


def _sites(query: StudyQuery, answer: Json) -> tuple[MapSite, ...]:
    return tuple(
        _site(query, hit["_id"], _title(query, hit), inner["fields"]["sites.display"][0])
        for hit in answer["hits"]["hits"]
        for inner in hit["inner_hits"]["drawn"]["hits"]["hits"]
    )


def _title(query: StudyQuery, hit: Json) -> str:
    """As the study's card has it."""
    card = kept.card(hit["fields"]["card"][0], query.today)
    return card.plain_title or card.title


def _site(query: StudyQuery, study: str, title: str | None, display: str) -> MapSite:
    site = kept.site(display, query.today)
    assert site.lat is not None
    assert site.lon is not None
    return MapSite(
        id=site.id,
        registry=site.registry,
        study=study,
        title=title,
        name=site.name,
        city=site.city,
        place=site.place,
        status=site.status,
        status_source=site.status_source,
        fresh=fresh(site.status_as_of, query.today),
        status_as_of=site.status_as_of,
        recruits_until=site.recruits_until,
        precision=site.precision,
        lat=site.lat,
        lon=site.lon,
    )
