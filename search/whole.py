"""One study whole: found by any of its numbers, its sites nearest first where a place was asked from."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from search import kept
from search.answer import Coverage, IndexStory, RegistryPart, ShownSite, WholeStudy
from search.engine.client import Client, engine_errors
from search.faults import StudyAmbiguous, StudyMoved, StudyUnknown
from search.freshness import fresh
from search.indices import Live
from search.numbers import led_to, normal_number, registry_number
from search.page import show_site
from search.parts import whole
from search.places.measure import great_circle_m
from search.places.place import Place
from search.study import Card, Details, Site

Json = dict[str, Any]


def study(client: Client, live: Live, number: str, today: date, near: Place | None = None) -> WholeStudy:
    """The study kept under this id. Raises `StudyMoved`, `StudyUnknown` or `StudyAmbiguous` for another number."""
    with engine_errors():
        document = client.get(index=live.name, id=number, ignore=[404])
    if not document.get("found"):
        raise _elsewhere(client, live, number)
    source = document["_source"]
    card = kept.card(source["card"], today)
    sites = [kept.site(site["display"], today) for site in source.get("sites", [])]
    return WholeStudy(
        card=card,
        details=kept.details(msgspec.convert(source["details"], Details), today),
        fresh=fresh(card.checked, today),
        all_sites=tuple(_shown(sites, card, today, near)),
        as_of=live.meta.data_timestamp,
    )


def story(live: Live, version: str, attribution: tuple[str, ...]) -> IndexStory:
    """What the live index holds, and from when."""
    meta = live.meta
    parts = tuple(
        RegistryPart(name=part.name, studies=part.studies, sites=part.sites, as_of=part.as_of)
        for part in meta.registries
    )
    return IndexStory(
        as_of=meta.data_timestamp,
        scope=meta.scope,
        coverage=Coverage(studies=meta.studies, of=meta.of, note=meta.note),
        registries=parts,
        attribution=attribution,
        version=version,
    )


def distance_m(site: Site, near: Place) -> float | None:
    """Metres along a great circle from the place to the site; None where the site's position is not known."""
    if site.lat is None or site.lon is None:
        return None
    return great_circle_m(near.lat, near.lon, site.lat, site.lon)


def _shown(sites: list[Site], card: Card, today: date, near: Place | None) -> list[ShownSite]:
    shown = [
        show_site(site, today, study_contact=card.contact, distance_m=distance_m(site, near) if near else None)
        for site in sites
    ]
    if near:
        return sorted(shown, key=lambda site: (site.distance_m is None, site.distance_m or 0, site.id))
    return sorted(shown, key=lambda site: (site.country or "~", site.city or "~", site.id))


def _elsewhere(client: Client, live: Live, number: str) -> Exception:
    """Where a number that is no study's id leads."""
    wanted = registry_number(number) or normal_number(number)
    body: Json = {
        "size": 20,
        "_source": False,
        "docvalue_fields": ["own_numbers"],
        "query": led_to(wanted),
        "sort": ["_score", "id"],
    }
    with engine_errors():
        answer = whole(client.search(index=live.name, body=body))
    hits = answer["hits"]["hits"]
    owners = [hit["_id"] for hit in hits if wanted in hit.get("fields", {}).get("own_numbers", ())]
    # Somebody's former number may be another's own.
    ids = [id for id in owners if normal_number(id) == wanted] or owners or [hit["_id"] for hit in hits]
    if not ids:
        return StudyUnknown(number)
    return StudyMoved(ids[0]) if len(ids) == 1 else StudyAmbiguous(ids)
