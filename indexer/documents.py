"""From a study to the document that the index holds."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from indexer.registries.reading import Read
from indexer.tags import Tagger
from search.numbers import normal_number
from search.study import Site, Study

Json = dict[str, Any]

KEYWORD_BYTES = 32_000
"""Lucene takes no longer value; what a site shows must stay below."""

EXCLUSION = re.compile(r"^[\s*#-]*(?:key\s+)?exclusion\b.*", re.IGNORECASE | re.MULTILINE | re.DOTALL)
NEGATION = re.compile(
    r"\b(?:no|not|non|without|never|none|neither|nor|exclud\w*|absence of|free of|negative for)\b.*",
    re.IGNORECASE,
)


def document(read: Read, tagger: Tagger, run: int) -> Json:
    """The document of one study; its shape is `mappings/studies.json`."""
    study, details = read.study, read.study.details
    tags = tagger.tags(read)
    card = msgspec.structs.replace(study.card, conditions=tags.shown)
    sites = [_site(site) for site in study.sites]
    fields: Json = {
        "id": card.id,
        "numbers": [normal_number(number.number) for number in details.numbers],
        "registry_numbers": registry_numbers(study),
        "registries": card.registries,
        "status": card.status,
        "checked": card.checked,
        "updated": card.updated,
        "started": _whole_day(details.dates.get("start")),
        "type": card.type,
        "purpose": card.purpose,
        "phase": card.phase,
        "sex": ("female", "male") if card.sex == "all" else card.sex,
        "healthy": card.healthy,
        "age": card.age and {"gte": card.age.min_days, "lte": card.age.max_days},
        "tag_ids": [tag.id for tag in tags.shown],
        "condition_ids": tags.found_by,
        "countries": sorted({site.country for site in study.sites if site.country}),
        "status_countries": sorted({f"{site.status}|{site.country}" for site in study.sites if site.country}),
        "title": [text for text in (card.title, details.acronym) if text],
        "official_title": details.titles.official,
        "public_title": card.public_title,
        "plain_title": card.plain_title,
        "tags": [tag.name for tag in tags.shown],
        "conditions": details.condition_words,
        "keywords": details.keywords,
        "interventions": [given.name for given in details.given],
        "sponsor": card.sponsor,
        "summary": [text.text for text in details.texts if text.section == "summary"]
        + [answer.answer for answer in details.plain_summary],
        "description": [text.text for text in details.texts if text.section == "description"],
        "eligibility": affirmed(details.eligibility.text),
        "card": msgspec.json.encode(card).decode(),
        "details": msgspec.to_builtins(details),
        "run": run,
        "sites": sites,
    }
    return {name: value for name, value in fields.items() if value not in (None, [], (), "")}


def registry_numbers(study: Study) -> list[str]:
    """The numbers that resolve to the study: those of registries, its former ones, its own."""
    of_registries = [number.number for number in study.details.numbers if number.registry]
    return sorted({normal_number(number) for number in [study.card.id, *of_registries, *study.details.aliases]})


def affirmed(criteria: str | None) -> str | None:
    """What a participant must have: criteria without the exclusions, and lines only up to a negation."""
    if not criteria:
        return None
    lines = EXCLUSION.sub("", criteria).splitlines()
    return "\n".join(NEGATION.sub("", line).strip() for line in lines).strip() or None


def _site(site: Site) -> Json:
    display = msgspec.json.encode(site).decode()
    fields: Json = {
        "id": site.id,
        "status": site.status,
        "country": site.country,
        "city": site.city,
        "areas": site.areas,
        "location": {"lat": site.lat, "lon": site.lon} if site.lat is not None else None,
        "precision": site.precision,
        "registry": site.registry,
        "centre": site.centre,
        "recruits_until": site.recruits_until,
        "display": display if len(display.encode()) < KEYWORD_BYTES else _shortened(site),
    }
    return {name: value for name, value in fields.items() if value not in (None, ())}


def _shortened(site: Site) -> str:
    """A site whose texts are beyond all measure, with its first contact and the beginning of its name."""
    name = site.name and site.name[:1000]
    return msgspec.json.encode(msgspec.structs.replace(site, name=name, contacts=site.contacts[:1])).decode()


def _whole_day(day: str | None) -> str | None:
    """A partial date's first day."""
    return f"{day}-01-01"[:10] if day and len(day) in (4, 7, 10) else None
