"""Asks for the jobs that are due."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

import mappings
from indexer import aliases
from indexer.progress import Progress
from indexer.sources.scope import whole_parts
from indexer.watching.schedule import KINDS, due, past
from indexer.workshop import Workshop
from search import jobs
from search.indices import STUDIES
from search.jobs import JobUnderWay

REMEMBERED_JOBS: Final = 20
"""Of each kind: enough to count failures up to the longest pause."""


def order_what_is_due(workshop: Workshop, progress: Progress) -> None:
    """Asks for an update or a build of an index that has a registry whole; a sample and own files have other rules."""
    settings, client, prefix = workshop.settings, workshop.client, workshop.settings.index_prefix
    live = aliases.live(client, prefix)
    if live is None or live.meta.fingerprint != mappings.fingerprint(STUDIES):
        return
    wholes = whole_parts(live.meta)
    if not wholes:
        return
    remembered = [job for kind in KINDS for job in jobs.last(client, prefix, REMEMBERED_JOBS, kind=kind, brief=True)]
    happened = past(workshop.store, remembered, wholes)
    kind = due(datetime.now(UTC), happened, settings.update_every, settings.build_every)
    if kind is None:
        return
    with suppress(JobUnderWay):
        job = jobs.ask(client, prefix, kind, "schedule")
        progress.log("job asked for", kind=kind, by=job.by, job=job.id)
