"""From a source into the store: every record as received, the newer of two with one number."""

from __future__ import annotations

from indexer.progress import Progress
from indexer.registries import Identity, Raw, Unreadable, identify
from indexer.report import Report
from indexer.sources import Source
from indexer.store import Store, StoredRecord

BATCH = 200
"""Records kept in one transaction; at most some megabytes wait in memory."""


def take_in(source: Source, store: Store, report: Report, progress: Progress) -> set[str]:
    """Keeps a source's records, and tells whose they were."""
    waiting: dict[tuple[str, str], tuple[Identity, bytes]] = {}
    registries: set[str] = set()
    for raw in progress.over(source.records(), source.doing, total=source.expected):
        if isinstance(raw, Unreadable):
            report.broken += 1
            _name(raw, raw.where, store, report)
            continue
        identity = _identity(raw, store, report)
        if identity is None:
            continue
        report.read += 1
        registries.add(identity.registry)
        key = (identity.registry, identity.id)
        twin = waiting[key][1] if key in waiting else store.seen(*key, run=report.run)
        if twin is not None:
            report.older_twins += 1
            if (identify(twin).updated or "") >= (identity.updated or ""):
                continue
        waiting[key] = (identity, raw.data)
        if len(waiting) >= BATCH:
            _keep(waiting, store, report.run)
    _keep(waiting, store, report.run)
    return registries


def _identity(raw: Raw, store: Store, report: Report) -> Identity | None:
    try:
        return identify(raw.data)
    except Unreadable as fault:
        _name(fault, raw.where, store, report)
        return None


def _name(fault: Unreadable, where: str, store: Store, report: Report) -> None:
    report.unreadable += 1
    store.name_fault(report.run, where, fault.reason)


def _keep(waiting: dict[tuple[str, str], tuple[Identity, bytes]], store: Store, run: int) -> None:
    store.keep([StoredRecord(each.registry, each.id, body) for each, body in waiting.values()], run)
    waiting.clear()
