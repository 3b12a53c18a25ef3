"""From the engine's answer to a page of studies."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import msgspec

from search import cursor
from search.answer import (
    AskedNear,
    AskedQuestion,
    Expanded,
    Hit,
    HitCounts,
    Matched,
    NearerOther,
    ShownSite,
    StudyPage,
)
from search.freshness import fresh
from search.indices import Live
from search.places.place import Place
from search.query import StudyQuery
from search.study import Card, Contact, Site, SiteFacts

Json = dict[str, Any]

card_decoder = msgspec.json.Decoder(Card)
site_decoder = msgspec.json.Decoder(Site)


def read_page(query: StudyQuery, live: Live, hits: list[Json], total: int) -> StudyPage:
    """The page that a question's two answers make.

    A hit looks like this:
    {"_id": "NCT…", "sort": [0.52, 1594166400000, "NCT…"], "fields": {"card": ["{…}"]}, "matched_queries": ["tag"],
     "inner_hits": {"near": {"hits": {"total": {"value": 3}, "hits": [{"sort": [4630.1, "…"],
                             "fields": {"sites.display": ["{…}"]}}]}},
                    "other": {"hits": …}}}
    """
    shown, more = hits[: query.size], len(hits) > query.size
    return StudyPage(
        total=total,
        question=asked(query),
        studies=tuple(_hit(query, hit) for hit in shown),
        next=cursor.write(live.name, query, shown[-1]["sort"]) if more else None,
        as_of=live.meta.data_timestamp,
    )


def show_site(site: Site, today: date, *, study_contact: Contact | None, distance_m: float | None) -> ShownSite:
    """A site as an answer tells it: with its age, its distance, and somebody to call."""
    own = next((contact for contact in site.contacts if contact.phone or contact.email), None)
    return ShownSite(
        **{name: getattr(site, name) for name in SiteFacts.__struct_fields__},
        fresh=fresh(site.status_as_of, today),
        distance_m=None if distance_m is None else round(distance_m),
        contact=own or study_contact,
    )


def asked(query: StudyQuery) -> AskedQuestion:
    """The question told back as it was understood."""
    return AskedQuestion(
        near=_asked_near(query.near, query.near_others) if query.near else None,
        within_m=round(query.within_m) if query.near and query.within_m is not None else None,
        status=query.status or ("any",),
        condition=tuple(heading.id for heading in query.conditions),
        country=query.country,
        sort=query.sort,
        expanded=(Expanded(words=query.q, to=(query.q_heading.name,)),) if query.q and query.q_heading else (),
        relaxed=False,
    )


def _asked_near(near: Place, others: tuple[str, ...]) -> AskedNear:
    shared = {name: getattr(near, name) for name in ("kind", "name", "lat", "lon", "precision", "country")}
    return AskedNear(**shared, others=others)


def _hit(query: StudyQuery, hit: Json) -> Hit:
    card = card_decoder.decode(hit["fields"]["card"][0])
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
        nearest=nearest,
        nearer_other=_nearer_other(query, hit),
        matched=_matched(query, card, hit.get("matched_queries", [])),
    )


def _site(query: StudyQuery, inner: Json) -> tuple[Site, float | None]:
    """A site and its distance in metres; where it has no position the engine sorts it as Infinity, in JSON a text."""
    site = site_decoder.decode(inner["fields"]["sites.display"][0])
    if query.near is None:
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


def _matched(query: StudyQuery, card: Card, names: list[str]) -> tuple[Matched, ...]:
    """Why the study is here, from the names of the clauses that found it."""
    reasons: list[Matched] = []
    if "number" in names and query.q:
        reasons.append(Matched(where="number", text=query.q))
    if "tag" in names:
        wanted = {heading.id: heading.name for heading in query.conditions}
        tag = next((tag for tag in card.conditions if tag.id in wanted), None) or next(iter(card.conditions), None)
        reasons.append(Matched(where="condition", text=tag.name if tag else next(iter(wanted.values()))))
    elif "heading" in names and query.q_heading:
        tag = next((tag for tag in card.conditions if tag.id == query.q_heading.id), None)
        reasons.append(Matched(where="condition", text=(tag or query.q_heading).name))
    if query.q and not reasons:
        place = next((name for name in ("title", "conditions") if name in names), "text")
        reasons.append(Matched(where=place, text=query.q))
    return tuple(reasons)
