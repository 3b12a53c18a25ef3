"""Studies whose sites' statuses end on a day, as documents of the index."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from indexer.documents import document
from indexer.knowledge import Knowledge
from indexer.registries import read
from tests.records import small_record

LAST_DAY = date(2026, 12, 1)
NEAR, FAR, FARTHEST = (42.3, -71.0), (42.9, -71.0), (44.0, -71.0)
Ending = tuple[str, str, tuple[float, float], str | None]

STUDIES: dict[str, list[Ending]] = {
    "NCT00000001": [("RECRUITING", "United States", NEAR, "2026-12-01"), ("RECRUITING", "Canada", FAR, None)],
    "NCT00000002": [("RECRUITING", "United States", NEAR, "2026-12-01")],
    "NCT00000003": [
        ("RECRUITING", "United States", NEAR, "2026-12-01"),
        ("RECRUITING", "United States", FAR, "2026-12-24"),
        ("COMPLETED", "Canada", FARTHEST, None),
    ],
    "NCT00000004": [("RECRUITING", "Canada", FAR, None), ("RECRUITING", "Canada", NEAR, "2026-12-01")],
    "NCT00000005": [("NOT_YET_RECRUITING", "Canada", NEAR, "2026-12-01")],
}
"""By number: each site's status, country, point, and the last day of its status."""


def documents(knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    for number, sites in STUDIES.items():
        places = [
            {"status": status, "country": country, "city": f"{lat}", "geoPoint": {"lat": lat, "lon": lon}}
            for status, country, (lat, lon), _ in sites
        ]
        record = small_record(
            number,
            statusModule={"overallStatus": "NOT_YET_RECRUITING" if number.endswith("5") else "RECRUITING"},
            contactsLocationsModule={"locations": places},
        )
        found = read("ctgov", record, date(2026, 11, 22))
        ending = tuple(
            msgspec.structs.replace(site, recruits_until=until)
            for site, (_, _, _, until) in zip(found.study.sites, sites, strict=True)
        )
        study = msgspec.structs.replace(found.study, sites=ending)
        yield document(found._replace(study=study), knowledge, run=1)
