"""Jobs as the tests of the watch ask for them, find them, or leave them behind."""

from __future__ import annotations

from typing import Any

from msgspec import structs

from indexer import aliases
from indexer.workshop import Workshop
from search import jobs
from search.jobs import Job


def asked(workshop: Workshop, kind: jobs.Kind = "build") -> Job:
    return jobs.ask(workshop.client, workshop.settings.index_prefix, kind, "admin")


def stands(workshop: Workshop, job: Job) -> Job:
    found = jobs.get(workshop.client, workshop.settings.index_prefix, job.id)
    assert found is not None
    return found


def left_running(workshop: Workshop, **changed: Any) -> Job:
    """A job whose watcher, or shell, was killed."""
    job = structs.replace(jobs.new("build", "admin", "running"), **changed)
    jobs.write(workshop.client, workshop.settings.index_prefix, job)
    return job


def live_scope(workshop: Workshop) -> str | None:
    live = aliases.live(workshop.client, workshop.settings.index_prefix)
    return live.meta.scope if live else None
