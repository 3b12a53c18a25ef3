"""What the index keeps of a study, read as it stands on a day: a status that follows from dates ends with them."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import msgspec
from msgspec.structs import asdict, replace

from search.answer import ShownDetails, ShownRecord
from search.freshness import fresh, lasts, standing
from search.study import Card, CountryWord, Details, Record, Site, SiteCounts

T = TypeVar("T", Card, CountryWord, Record, Site)

card_decoder = msgspec.json.Decoder(Card)
site_decoder = msgspec.json.Decoder(Site)


def card(text: str, today: date) -> Card:
    """A card as it stands today."""
    kept = _stood(card_decoder.decode(text), today)
    return replace(kept, sites=sites(kept.sites, today)) if kept.sites.ends else kept


def site(text: str, today: date) -> Site:
    """A site as it stands today. Since when is not known of a status that came with a day."""
    kept = site_decoder.decode(text)
    stood = _stood(kept, today)
    return stood if stood.status == kept.status else replace(stood, status_since=None)


def details(kept: Details, today: date) -> ShownDetails:
    """What only the study's page shows, every registry's record as it stands today."""
    return ShownDetails(**asdict(kept) | {"records": tuple(record(each, today) for each in kept.records)})


def record(kept: Record, today: date) -> ShownRecord:
    """A registry's record, and what it says of countries, as they stand today."""
    countries = tuple(_stood(word, today) for word in kept.countries)
    stood = _stood(replace(kept, countries=countries), today)
    return ShownRecord(**asdict(stood), fresh=fresh(stood.checked, today))


def sites(counts: SiteCounts, today: date) -> SiteCounts:
    """How many sites recruit today, and how many of them end on which day to come."""
    ends = {day: many for day, many in counts.ends.items() if lasts(day, today)}
    ended = sum(counts.ends.values()) - sum(ends.values())
    return replace(counts, recruiting=counts.recruiting - ended, ends=ends)


def _stood(value: T, today: date) -> T:
    """With today's status. A last day is told as long as it lasts."""
    if lasts(value.recruits_until, today):
        return value
    return replace(value, status=standing(value.status, value.recruits_until, today), recruits_until=None)
