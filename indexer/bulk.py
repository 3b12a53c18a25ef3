"""Writing documents: bulk requests whose every answer is looked at, two at a time.

The only module of the indexer that imports the engine's client library.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from msgspec import Struct
from opensearchpy.helpers import streaming_bulk

from search.engine.client import Client, engine_errors

Json = dict[str, Any]

CHUNK_BYTES = 8 * 1024 * 1024
"""Measured: beyond 8 MB nothing is gained, and the library's own 100 MB is more than the indexer may hold."""
CHUNK_SITES = 1_000
"""Studies and sites sent at once, some 2 MB: three such chunks wait at most. With 4,000 a build peaks 80 MB higher and
is no faster."""
STREAMS = 2
"""Requests on their way at once: one left the engine idle while documents were made, and the other way round."""
RETRIES_WHEN_FULL = 8


class Refused(Struct, frozen=True, kw_only=True):
    """A document that the engine would not take, and why."""

    id: str
    reason: str


def write(client: Client, index: str, documents: Iterable[Json]) -> Iterator[Refused | None]:
    """Writes documents under their own run's version; yields for each one, in order, None or why it was refused.

    While chunks are on their way the next documents are made. An equal version is written again, so that a repeated
    run changes nothing.
    """
    under_way: deque[Future[list[Refused | None]]] = deque()
    with engine_errors(), ThreadPoolExecutor(STREAMS, "bulk") as senders:
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


def _send(client: Client, index: str, documents: list[Json]) -> list[Refused | None]:
    answers = streaming_bulk(
        client,
        (_action(index, document) for document in documents),
        chunk_size=len(documents),
        max_chunk_bytes=CHUNK_BYTES,
        max_retries=RETRIES_WHEN_FULL,
        initial_backoff=1,
        raise_on_error=False,
        request_timeout=120,
    )
    return [None if taken else _refused(answer["index"]) for taken, answer in answers]


def _action(index: str, document: Json) -> Json:
    return {
        "_op_type": "index",
        "_index": index,
        "_id": document["id"],
        "version": document["run"],
        "version_type": "external_gte",
        "_source": document,
    }


def _refused(answer: Json) -> Refused:
    error = answer.get("error", {})
    reason = error if isinstance(error, str) else f"{error.get('type')}: {error.get('reason')}"
    return Refused(id=answer["_id"], reason=reason)
