"""What an index holds, counted by the engine as a reader of the records counts it."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from indexer.knowledge import Knowledge
from search.contents import Contents, Count, contents
from search.engine.client import Client
from tests.indexer.small_indices import documents, finished
from tests.records import small_record

BOSTON = {
    "city": "Boston",
    "state": "Massachusetts",
    "country": "United States",
    "geoPoint": {"lat": 42.36, "lon": -71.06},
}


def record(number: str, *sites: dict[str, Any]) -> bytes:
    return small_record(
        number, statusModule={"overallStatus": "RECRUITING"}, contactsLocationsModule={"locations": list(sites)}
    )


def test_studies_sites_points_and_sites_that_recruit_are_counted(
    client: Client, prefix: str, knowledge: Knowledge
) -> None:
    recruits, ended = BOSTON | {"status": "RECRUITING"}, BOSTON | {"status": "COMPLETED", "facility": "Another"}
    nowhere = {"city": "Nowhere to be found", "country": "Atlantis", "status": "RECRUITING"}
    made = documents(
        knowledge, record("NCT00000001", recruits, ended), record("NCT00000002", nowhere), small_record("NCT00000003")
    )
    index = finished(client, prefix, made)
    counted = contents(client, str(index), date(2026, 11, 22))
    assert (counted.studies, counted.sites, counted.placed, counted.recruiting) == (3, 3, 2, 2)
    assert counted.registries == {"ctgov": Count(studies=3, sites=3)}


def test_a_site_recruits_up_to_its_last_day(client: Client, prefix: str, knowledge: Knowledge) -> None:
    (made,) = documents(knowledge, record("NCT00000001", BOSTON | {"status": "RECRUITING"}))
    made["sites"][0]["recruits_until"] = "2026-11-22"
    index = finished(client, prefix, [made])
    days = (date(2026, 11, 22), date(2026, 11, 23))
    assert [contents(client, str(index), day).recruiting for day in days] == [1, 0]


def test_a_study_counts_in_each_of_its_registries_and_once_in_all(
    client: Client, prefix: str, knowledge: Knowledge
) -> None:
    (made,) = documents(knowledge, record("NCT00000001", BOSTON | {"status": "RECRUITING"}))
    joined = made | {
        "registries": ["ctgov", "isrctn"],
        "sites": [*made["sites"], made["sites"][0] | {"registry": "isrctn"}],
    }
    index = finished(client, prefix, [msgspec.json.decode(msgspec.json.encode(joined))])
    counted = contents(client, str(index), date(2026, 11, 22))
    assert (counted.studies, counted.registries) == (1, {"ctgov": Count(1, 1), "isrctn": Count(1, 1)})


def test_an_empty_index_holds_nothing(client: Client, prefix: str) -> None:
    assert contents(client, str(finished(client, prefix, [])), date(2026, 11, 22)) == Contents()
