"""Who did what in the admin interface: a line in the log and a document in an index, kept for a year.

Neither ever holds a token, a question or a place.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, Literal

import msgspec
import structlog
from msgspec import Struct

from search import ledger
from search.engine.client import Client, EngineError, engine_errors

AUDIT: Final = "audit"
Action = Literal["log_in", "log_in_refused", "log_out", "token_refused", "form_refused", "job_asked", "job_refused"]

log = structlog.get_logger()


class Entry(Struct, frozen=True, kw_only=True):
    """One deed: when in RFC 3339, from which address; `job` is the one asked for, or the one that stood in the way."""

    at: str
    action: Action
    address: str
    job: str | None = None


def entry(action: Action, address: str, job: str | None = None) -> Entry:
    """What is done now."""
    return Entry(at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}", action=action, address=address, job=job)


def tell(done: Entry) -> None:
    """Writes the log's line, which needs no engine."""
    log.info("admin", action=done.action, address=done.address, job=done.job)


def keep(client: Client, prefix: str, done: Entry) -> None:
    """Adds the entry to the index. An engine that does not take it stops nobody: the log has its line."""
    try:
        ledger.ensure(client, prefix, AUDIT)
        with engine_errors():
            client.index(index=ledger.name(prefix, AUDIT), body=msgspec.to_builtins(done), refresh=True)
    except EngineError as fault:
        log.warning("audit entry not kept", action=done.action, kind=type(fault).__name__)


def last(client: Client, prefix: str, many: int = 20) -> list[Entry]:
    """The last entries, newest first; none before the first is kept."""
    body: dict[str, Any] = {"query": {"match_all": {}}, "sort": [{"at": "desc"}], "size": many}
    with engine_errors():
        answer = client.search(index=ledger.name(prefix, AUDIT), body=body, ignore_unavailable=True)
    return [msgspec.convert(hit["_source"], Entry) for hit in answer["hits"]["hits"]]
