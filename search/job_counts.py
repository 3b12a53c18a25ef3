"""How many runs there were of each kind and state, and the newest of each."""

from __future__ import annotations

from typing import Any, Final

import msgspec
from msgspec import Struct

from search import ledger
from search.engine.client import Client, engine_errors
from search.jobs import HEAVY, JOBS, Job, KindOfRun, State

VALUES: Final = 10
"""More than there are kinds, and states."""


class JobCount(Struct, frozen=True, kw_only=True):
    """The runs of one kind that are in one state now, and the newest of them, without its report and faults."""

    kind: KindOfRun
    state: State
    jobs: int
    newest: Job


def job_counts(client: Client, prefix: str) -> list[JobCount]:
    """Counted by the engine in one request; nothing before the first run."""
    newest = {"top_hits": {"size": 1, "sort": [{"id": "desc"}], "_source": {"excludes": HEAVY}}}
    states: dict[str, Any] = {"terms": {"field": "state", "size": VALUES}, "aggs": {"newest": newest}}
    body = {"size": 0, "aggs": {"kinds": {"terms": {"field": "kind", "size": VALUES}, "aggs": {"states": states}}}}
    with engine_errors():
        answer = client.search(index=ledger.name(prefix, JOBS), body=body, ignore_unavailable=True)
    return [
        JobCount(
            kind=kind["key"],
            state=state["key"],
            jobs=state["doc_count"],
            newest=msgspec.convert(state["newest"]["hits"]["hits"][0]["_source"], Job),
        )
        # Before the first job there is no index, and an answer without counts.
        for kind in answer.get("aggregations", {}).get("kinds", {}).get("buckets", ())
        for state in kind["states"]["buckets"]
    ]
