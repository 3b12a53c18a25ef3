"""Studies that recruit until a day, as documents of the index and as plain studies."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from indexer.documents import document
from indexer.knowledge import Knowledge
from indexer.registries import read
from search.study import Site, SiteCounts, Study
from tests.records import small_record
from tests.search.brute import study as plain
from tests.search.brute.questions import CITIES

LAST_DAY = date(2026, 12, 1)
NEAR, FAR, FARTHEST = (42.3, -71.0), (42.9, -71.0), (44.0, -71.0)
Ending = tuple[str, str, tuple[float, float], str | None]
Endings = dict[str, list[Ending]]

STUDIES: Endings = {
    "NCT00000001": [("RECRUITING", "United States", NEAR, "2026-12-01"), ("RECRUITING", "Canada", FAR, None)],
    "NCT00000002": [("RECRUITING", "United States", NEAR, "2026-12-01")],
    "NCT00000003": [
        ("RECRUITING", "United States", NEAR, "2026-12-01"),
        ("RECRUITING", "United States", FAR, "2026-12-24"),
        ("COMPLETED", "Canada", FARTHEST, None),
    ],
    "NCT00000004": [("RECRUITING", "Canada", FAR, None), ("RECRUITING", "Canada", NEAR, "2026-12-01")],
    "NCT00000005": [("NOT_YET_RECRUITING", "Canada", NEAR, "2026-12-01")],
    "NCT00000006": [
        ("ACTIVE_NOT_RECRUITING", "Canada", NEAR, None),
        ("RECRUITING", "Canada", FAR, "2026-12-01"),
    ],
}
"""By number: each site's status, country, point, and its last day."""

STATUSES = ["RECRUITING", "RECRUITING", "RECRUITING", "ACTIVE_NOT_RECRUITING", "NOT_YET_RECRUITING", "COMPLETED"]
DAYS = [None, None, "2026-11-30", "2026-12-01", "2026-12-02"]


def made(many: int, seed: int) -> Endings:
    """Studies by chance, with last days before, on and after the same day."""
    chance = random.Random(seed)
    return {f"NCT{number:08}": [_site(chance) for _ in range(chance.randint(0, 4))] for number in range(1, many + 1)}


def documents(knowledge: Knowledge, studies: Endings = STUDIES) -> Iterator[dict[str, Any]]:
    for number, sites in studies.items():
        found = read("ctgov", record(number, sites), date(2026, 11, 22))
        yield document(found._replace(study=_ending(found.study, [until for *_, until in sites])), knowledge, run=1)


def plain_studies(studies: Endings) -> Iterator[plain.PlainStudy]:
    for number, sites in studies.items():
        study = plain.read(record(number, sites))
        for site, (*_, until) in zip(study.sites, sites, strict=True):
            site.until = until
        yield study


def record(number: str, sites: list[Ending]) -> bytes:
    """The record, which has no last days."""
    places = [
        {"status": status, "country": country, "city": f"{lat}, {lon}", "geoPoint": {"lat": lat, "lon": lon}}
        for status, country, (lat, lon), _ in sites
    ]
    statuses = {status for status, *_ in sites}
    overall = "RECRUITING" if "RECRUITING" in statuses or not statuses else min(statuses)
    return small_record(
        number,
        statusModule={"overallStatus": overall, "statusVerifiedDate": "2026-10-01"},
        contactsLocationsModule={"locations": places},
    )


def _ending(study: Study, days: list[str | None]) -> Study:
    """The study with last days: its own is the last one of its recruiting sites, where all of them have one."""
    sites = tuple(replace(site, recruits_until=until) for site, until in zip(study.sites, days, strict=True))
    recruiting = [site for site in sites if site.status == "recruiting"]
    ends = [site.recruits_until for site in recruiting if site.recruits_until]
    until = max(ends) if ends and len(ends) == len(recruiting) else None
    card = replace(study.card, recruits_until=until, sites=_counts(sites, recruiting, ends))
    records = tuple(replace(each, recruits_until=until, status_source="dates") for each in study.details.records)
    return replace(study, card=card, details=replace(study.details, records=records), sites=sites)


def _counts(sites: tuple[Site, ...], recruiting: list[Site], ends: list[str]) -> SiteCounts:
    return SiteCounts(total=len(sites), recruiting=len(recruiting), ends=dict(Counter(ends)))


def _site(chance: random.Random) -> Ending:
    lat, lon = chance.choice([*CITIES.values()])
    point = (round(lat + chance.uniform(-2, 2), 3), round(lon + chance.uniform(-2, 2), 3))
    return chance.choice(STATUSES), chance.choice([*plain.COUNTRIES]), point, chance.choice(DAYS)
