"""An index from its making to its end, on the real engine: empty or a copy, finished or dropped."""

from __future__ import annotations

from typing import Any

import pytest

from indexer import aliases, bulk, lifecycle
from indexer.knowledge import Knowledge
from indexer.lifecycle import Blocked
from search.engine.client import Client, EngineAway, EngineError, EngineRefused
from search.indices import alias, previous_alias
from tests.indexer.small_indices import finished, numbered


@pytest.mark.parametrize("named", [alias, previous_alias])
def test_an_index_that_bears_an_aliass_name_is_refused(client: Client, prefix: str, named: Any) -> None:
    aliases.swap(client, finished(client, prefix, []))
    lifecycle.refuse_concrete(client, prefix)
    lifecycle.drop(client, lifecycle.ours(client, prefix)[0])
    client.indices.create(index=named(prefix))
    with pytest.raises(Blocked, match=named(prefix)):
        lifecycle.refuse_concrete(client, prefix)


def test_a_copy_holds_what_the_live_one_holds_and_can_be_written_to(
    client: Client, prefix: str, knowledge: Knowledge
) -> None:
    live = finished(client, prefix, numbered(knowledge, 3), studies=3)
    copy = lifecycle.copy(client, live)
    assert lifecycle.count(client, str(copy)) == 3
    assert lifecycle.finished(client, prefix) == [live]
    settings = client.indices.get_settings(index=str(copy))[str(copy)]["settings"]["index"]
    assert (settings["number_of_replicas"], settings["refresh_interval"]) == ("0", "-1")
    assert settings["translog"]["durability"] == "request"
    *_, changed = bulk.write(client, str(copy), numbered(knowledge, 4, run=2))
    assert changed == "created"
    assert bulk.remove(client, str(copy), ["NCT00000001", "NCT99999999"], run=2) == 1
    lifecycle.settle(client, copy)
    assert [lifecycle.count(client, str(name)) for name in (live, copy)] == [3, 3]
    for name in (live, copy):
        with pytest.raises(EngineAway) as told:
            list(bulk.write(client, str(name), numbered(knowledge, 1, run=3)))
        assert "the engine takes no documents" in told.value.detail


def test_an_unfinished_copy_is_dropped_by_the_next_run(client: Client, prefix: str) -> None:
    live = finished(client, prefix, [])
    lifecycle.copy(client, live)
    lifecycle.drop_unfinished(client, prefix)
    assert lifecycle.ours(client, prefix) == [live]


def test_a_copy_that_fails_leaves_nothing_behind(client: Client, prefix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    live = finished(client, prefix, [])

    def away(**_: object) -> None:
        raise EngineAway("gone")

    monkeypatch.setattr(client.indices, "put_mapping", away)
    with pytest.raises(EngineAway):
        lifecycle.copy(client, live)
    assert lifecycle.ours(client, prefix) == [live]


def test_a_copy_of_what_cannot_be_copied_is_told(client: Client, prefix: str) -> None:
    closed = finished(client, prefix, [])
    client.indices.close(index=str(closed))
    with pytest.raises((Blocked, EngineError)) as told:
        lifecycle.copy(client, closed)
    assert not isinstance(told.value, EngineRefused)


def test_an_index_does_not_outlive_the_failure_of_its_run(client: Client, prefix: str) -> None:
    with pytest.raises(KeyboardInterrupt), lifecycle.dropped_on_failure(client, lifecycle.create(client, prefix)):
        raise KeyboardInterrupt
    assert lifecycle.ours(client, prefix) == []
