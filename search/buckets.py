"""All studies in 256 parts of much the same size, each small enough to be told whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from search.engine.client import Client, engine_errors
from search.indices import Live
from search.parts import SEARCH_S, whole

Json = dict[str, Any]

BUCKETS: Final = tuple(f"{number:02x}" for number in range(256))
"""The first two hex digits of the SHA-256 of an id."""

FIELD: Final = "saved_as"
PAGE: Final = 1_000


def bucket_of(id: str) -> str:
    """Which part an id belongs to."""
    return hashlib.sha256(id.encode()).hexdigest()[:2]


def filed(id: str) -> str:
    """An id behind its bucket, as the index keeps it: `1f/NCT00000102`."""
    return f"{bucket_of(id)}/{id}"


def every_hit(client: Client, live: Live, bucket: str, stored: tuple[str, ...] = ()) -> Iterator[Json]:
    """The studies with an id in this bucket, ordered by their own id, with these stored fields.

    Every page is asked of the same index. A fault in the middle is raised: no part passes for the whole.
    """
    body: Json = {
        "size": PAGE,
        "track_total_hits": False,
        "timeout": f"{SEARCH_S}s",
        "_source": False,
        "query": {"bool": {"filter": [{"prefix": {FIELD: f"{bucket}/"}}]}},
        "sort": ["id"],
        "stored_fields": list(stored),
        "docvalue_fields": [FIELD, {"field": "updated", "format": "strict_date"}],
    }
    while True:
        with engine_errors():
            answer = client.search(index=live.name, body=body, allow_partial_search_results=False)
        hits = whole(answer)["hits"]["hits"]
        yield from hits
        if len(hits) < PAGE:
            return
        body |= {"search_after": hits[-1]["sort"]}


def ids_in(bucket: str, hit: Json) -> list[str]:
    """Which of a study's ids are in the bucket: `{"fields": {"saved_as": ["1f/NCT00000102", "a0/…"]}}`."""
    return [id for part, _, id in (each.partition("/") for each in hit["fields"][FIELD]) if part == bucket]
