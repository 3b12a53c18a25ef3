"""What the admin interface asks of the engine: how things stand, what was done, what is to be done."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import cast

from flask import current_app, request

from search import audit, jobs
from search.audit import Action
from search.engine.client import Client, EngineError
from search.engine.folder import NoEngine
from search.job_counts import JobCount, job_counts
from search.jobs import Job, Kind
from web.admin.overview import Overview, overview
from web.finder import Finder

LAST_JOBS = 10


class Keeper:
    """Asks by the index prefix of the settings. Whatever it cannot ask raises `EngineAway`; noting never fails."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self.prefix = finder.settings.index_prefix

    def overview(self) -> Overview:
        return overview(self.client, self._finder.settings, datetime.now(UTC))

    def jobs(self) -> list[Job]:
        """The last ones, newest first."""
        return jobs.last(self.client, self.prefix, LAST_JOBS)

    def job(self, id: str) -> Job | None:
        return jobs.get(self.client, self.prefix, id)

    def job_counts(self) -> list[JobCount]:
        return job_counts(self.client, self.prefix)

    def ask(self, kind: Kind) -> Job:
        """Asks for a job, and notes who did, or who was refused. Raises `JobUnderWay` where one waits or runs."""
        try:
            asked = jobs.ask(self.client, self.prefix, kind, "admin")
        except jobs.JobUnderWay as other:
            self.note("job_refused", other.job.id)
            raise
        self.note("job_asked", asked.id)
        return asked

    def note(self, action: Action, job: str | None = None) -> None:
        """Writes into the log, and into the index where the engine answers."""
        done = audit.entry(action, request.remote_addr or "", job)
        audit.tell(done)
        try:
            client = self.client
        except (EngineError, NoEngine):
            return  # The log has its line.
        audit.keep(client, self.prefix, done)

    @property
    def client(self) -> Client:
        return self._finder.engine()[0]


def keeper() -> Keeper:
    """The app's own."""
    return cast(Keeper, current_app.extensions["admin"])
