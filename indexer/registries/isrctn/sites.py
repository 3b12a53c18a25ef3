"""The sites of a record: one for each of its trial centres, none merged, all of the study's status."""

from __future__ import annotations

import re

from indexer.countries import country_code
from indexer.registries.isrctn.raw import Centre
from indexer.registries.site_ids import site_ids, site_key
from indexer.registries.words import Words
from indexer.text import fold, line
from search.study import Record, Site

SAYS_NOTHING = re.compile(r"|0+|n a|na|none|nil known|not (?:applicable|known|provided|specified)")
NATIONS = frozenset({"england", "scotland", "wales", "northern ireland"})


def sites(centres: list[Centre], record: Record, words: Words) -> tuple[Site, ...]:
    """Every centre that is named, in the registry's order."""
    named = [centre for centre in centres if any((centre.name, centre.address, centre.city, centre.country))]
    keys = [
        site_key("isrctn", centre.country, centre.city, _said(centre.zip), centre.name or centre.address)
        for centre in named
    ]
    ids = site_ids(record.id, keys, named)
    return tuple(_site(centre, id, record, words) for centre, id in zip(named, ids, strict=True))


def _site(centre: Centre, id: str, record: Record, words: Words) -> Site:
    country_name = line(centre.country)
    country = country_code(country_name)
    if country is None and country_name:
        words.not_known(country_name, "centre country")
    nation = country_name if country_name and fold(country_name) in NATIONS else None
    return Site(
        id=id,
        record=record.id,
        registry=record.registry,
        # Older records have the street where the name belongs, or nothing but the street.
        name=line(centre.name) or line(centre.address),
        city=_said(centre.city),
        region=_said(centre.state) or nation,
        country=country,
        country_name=country_name,
        postcode=_said(centre.zip),
        lat=None,
        lon=None,
        precision=None,
        position_source=None,
        status=record.status,
        status_source=record.status_source,
        status_as_of=record.checked,
        recruits_until=record.recruits_until,
    )


def _said(text: str | None) -> str | None:
    """What stands there, if it is more than a dash."""
    shown = line(text)
    return None if not shown or SAYS_NOTHING.fullmatch(fold(shown)) else shown
