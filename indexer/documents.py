"""From a study to the document that the index holds."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from indexer.knowledge import Knowledge
from indexer.positions import at_one_place
from indexer.registries.reading import Read
from search.buckets import filed
from search.dated_statuses import countable
from search.numbers import normal_number
from search.study import Age, Contact, Site, Study

Json = dict[str, Any]

KEYWORD_BYTES = 32_000
"""Lucene takes no longer value; what a site shows must stay below."""

LONGEST_NAME = 500
LONGEST_NUMBER = 200
"""Characters; what is longer is no name and no number."""

LONGEST_LIFE = 200 * 366
"""Days; the engine's ranges end at 2^31."""

EXCLUSION = re.compile(r"^[\s*#-]*(?:key\s+)?exclusion\b.*", re.IGNORECASE | re.MULTILINE | re.DOTALL)
NEGATION = re.compile(
    r"\b(?:no|not|non|without|never|none|neither|nor|exclud\w*|absence of|free of|negative for)\b.*",
    re.IGNORECASE,
)


def document(read: Read, knowledge: Knowledge, run: int) -> Json:
    """The document of one study; its shape is `mappings/studies.json`."""
    study, details = read.study, read.study.details
    tags = knowledge.tagger.tags(read)
    card = msgspec.structs.replace(study.card, conditions=tags.shown)
    sites = [_site(site, knowledge) for site in at_one_place(knowledge.placed(site) for site in study.sites)]
    fields: Json = {
        "id": card.id,
        "numbers": _normal([*resolving(study), *(number.number for number in details.numbers)]),
        "registry_numbers": _normal(resolving(study)),
        "own_numbers": _normal(owned(study)),
        "saved_as": sorted({filed(number) for number in resolving(study) if len(number) <= LONGEST_NUMBER}),
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
        "age": _ages(card.age),
        "tag_ids": [tag.id for tag in tags.shown],
        "condition_ids": tags.found_by,
        "countries": sorted({site.country for site in study.sites if site.country}),
        "site_statuses": countable((site.status, "", site.recruits_until) for site in study.sites),
        "status_countries": countable(
            (site.status, f"|{site.country}", site.recruits_until) for site in study.sites if site.country
        ),
        "title": each_once(card.title, details.acronym, *(record.title for record in details.records)),
        "official_title": details.titles.official,
        "public_title": card.public_title,
        "plain_title": card.plain_title,
        "tags": [tag.name for tag in tags.shown],
        "conditions": details.condition_words,
        "keywords": details.keywords,
        "interventions": [given.name for given in details.given],
        "sponsor": each_once(card.sponsor, *(record.sponsor for record in details.records)),
        "summary": [text.text for text in details.texts if text.section == "summary"],
        "plain_summary": [answer.answer for answer in details.plain_summary],
        "description": [text.text for text in details.texts if text.section == "description"],
        "eligibility": affirmed(details.eligibility.text),
        "card": msgspec.json.encode(card).decode(),
        "details": msgspec.to_builtins(details),
        "run": run,
        "sites": sites,
    }
    return {name: value for name, value in fields.items() if value not in (None, [], (), "")}


def resolving(study: Study) -> list[str]:
    """The numbers that resolve to the study: its own, and those of registries that it names."""
    return [*owned(study), *(number.number for number in study.details.numbers if number.registry)]


def owned(study: Study) -> list[str]:
    """The numbers that are the study's and no other's: the ids of its records, the former ones too."""
    return [study.card.id, *(record.id for record in study.details.records), *study.details.aliases]


def each_once(*texts: str | None) -> list[str]:
    """What is said, in its order."""
    return list(dict.fromkeys(text for text in texts if text))


def _normal(numbers: list[str]) -> list[str]:
    return sorted({normal_number(number)[:LONGEST_NUMBER] for number in numbers})


def affirmed(criteria: str | None) -> str | None:
    """What a participant must have: criteria without the exclusions, and lines only up to a negation."""
    if not criteria:
        return None
    lines = EXCLUSION.sub("", criteria).splitlines()
    return "\n".join(NEGATION.sub("", line).strip() for line in lines).strip() or None


def _site(site: Site, knowledge: Knowledge) -> Json:
    site = msgspec.structs.replace(site, centre=knowledge.centre(site))
    display = msgspec.json.encode(site).decode()
    fields: Json = {
        "id": site.id,
        "status": site.status,
        "country": site.country,
        "city": site.city and site.city[:LONGEST_NAME],
        "areas": knowledge.areas(site),
        "location": {"lat": site.lat, "lon": site.lon} if site.lat is not None else None,
        "precision": site.precision,
        "registry": site.registry,
        "centre": site.centre,
        "checked": site.status_as_of,
        "recruits_until": site.recruits_until,
        "display": display if len(display.encode()) < KEYWORD_BYTES else _shortened(site),
    }
    return {name: value for name, value in fields.items() if value not in (None, ())}


def _ages(age: Age | None) -> Json | None:
    """The days of life between the limits; nothing where the registry has them the wrong way round."""
    if age is None:
        return None
    least, most = (limit and min(limit, LONGEST_LIFE) for limit in (age.min_days, age.max_days))
    return None if least is not None and most is not None and least > most else {"gte": least, "lte": most}


def _shortened(site: Site) -> str:
    """A site whose texts are beyond all measure: the beginnings of them, and one contact."""
    contacts = [msgspec.structs.replace(contact, **_beginnings(contact)) for contact in site.contacts[:1]]
    return msgspec.json.encode(msgspec.structs.replace(site, **_beginnings(site), contacts=tuple(contacts))).decode()


def _beginnings(value: Site | Contact) -> dict[str, str]:
    texts = {name: getattr(value, name) for name in value.__struct_fields__}
    return {name: text[:LONGEST_NAME] for name, text in texts.items() if isinstance(text, str)}


def _whole_day(day: str | None) -> str | None:
    """A partial date's first day."""
    return f"{day}-01-01"[:10] if day and len(day) in (4, 7, 10) else None
