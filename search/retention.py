"""How long it is remembered what was run, and who did what in the admin interface: a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final
from weakref import WeakKeyDictionary

from search import ledger
from search.audit import AUDIT
from search.engine.client import Client, engine_errors
from search.jobs import JOBS

KEPT: Final = timedelta(days=365)

_looked: Final[WeakKeyDictionary[Client, dict[str, date]]] = WeakKeyDictionary()
"""The day on which the indices of each prefix were last looked through."""


def forget_old(client: Client, prefix: str, today: date) -> None:
    """Drops jobs that have ended and entries of the audit log, of more than a year ago; looks once a day at most."""
    looked = _looked.setdefault(client, {})
    if looked.get(prefix) == today:
        return
    _drop(client, ledger.name(prefix, JOBS), _before("asked", today), {"terms": {"state": ["done", "failed"]}})
    _drop(client, ledger.name(prefix, AUDIT), _before("at", today))
    looked[prefix] = today


def _before(field: str, today: date) -> dict[str, Any]:
    return {"range": {field: {"lt": f"{today - KEPT}T00:00:00Z"}}}


def _drop(client: Client, index: str, *old: dict[str, Any]) -> None:
    """Deletes what all of these filters find; where there is no such index, nothing."""
    how = {"ignore_unavailable": True, "conflicts": "proceed", "refresh": True}
    with engine_errors():
        client.delete_by_query(index=index, body={"query": {"bool": {"filter": list(old)}}}, **how)
