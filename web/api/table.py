"""The columns of a result as a table, each with what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from search.answer import Hit, ShownSite

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is a formula to a spreadsheet; an apostrophe before it makes it text."""


def _nearest(part: Callable[[ShownSite], object]) -> Callable[[Hit], object]:
    return lambda hit: part(hit.nearest[0]) if hit.nearest else None


def _contact(name: str) -> Callable[[Hit], object]:
    return _nearest(lambda site: getattr(site.contact, name) if site.contact else None)


COLUMNS: Final[dict[str, Callable[[Hit], object]]] = {
    "id": lambda hit: hit.id,
    "ids": lambda hit: hit.ids,
    "title": lambda hit: hit.title,
    "status": lambda hit: hit.status,
    "checked": lambda hit: hit.checked,
    "fresh": lambda hit: hit.fresh,
    "updated": lambda hit: hit.updated,
    "type": lambda hit: hit.type,
    "phase": lambda hit: hit.phase,
    "purpose": lambda hit: hit.purpose,
    "conditions": lambda hit: [tag.name for tag in hit.conditions],
    "interventions": lambda hit: hit.interventions,
    "sex": lambda hit: hit.sex,
    "age": lambda hit: hit.age.text if hit.age else None,
    "healthy": lambda hit: hit.healthy,
    "sponsor": lambda hit: hit.sponsor,
    "sites": lambda hit: hit.sites.total,
    "sites_recruiting": lambda hit: hit.sites.recruiting,
    "sites_matching": lambda hit: hit.sites.matching,
    "nearest_name": _nearest(lambda site: site.name),
    "nearest_city": _nearest(lambda site: site.city),
    "nearest_region": _nearest(lambda site: site.region),
    "nearest_country": _nearest(lambda site: site.country),
    "nearest_status": _nearest(lambda site: site.status),
    "nearest_distance_m": _nearest(lambda site: site.distance_m),
    "contact_name": _contact("name"),
    "contact_phone": _contact("phone"),
    "contact_email": _contact("email"),
    "registries": lambda hit: hit.registries,
    "public_title": lambda hit: hit.public_title,
    "plain_title": lambda hit: hit.plain_title,
    "recruits_until": lambda hit: hit.recruits_until,
    "nearest_recruits_until": _nearest(lambda site: site.recruits_until),
    "nearest_registry": _nearest(lambda site: site.registry),
}
"""In their order: new ones stand at the end, so that who counts columns is not led astray."""


def cells(hit: Hit) -> list[str]:
    """A study's row."""
    return [cell(value(hit)) for value in COLUMNS.values()]


def cell(value: object) -> str:
    """A value as the text of a cell, never a formula; several values stand between semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
