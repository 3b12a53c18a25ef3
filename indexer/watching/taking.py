"""Takes the jobs that wait, one after the other."""

from __future__ import annotations

from typing import Any

from msgspec import structs

from indexer import aliases, orders
from indexer.job_log import INTERRUPTED, reason
from indexer.progress import Progress
from indexer.report import Report
from indexer.sources.registries import OPENED
from indexer.sources.scope import whole_parts
from indexer.watching.righting import put_right
from indexer.workshop import Busy, Workshop, one_writer
from search import jobs
from search.jobs import Job
from search.logs import where
from search.moments import now


def take_jobs(workshop: Workshop, progress: Progress) -> None:
    """Does every job that waits; while another run writes, their documents say that they wait for it."""
    client, prefix = workshop.client, workshop.settings.index_prefix
    found = jobs.under_way(client, prefix)
    if not found:
        return
    try:
        with one_writer(workshop.settings.data_dir):
            put_right(workshop, progress)
            while job := jobs.take(client, prefix):
                perform(workshop, job, progress)
    except Busy as busy:
        for each in found:
            if each.job.state == "waiting" and each.job.why != str(busy):
                jobs.change(client, prefix, each, why=str(busy))


def perform(workshop: Workshop, job: Job, progress: Progress) -> None:
    """Does a job that was taken. Whatever goes wrong stands in its document: the next one may go well.

    One that is interrupted waits again, and that try does not count.
    """
    try:
        report = _ordered(workshop, job, progress)
    except KeyboardInterrupt:
        _rewrite(workshop, job, state="waiting", why=INTERRUPTED, tries=job.tries - 1)
        raise
    except Exception as fault:
        progress.show(f"{job.kind} failed: {reason(fault)}")
        if _rewrite(workshop, job, state="failed", why=reason(fault), ended=now()):
            progress.log("job failed", failed=True, job=job.id, fault=type(fault).__name__, way=where(fault))
    else:
        progress.show("\n".join(report.sentences()))


def _ordered(workshop: Workshop, job: Job, progress: Progress) -> Report:
    """The schedule follows what stands whole: it never makes a whole of a sample, and asks no new registry."""
    if job.kind == "update":
        return orders.update(workshop, progress, by=job.by, job=job)
    live = aliases.live(workshop.client, workshop.settings.index_prefix)
    wholes = whole_parts(live.meta) if live and job.by == "schedule" else set()
    registries = tuple(name for name in OPENED if name in wholes)
    return orders.build(workshop, progress, registries=registries, by=job.by, job=job)


def _rewrite(workshop: Workshop, job: Job, **changed: Any) -> bool:
    """Where it broke off before, or without, being recorded; whether it did."""
    client, prefix = workshop.client, workshop.settings.index_prefix
    stands = jobs.get(client, prefix, job.id)
    if stands is None or stands.state != "running":
        return False
    jobs.write(client, prefix, structs.replace(stands, **changed))
    return True
