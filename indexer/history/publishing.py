"""The copy of the history that the service answers from; where the store was lost, the copy gives it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from indexer.history.log import Log, Reached
from indexer.store import Store
from search import ledger
from search.changes import KeptChange
from search.engine.client import Client, EngineRefused, engine_errors

AT_ONCE: Final = 1_000
IN_ORDER: Final = [{"number": "asc"}, {"id": "asc"}]
"""By the id too: changes of two stores may bear one number."""


def publish(store: Store, client: Client, prefix: str) -> None:
    """Brings the copy up to date. Where the two disagree each gets what it lacks, and every change is written anew."""
    log = Log(store)
    index = ledger.ensure(client, prefix, ledger.CHANGES)
    with engine_errors():
        # What a run wrote that died before this moment counts.
        client.indices.refresh(index=index)
        reached = _reached(client, index)
        agreed = reached.number or 0
        if not log.holds(reached):
            agreed = 0
            for copies in _copies(client, index):
                log.take_back(copies)
        if _write(client, index, log, agreed):
            client.indices.refresh(index=index)


def _write(client: Client, index: str, log: Log, number: int) -> bool:
    """Writes every change after this number; tells whether there was one."""
    after = number
    while changes := log.following(after, AT_ONCE):
        actions = (({"index": {"_id": each.id}}, msgspec.to_builtins(each)) for each in changes)
        body = [line for action in actions for line in action]
        answer: dict[str, Any] = client.bulk(body=body, index=index, request_timeout=60)
        if answer["errors"]:
            refused = next(item["index"] for item in answer["items"] if "error" in item["index"])
            raise EngineRefused(f"{index}: {refused['error']}", refused["status"])
        after = changes[-1].number
    return after > number


def _reached(client: Client, index: str) -> Reached:
    body = {"size": 1, "sort": [{"number": "desc"}, {"id": "desc"}], "track_total_hits": True}
    found = client.search(index=index, body=body)["hits"]
    last: dict[str, Any] = next((hit["_source"] for hit in found["hits"]), {})
    return Reached(found["total"]["value"], last.get("number"), last.get("id"))


def _copies(client: Client, index: str) -> Iterator[list[KeptChange]]:
    """Every change that the copy has, in order, a page at a time."""
    body: dict[str, Any] = {"size": AT_ONCE, "sort": IN_ORDER}
    while hits := client.search(index=index, body=body)["hits"]["hits"]:
        yield [msgspec.convert(hit["_source"], KeptChange) for hit in hits]
        body["search_after"] = hits[-1]["sort"]
