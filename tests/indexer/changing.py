"""A registry's records that change from day to day, and indices compared document by document."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from indexer import aliases
from indexer.registries import Raw
from indexer.sources import Source
from search.coverage import FULL
from search.engine.client import Client
from search.indices import Live
from tests.records import small_record

STATUSES = ("RECRUITING", "COMPLETED", "ACTIVE_NOT_RECRUITING", "SUSPENDED")
TOWNS = (("Boston", "United States"), ("Warszawa", "Poland"), ("Lyon", "France"))
SHARED = ("2019-003842-34", "2020-001111-22", "ISRCTN00000017", "2023-500001-10-00")
"""Numbers that several records may name: they join and part studies."""
Json = dict[str, Any]


def changing(number: int, chance: random.Random, day: str = "2026-11-01") -> bytes:
    """A study with a few sites, a status, and now and then a number of another registry."""
    named = [{"id": other, "type": "REGISTRY"} for other in SHARED if chance.random() < 0.15]
    locations = [
        {"facility": f"Hospital {chance.randint(1, 3)}", "city": city, "country": country, "status": "RECRUITING"}
        for city, country in TOWNS
        if chance.random() < 0.6
    ]
    return small_record(
        f"NCT{number:08}",
        identificationModule={
            "nctId": f"NCT{number:08}",
            "briefTitle": f"Study {number} of {chance.randint(0, 9)}",
            "secondaryIdInfos": named,
        },
        statusModule={"overallStatus": chance.choice(STATUSES), "lastUpdatePostDateStruct": {"date": day}},
        contactsLocationsModule={"locations": locations},
    )


def read_whole(registry: str, records: dict[str, bytes], as_of: str = "2026-11-20T09:00:05Z") -> Source:
    """A registry that is read from the first record to the last."""
    return Source(
        scope=FULL,
        doing="Reading records",
        note="every study",
        as_of=as_of,
        records=lambda: _raw(records),
        of=len(records),
        expected=len(records),
        registry=registry,
    )


def _raw(records: dict[str, bytes]) -> Iterator[Raw]:
    return (Raw(record, id) for id, record in records.items())


def documents(client: Client, index: str) -> dict[str, Json]:
    """Every document of an index by its id, without the number of the run that wrote it."""
    answer = client.search(index=index, body={"size": 10_000, "query": {"match_all": {}}})
    return {hit["_id"]: {**hit["_source"], "run": 0} for hit in answer["hits"]["hits"]}


def live(client: Client, prefix: str) -> Live:
    found = aliases.live(client, prefix)
    assert found is not None
    return found
