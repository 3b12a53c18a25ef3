"""Documents on their way into the real engine: every answer told in order, blocks told at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from indexer import bulk, lifecycle, operations
from indexer.knowledge import Knowledge
from search.engine.client import Client, EngineAway, EngineRefused, connect
from tests.indexer.small_indices import numbered

Json = dict[str, Any]
FULL_DISK = "index.blocks.read_only_allow_delete"
"""What the engine itself sets on every index when its disk is full to the flood stage."""


@pytest.fixture
def index(client: Client, prefix: str) -> str:
    return str(lifecycle.create(client, prefix))


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made between tries; no time goes by."""
    made: list[float] = []
    monkeypatch.setattr(time, "sleep", made.append)
    return made


def found(client: Client, index: str) -> int:
    client.indices.refresh(index=index)
    return lifecycle.count(client, index)


def test_each_document_is_told_of_in_order(client: Client, index: str, knowledge: Knowledge) -> None:
    made = numbered(knowledge, 4)
    made[1] |= {"surprise": 1}
    created, refused, *others = bulk.write(client, index, made)
    assert (created, others) == ("created", ["created", "created"])
    assert isinstance(refused, bulk.Refused)
    assert refused.id == "NCT00000002"
    assert "strict_dynamic_mapping" in refused.reason
    again = list(bulk.write(client, index, numbered(knowledge, 4, run=2)))
    assert again == ["updated", "created", "updated", "updated"]


def test_what_a_later_run_wrote_is_not_written_over(client: Client, index: str, knowledge: Knowledge) -> None:
    assert list(bulk.write(client, index, numbered(knowledge, 1, run=2))) == ["created"]
    (late,) = bulk.write(client, index, numbered(knowledge, 1, run=1))
    assert isinstance(late, bulk.Refused)
    assert "version_conflict" in late.reason


def test_many_documents_go_in_requests_of_a_bounded_size(
    client: Client, index: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "CHUNK_SITES", 40)
    monkeypatch.setattr(bulk, "CHUNK_BYTES", 10_000)
    sizes: list[int] = []
    asked = client.bulk

    def measured(body: str, **more: Any) -> Any:
        sizes.append(len(body))
        return asked(body=body, **more)

    monkeypatch.setattr(client, "bulk", measured)
    made = numbered(knowledge, 100)
    assert list(bulk.write(client, index, made)) == ["created"] * 100
    assert len(sizes) > 3
    assert max(sizes) <= 10_000
    assert found(client, index) == 100


def test_what_is_removed_is_counted_and_what_is_not_there_is_no_fault(
    client: Client, index: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "CHUNK_IDS", 2)
    assert bulk.remove(client, index, [], run=2) == 0
    list(bulk.write(client, index, numbered(knowledge, 5)))
    gone = (f"NCT0000000{number}" for number in (1, 2, 3, 9))
    assert bulk.remove(client, index, gone, run=2) == 3
    assert found(client, index) == 2
    with pytest.raises(EngineRefused) as told:
        bulk.remove(client, index, ["NCT00000004"], run=0)
    assert "NCT00000004" in told.value.detail


def test_a_full_disk_is_told_at_once(
    client: Client, index: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "CHUNK_SITES", 2)

    def filling() -> Iterator[Json]:
        for number, made in enumerate(numbered(knowledge, 60)):
            if number == 20:
                client.indices.put_settings(index=index, body={FULL_DISK: True})
            yield made

    started = time.monotonic()
    taken: list[bulk.Outcome] = []
    with pytest.raises(EngineAway) as told:
        taken.extend(bulk.write(client, index, filling()))
    assert "disk is full, make room" in told.value.detail
    assert time.monotonic() - started < 60, "patience with a busy engine lasts minutes"
    client.indices.put_settings(index=index, body={FULL_DISK: None})
    assert set(taken) <= {"created"}
    assert found(client, index) <= 26


def test_an_index_that_must_not_be_written_to_says_so(client: Client, index: str, knowledge: Knowledge) -> None:
    client.indices.put_settings(index=index, body={"index.blocks.write": True})
    for work in (
        lambda: list(bulk.write(client, index, numbered(knowledge, 1))),
        lambda: bulk.remove(client, index, ["NCT00000001"], run=1),
    ):
        with pytest.raises(EngineAway) as told:
            work()
        assert "takes no documents" in told.value.detail


def test_an_engine_that_goes_away_in_the_middle_is_away(
    client: Client, index: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "CHUNK_SITES", 2)
    nobody = connect("http://127.0.0.1:9")
    asked = client.bulk
    requests: list[str] = []

    def leaving(body: str, **more: Any) -> Any:
        requests.append(body)
        return (asked if len(requests) < 4 else nobody.bulk)(body=body, **more)

    monkeypatch.setattr(client, "bulk", leaving)
    with pytest.raises(EngineAway):
        list(bulk.write(client, index, numbered(knowledge, 60)))
    assert len(requests) < 10
    assert 0 < found(client, index) <= 6


def test_what_the_engine_is_too_busy_for_is_sent_again_and_keeps_its_place(
    client: Client, index: str, knowledge: Knowledge, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = client.bulk
    busy_with = iter(("NCT00000001", "NCT00000002", None))

    def busy(body: str, **more: Any) -> Any:
        answer = asked(body=body, **more)
        late = next(busy_with)
        for item in answer["items"]:
            if item["index"]["_id"] == late:
                item["index"] |= {"status": 429, "error": {"type": "rejected_execution_exception", "reason": "full"}}
        return answer

    monkeypatch.setattr(client, "bulk", busy)
    made = numbered(knowledge, 3)
    made[2] |= {"surprise": 1}
    *taken, refused = bulk.write(client, index, made)
    # The engine had taken it before it said otherwise: sent again, it is written over.
    assert taken == ["updated", "created"]
    assert isinstance(refused, bulk.Refused)
    assert pauses == [1]


def test_an_engine_that_stays_too_busy_is_away(
    client: Client, index: str, knowledge: Knowledge, pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise EngineAway("too many requests", 429)

    monkeypatch.setattr(client, "bulk", full)
    with pytest.raises(EngineAway) as told:
        list(bulk.write(client, index, numbered(knowledge, 2)))
    assert "too many requests" in told.value.detail
    assert pauses == list(operations.PAUSES_S)


def test_a_fault_of_the_engine_is_none_of_the_document(
    client: Client, index: str, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = {"type": "unavailable_shards_exception", "reason": "primary shard is not active"}
    answer = {"items": [{"index": {"_id": "NCT00000001", "status": 503, "error": error}}]}
    monkeypatch.setattr(client, "bulk", lambda **_: answer)
    with pytest.raises(EngineAway) as told:
        list(bulk.write(client, index, numbered(knowledge, 1)))
    assert "primary shard is not active" in told.value.detail
