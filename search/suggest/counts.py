"""How many studies each condition tag finds in an index, and how many of them recruit somewhere."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from search.engine.client import Client, engine_errors
from search.indices import Live
from search.parts import whole

Json = dict[str, Any]

HEADINGS: Final = 20_000
"""More than the vocabulary has, so that every heading is counted."""

COUNTING_S: Final = 30
"""Seconds for the two counts, which are asked for once for each live index."""


def counts(client: Client, live: Live, today: date | None = None) -> dict[str, tuple[int, int]]:
    """For the id of each heading that has studies, under itself or beneath it: studies, and recruiting studies.

    A study recruits when one of its sites does, at least until `today`. Raises an `EngineError` where the engine does
    not answer whole.
    """
    body: Json = {
        "size": 0,
        "track_total_hits": False,
        "timeout": f"{COUNTING_S}s",
        "aggs": {
            "studies": _by_heading(),
            "recruiting": {"filter": _recruits(today or date.today()), "aggs": {"studies": _by_heading()}},
        },
    }
    with engine_errors():
        answer = client.search(
            index=live.name, body=body, allow_partial_search_results=False, request_timeout=COUNTING_S
        )
    found = whole(answer)["aggregations"]
    recruiting = _read(found["recruiting"]["studies"])
    return {id: (studies, recruiting.get(id, 0)) for id, studies in _read(found["studies"]).items()}


def _by_heading() -> Json:
    return {"terms": {"field": "condition_ids", "size": HEADINGS}}


def _recruits(today: date) -> Json:
    """A site recruits, without an end or with one that has not passed: "recruiting", "recruiting|2026-12-01"."""
    lasting = {"gte": f"recruiting|{today.isoformat()}", "lt": "recruiting~"}
    clauses = [{"term": {"site_statuses": "recruiting"}}, {"range": {"site_statuses": lasting}}]
    return {"bool": {"should": clauses, "minimum_should_match": 1}}


def _read(buckets: Json) -> dict[str, int]:
    """The buckets of `_by_heading`: `{"buckets": [{"key": "D001943", "doc_count": 12}, …]}`."""
    return {bucket["key"]: bucket["doc_count"] for bucket in buckets["buckets"]}
