"""Writing documents: one stream of bulk requests whose every answer is looked at.

The only module of the indexer that imports the engine's client library.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from opensearchpy.helpers import streaming_bulk

from search.engine.client import Client, engine_errors

Json = dict[str, Any]

CHUNK_BYTES = 8 * 1024 * 1024
"""Measured: beyond 8 MB nothing is gained, and the library's own 100 MB is more than the indexer may hold."""
CHUNK_STUDIES = 500
RETRIES_WHEN_FULL = 8


class Refused(Struct, frozen=True, kw_only=True):
    """A document that the engine would not take, and why."""

    id: str
    reason: str


def write(client: Client, index: str, documents: Iterable[Json]) -> Iterator[Refused | None]:
    """Writes documents under their own run's version; yields for each one None, or why it was refused.

    An equal version is written again, so that a repeated run changes nothing.
    """
    with engine_errors():
        answers = streaming_bulk(
            client,
            (_action(index, document) for document in documents),
            chunk_size=CHUNK_STUDIES,
            max_chunk_bytes=CHUNK_BYTES,
            max_retries=RETRIES_WHEN_FULL,
            initial_backoff=1,
            raise_on_error=False,
            request_timeout=120,
        )
        for taken, answer in answers:
            yield None if taken else _refused(answer["index"])


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
