"""Puts right what stands as running though nobody runs it."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from indexer.job_log import INTERRUPTED, MOST_FAULTS
from indexer.progress import Progress
from indexer.store import Store
from indexer.workshop import Workshop
from search import jobs
from search.jobs import Job
from search.logs import without_password
from search.moments import now

MOST_TRIES: Final = 3
KILLED: Final = "it was killed"
GOES_ON: Final = "it was killed, and goes on where it stopped"
GIVEN_UP: Final = f"it was begun {MOST_TRIES} times and killed each time"


def put_right(workshop: Workshop, progress: Progress) -> None:
    """Ends or begins again what stands as running; only for the one writer: whoever ran it is no more.

    A run that ended while its document could not be written ended as the store tells. Of the others, one that was
    begun by itself is over; one that was asked for goes on, unless it has been tried often enough.
    """
    for found in jobs.under_way(workshop.client, workshop.settings.index_prefix):
        job = found.job
        if job.state != "running":
            continue
        changed = _told_by_the_store(workshop.store, job) or _killed(job)
        jobs.change(workshop.client, workshop.settings.index_prefix, found, **changed)
        facts = {"kind": job.kind, "by": job.by, "job": job.id, "state": changed["state"], "why": changed["why"]}
        progress.log("job put right", failed=changed["state"] != "done", **facts)


def _told_by_the_store(store: Store, job: Job) -> dict[str, Any] | None:
    """How the job's run ended; None where it did not, or was interrupted and is to go on."""
    run = store.runs.get(job.run) if job.run else None
    if run is None or run.state not in ("done", "failed"):
        return None
    report: dict[str, Any] = msgspec.json.decode(run.report or "{}")
    interrupted = report.get("why") == KeyboardInterrupt.__name__
    if interrupted and job.tries:
        return None
    why = INTERRUPTED if interrupted else without_password(report.get("why") or "") or None
    faults = tuple(store.runs.faults(run.number, MOST_FAULTS))
    return {"state": run.state, "why": why, "ended": run.ended, "report": report, "faults": faults}


def _killed(job: Job) -> dict[str, Any]:
    if 0 < job.tries < MOST_TRIES:
        return {"state": "waiting", "why": GOES_ON}
    return {"state": "failed", "why": GIVEN_UP if job.tries else KILLED, "ended": now()}
