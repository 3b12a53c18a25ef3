"""Writing documents: bulk requests whose every answer is looked at, two at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Any, Final, Literal

from msgspec import Struct

from indexer.operations import answers, line, versioned
from search.engine.client import Client, EngineRefused

Json = dict[str, Any]

CHUNK_BYTES: Final = 8 * 1024 * 1024
"""Measured: beyond 8 MB nothing is gained, and the engine takes no request of more than 100 MB."""
CHUNK_SITES: Final = 1_000
"""Studies and sites sent at once, some 2 MB: three such chunks wait at most. With 4,000 a build peaks 80 MB higher and
is no faster."""
CHUNK_IDS: Final = 1_000
STREAMS: Final = 2
"""Requests on their way at once: one left the engine idle while documents were made, and the other way round."""


class Refused(Struct, frozen=True, kw_only=True):
    """A document that the engine would not take, and why."""

    id: str
    reason: str


Outcome = Refused | Literal["created", "updated"]


def write(client: Client, index: str, documents: Iterable[Json]) -> Iterator[Outcome]:
    """Writes documents under their own run's version; yields for each one, in order, what became of it.

    While chunks are on their way the next documents are made. An equal version is written again, so that a repeated
    run changes nothing. Raises `EngineAway` where the engine takes no documents: its disk is full, it is too busy.
    """
    under_way: deque[Future[list[Outcome]]] = deque()
    with ThreadPoolExecutor(STREAMS, "bulk") as senders:
        try:
            for chunk in _chunks(documents):
                under_way.append(senders.submit(_send, client, index, chunk))
                if len(under_way) > STREAMS:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        finally:
            for one in under_way:
                one.cancel()


def remove(client: Client, index: str, ids: Iterable[str], run: int) -> int:
    """Takes documents out under a run's version; tells how many of them were there."""
    removed = 0
    rest = iter(ids)
    while some := list(islice(rest, CHUNK_IDS)):
        for answer in answers(client, index, [line({"delete": versioned(id, run)}) for id in some]):
            if "error" in answer:
                refused = _refused(answer)
                raise EngineRefused(f"{refused.id} could not be removed: {refused.reason}", answer["status"])
            removed += answer["result"] == "deleted"
    return removed


def _chunks(documents: Iterable[Json]) -> Iterator[list[Json]]:
    """Lists of documents of a bounded size, counted with their sites: those are what a document is made of."""
    chunk: list[Json] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += 1 + len(document.get("sites", ()))
        if size >= CHUNK_SITES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _send(client: Client, index: str, documents: list[Json]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    part: list[bytes] = []
    size = 0
    for document in documents:
        lines = line({"index": versioned(document["id"], document["run"])}) + line(document)
        if part and size + len(lines) > CHUNK_BYTES:
            outcomes += map(_outcome, answers(client, index, part))
            part, size = [], 0
        part.append(lines)
        size += len(lines)
    return outcomes + [_outcome(answer) for answer in answers(client, index, part)]


def _outcome(answer: Json) -> Outcome:
    if "error" in answer:
        return _refused(answer)
    return "created" if answer["result"] == "created" else "updated"


def _refused(answer: Json) -> Refused:
    error = answer["error"]
    return Refused(id=answer["_id"], reason=f"{error['type']}: {error['reason']}")
