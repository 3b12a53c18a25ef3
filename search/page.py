"""From the engine's answer to a page of studies."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from search import cursor, kept
from search.answer import (
    FacetCount,
    Hit,
    HitCounts,
    NearerOther,
    ShownSite,
    StudyPage,
)
from search.extras import read_also, read_count
from search.facets import facet_bodies, read_facets
from search.filters.definition import Knowledge
from search.freshness import fresh
from search.indices import Live
from search.matched import matched
from search.query import StudyQuery
from search.study import Card, Contact, Site, SiteFacts
from search.told import told_back
from search.words.highlight import cut

Json = dict[str, Any]

LONGEST_MARKED = 240
"""Characters of a text that is told with its words marked; titles are hardly ever longer."""


class Answers:
    """The engine's answers of one round trip, by the requests' names."""

    def __init__(self, parts: Mapping[Any, Json]) -> None:
        self.parts = parts

    @property
    def hits(self) -> list[Json]:
        found: list[Json] = self.parts["page"]["hits"]["hits"]
        return found

    def count(self, name: str) -> int | None:
        """The exact total of a part; None where it was not asked for."""
        answer = self.parts.get(name)
        return None if answer is None else read_count(answer)


def read_page(query: StudyQuery, live: Live, answers: Answers, knowledge: Knowledge) -> StudyPage:
    """The page that the answers to a question make.

    A hit looks like this:
    {"_id": "NCT…", "sort": [0.52, 1594166400000, "NCT…"], "fields": {"card": ["{…}"]}, "matched_queries": ["tag"],
     "highlight": {"title": ["… <mark>breast</mark> …"]},
     "inner_hits": {"near": {"hits": {"total": {"value": 3}, "hits": [{"sort": [4630.1, "…"],
                             "fields": {"sites.display": ["{…}"]}}]}},
                    "other": {"hits": …}}}
    """
    shown, more = answers.hits[: query.size], len(answers.hits) > query.size
    also = answers.parts.get("also")
    return StudyPage(
        total=answers.count("total") or 0,
        question=told_back(query),
        studies=tuple(read_hit(query, hit, knowledge) for hit in shown),
        mentions=answers.count("mentions"),
        also=read_also(query, also, knowledge) if also else None,
        outside=answers.count("outside"),
        facets=_facets(query, answers, knowledge),
        next=cursor.write(live.name, query, shown[-1]["sort"]) if more else None,
        as_of=live.meta.data_timestamp,
    )


def _facets(query: StudyQuery, answers: Answers, knowledge: Knowledge) -> dict[str, tuple[FacetCount, ...]]:
    counted = {
        name: rows
        for names in facet_bodies(query)
        for name, rows in read_facets(query, names, answers.parts[names], knowledge).items()
    }
    return {name: counted[name] for name in query.facets}


def show_site(site: Site, today: date, *, study_contact: Contact | None, distance_m: float | None) -> ShownSite:
    """A site as an answer tells it: with its age, its distance, and somebody to call."""
    own = next((contact for contact in site.contacts if contact.phone or contact.email), None)
    return ShownSite(
        **{name: getattr(site, name) for name in SiteFacts.__struct_fields__},
        fresh=fresh(site.status_as_of, today),
        distance_m=None if distance_m is None else round(distance_m),
        contact=own or study_contact,
    )


def reachable_first(sites: tuple[ShownSite, ...]) -> tuple[ShownSite, ...]:
    """In their order; of those that several registries name at one place, as far off, the ones with an own contact
    come first."""

    def turn(position: int) -> tuple[int, bool]:
        site = sites[position]
        place = (site.place or site.id, site.distance_m)
        first = next(at for at, other in enumerate(sites) if (other.place or other.id, other.distance_m) == place)
        return first, site.contact is None or site.contact.source != "site"

    return tuple(sites[position] for position in sorted(range(len(sites)), key=turn))


def read_hit(query: StudyQuery, hit: Json, knowledge: Knowledge) -> Hit:
    """One study of a list, with the sites that answer."""
    card = kept.card(hit["fields"]["card"][0], query.today)
    near = hit["inner_hits"]["near"]["hits"]
    nearest = tuple(
        show_site(site, query.today, study_contact=card.contact, distance_m=distance)
        for site, distance in (_site(query, inner) for inner in near["hits"])
    )
    values = {name: getattr(card, name) for name in Card.__struct_fields__}
    around = hit["inner_hits"].get("around")
    values["sites"] = HitCounts(
        total=card.sites.total,
        recruiting=card.sites.recruiting,
        matching=near["total"]["value"],
        near=around["hits"]["total"]["value"] if around else None,
    )
    return Hit(
        **values,
        fresh=fresh(card.checked, query.today),
        nearest=reachable_first(nearest),
        nearer_other=_nearer_other(query, hit),
        matched=matched(query, card, hit.get("matched_queries", []), knowledge),
        highlights={name: cut(texts[0], LONGEST_MARKED) for name, texts in hit.get("highlight", {}).items()},
    )


def _site(query: StudyQuery, inner: Json) -> tuple[Site, float | None]:
    """A site and its distance in metres; where it has no position the engine sorts it as Infinity, in JSON a text."""
    site = kept.site(inner["fields"]["sites.display"][0], query.today)
    if query.point is None:
        return site, None
    distance = float(inner["sort"][0])
    return site, distance if math.isfinite(distance) else None


def _nearer_other(query: StudyQuery, hit: Json) -> NearerOther | None:
    others = hit["inner_hits"].get("other", {}).get("hits", {}).get("hits", [])
    nearest = hit["inner_hits"]["near"]["hits"]["hits"]
    if not others or not nearest:
        return None
    other, distance = _site(query, others[0])
    _, reached = _site(query, nearest[0])
    if distance is None or reached is None or distance >= reached:
        return None
    status_fits = not query.status or other.status in query.status
    return NearerOther(
        id=other.id,
        name=other.name,
        city=other.city,
        country=other.country,
        precision=other.precision,
        status=other.status,
        fresh=fresh(other.status_as_of, query.today),
        reason="country" if status_fits else "status",
        distance_m=round(distance),
    )
