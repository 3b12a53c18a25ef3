"""Operations sent to the engine in one request, and what it says of each."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from search.engine.client import Client, EngineAway, engine_errors

Json = dict[str, Any]

ANSWERS_WITHIN_S: Final = 120
TOO_BUSY: Final = 429
PAUSES_S: Final = (1, 2, 4, 8, 16, 32, 64, 128)
"""Between the tries while the engine has too much to do."""
OF_THE_DOCUMENT: Final = (400, 409)
"""It does not fit the mapping, or a later run wrote it."""
BLOCKED: Final = "cluster_block_exception"
FULL_DISK: Final = ("flood-stage", "read-only-allow-delete")


def versioned(id: str, run: int) -> Json:
    """What an operation is about: a document, as a run knows it. An equal version goes through again."""
    return {"_id": id, "version": run, "version_type": "external_gte"}


def line(value: Json) -> bytes:
    """A line of a request."""
    return msgspec.json.encode(value) + b"\n"


def answers(client: Client, index: str, operations: list[bytes]) -> list[Json]:
    """What the engine says of each operation, in order; what it is too busy for is sent again.

    Raises `EngineAway` where it takes no documents for now: a study that nobody refused must not be left out.
    """
    told: dict[int, Json] = {}
    waiting = dict(enumerate(operations))
    for pause in (*PAUSES_S, None):
        told |= _asked(client, index, waiting)
        waiting = {at: operations[at] for at in waiting if told[at]["status"] == TOO_BUSY}
        if not waiting:
            break
        if pause is None:
            raise EngineAway(f"the engine is too busy: {next(told[at]['error'] for at in waiting)}", TOO_BUSY)
        time.sleep(pause)
    return [told[at] for at in range(len(operations))]


def _asked(client: Client, index: str, operations: Mapping[int, bytes]) -> dict[int, Json]:
    """One request's answers. One that was refused whole, for being too much now, counts for each of its operations."""
    body = b"".join(operations.values()).decode()
    try:
        with engine_errors():
            told = client.bulk(body=body, index=index, request_timeout=ANSWERS_WITHIN_S)
    except EngineAway as away:
        if away.status != TOO_BUSY or BLOCKED in away.detail:
            raise
        return {at: {"status": TOO_BUSY, "error": away.detail} for at in operations}
    items = [next(iter(item.values())) for item in told["items"]]
    for item in items:
        _refuse_fault(item)
    return dict(zip(operations, items, strict=True))


def _refuse_fault(item: Json) -> None:
    """Raises `EngineAway` for what is no fault of the document: a block lasts until somebody makes room."""
    error = item.get("error")
    busy = item["status"] == TOO_BUSY and BLOCKED not in str(error)
    if error is None or busy or item["status"] in OF_THE_DOCUMENT:
        return
    full = any(sign in str(error) for sign in FULL_DISK)
    why = "the engine's disk is full, make room and run again" if full else "the engine takes no documents"
    raise EngineAway(f"{why}: {error}", item["status"])
