"""What a job is: a run of the indexer that is asked for, under way, or over."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import Any, Literal

from msgspec import Struct

from search.moments import now

Kind = Literal["build", "update"]
"""What may be asked for."""

KindOfRun = Literal["build", "update", "rollback"]
"""What is remembered."""

By = Literal["admin", "shell", "schedule"]
State = Literal["waiting", "running", "done", "failed"]


class Step(Struct, frozen=True, kw_only=True):
    """How far a walk is: `of` how many, `rate` of them a second, seconds that remain; None where nobody can tell."""

    doing: str
    done: int
    of: int | None = None
    rate: float | None = None
    remaining_s: float | None = None


class Job(Struct, frozen=True, kw_only=True):
    """A run that is asked for, under way, or over. Moments are in RFC 3339; `mappings/jobs.json` tells each field.

    `alive` is the last sign of life of whoever runs it. `tries` counts the watchers that took it: a run that nobody
    asked for here, from the shell, has none.
    """

    id: str
    kind: KindOfRun
    by: By
    state: State
    asked: str
    started: str | None = None
    alive: str | None = None
    ended: str | None = None
    run: int | None = None
    tries: int = 0
    progress: Step | None = None
    report: dict[str, Any] | None = None
    faults: tuple[tuple[str, str], ...] = ()
    why: str | None = None


class JobUnderWay(Exception):
    """Another job waits or runs: one at a time."""

    def __init__(self, job: Job) -> None:
        super().__init__(f"a job is {job.state} already: {job.kind}, asked for by {job.by} at {job.asked}")
        self.job = job


def new(kind: KindOfRun, by: By, state: State = "waiting") -> Job:
    """A job that is written nowhere yet."""
    id = f"{datetime.now(UTC):%Y%m%dt%H%M%S%f}-{secrets.token_hex(8)}"
    started = None if state == "waiting" else now()
    return Job(id=id, kind=kind, by=by, state=state, asked=now(), started=started, alive=started)
