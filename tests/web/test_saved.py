"""What became of saved studies: 256 buckets that hold every id there is, each in the one that it belongs to."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient

from indexer.knowledge import Knowledge
from search import buckets
from search.engine.client import Client, EngineAway
from search.indices import IndexMeta, Live, alias
from search.saved import own_ids, saved
from search.settings import Settings
from tests.built import Built
from tests.records import TODAY, small_record
from tests.search.brute.indexed import build, dropped
from web.app import create_app

SAVED = "/api/v1/saved"
EVERY = [f"{number:02x}" for number in range(256)]
Told = dict[str, list[Any]]


@pytest.fixture(scope="module")
def indexed(built: Built) -> list[dict[str, Any]]:
    """Every document's card, other numbers and former ones."""
    return list(every_source(built.client, alias(built.prefix)))


def every_source(client: Client, index: str) -> Iterator[dict[str, Any]]:
    body: dict[str, Any] = {"size": 2_000, "_source": ["card", "details.numbers", "details.aliases"], "sort": ["id"]}
    while hits := client.search(index=index, body=body)["hits"]["hits"]:
        yield from (hit["_source"] for hit in hits)
        body["search_after"] = hits[-1]["sort"]


@pytest.fixture(scope="module")
def told(app: Any) -> dict[str, Told]:
    """All buckets as the service tells them."""
    api = app.test_client()
    return {bucket: bucket_of(api, bucket) for bucket in EVERY}


def bucket_of(api: FlaskClient, bucket: str) -> Told:
    answer = api.get(f"{SAVED}/{bucket}.json")
    assert answer.status_code == 200, answer.text
    found: Told = json.loads(answer.data)
    return found


def test_the_buckets_hold_every_id_with_what_can_change(told: dict[str, Told], indexed: list[dict[str, Any]]) -> None:
    own: Told = {}
    others: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for source in indexed:
        card, details = json.loads(source["card"]), source["details"]
        counts = card["sites"]
        own[card["id"]] = [card["status"], counts["recruiting"], counts["total"], card["checked"]]
        registries = {number["number"] for number in details["numbers"] if number["registry"]}
        for id in {*registries, *details["aliases"]} - {card["id"]}:
            others[id].append(own[card["id"]])
    clear = {id: found[0] for id, found in others.items() if len(found) == 1}
    assert {id: row for bucket in told.values() for id, row in bucket.items()} == clear | own


def test_each_id_stands_in_its_own_bucket_alone(told: dict[str, Told]) -> None:
    for bucket, studies in told.items():
        assert list(studies) == sorted(studies)
        assert {hashlib.sha256(id.encode()).hexdigest()[:2] for id in studies} <= {bucket}


def test_what_a_hit_says_is_what_its_bucket_says(api: FlaskClient, told: dict[str, Told]) -> None:
    for hit in api.get("/api/v1/studies?status=any&size=100&sort=updated").json["studies"]:  # type: ignore[index]
        row = told[hashlib.sha256(hit["id"].encode()).hexdigest()[:2]][hit["id"]]
        counts = hit["sites"]
        until = [hit["recruits_until"]] if hit["recruits_until"] else []
        assert row == [hit["status"], counts["recruiting"], counts["total"], hit["checked"], *until]


def test_a_bucket_is_kept_until_the_index_or_the_day_changes(built: Built, engine_url: str) -> None:
    api = create_app(built.settings, lambda: engine_url).test_client()
    answer = api.get(f"{SAVED}/a7.json")
    assert "public" in answer.headers["Cache-Control"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    known = {"If-None-Match": answer.headers["ETag"]}
    assert api.get(f"{SAVED}/a7.json", headers=known).status_code == 304
    assert api.get(f"{SAVED}/a8.json", headers=known).status_code == 200
    tomorrow = replace(built.settings, clock=built.settings.today.replace(day=23))
    later = create_app(tomorrow, lambda: engine_url).test_client()
    assert later.get(f"{SAVED}/a7.json", headers=known).status_code == 200


FORMER = {
    "NCT00000001": ["NCT00000007"],
    "NCT00000002": ["nct00000008 ", "NCT00000001"],
    "NCT00000003": ["NCT00000008", "NCT00000009"],
}
"""Former numbers: 7 and 9 mean one study, 8 means two, and 1 is another study's own."""


def test_a_former_number_tells_the_study_it_means(
    client: Client, settings: Settings, engine_url: str, reference_dir: Path, knowledge: Knowledge, tmp_path: Path
) -> None:
    statuses = dict(zip(FORMER, ["RECRUITING", "COMPLETED", "TERMINATED"], strict=True))
    records = [
        small_record(
            number,
            identificationModule={"nctId": number, "briefTitle": "A study", "nctIdAliases": former},
            statusModule={"overallStatus": statuses[number]},
        )
        for number, former in FORMER.items()
    ]
    for prefix in dropped(client, "former-"):
        build(client, prefix, knowledge, tmp_path, records)
        own = replace(settings, index_prefix=prefix, data_dir=reference_dir.parent, rate_limit="1000/minute")
        api = create_app(own, lambda: engine_url).test_client()
        found = {id: row[0] for bucket in EVERY for id, row in bucket_of(api, bucket).items()}
        expected = {number: status.lower() for number, status in statuses.items()}
        assert found == expected | {"NCT00000007": "recruiting", "NCT00000009": "terminated"}
        sent = api.get("/api/v1/studies/NCT00000009")
        assert sent.headers["Location"].endswith("/NCT00000003")
        # A study's own number leads to it however it is written, though another was called so.
        own_number = api.get("/api/v1/studies/nct00000001")
        assert own_number.headers["Location"].endswith("/NCT00000001")


def test_pages_make_the_whole(built: Built, told: dict[str, Told], monkeypatch: pytest.MonkeyPatch) -> None:
    live = Live(alias(built.prefix), IndexMeta())
    monkeypatch.setattr(buckets, "PAGE", 3)
    for bucket in ("00", "a7"):
        found = saved(built.client, live, bucket, TODAY)
        assert json.loads(msgspec.json.encode(found)) == told[bucket]


class Breaking:
    """An engine whose second page is not whole."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.pages = 0

    def search(self, **asked: Any) -> Any:
        self.pages += 1
        answer = self.client.search(**asked)
        return answer | {"timed_out": self.pages > 1}


@pytest.mark.parametrize("read", [partial(saved, today=TODAY), own_ids])
def test_a_fault_in_the_middle_is_no_answer(built: Built, read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    live = Live(alias(built.prefix), IndexMeta())
    monkeypatch.setattr(buckets, "PAGE", 1)
    full = next(bucket for bucket in EVERY if len(saved(built.client, live, bucket, TODAY)) > 1)
    with pytest.raises(EngineAway):
        read(Breaking(built.client), live, full)
