"""A run's document among the jobs: how far it is while it runs, how it went when it is over."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

import msgspec
from msgspec import structs

from indexer.checks import CheckFailed
from indexer.pace import told
from indexer.progress import Progress
from indexer.registries import RegistryAway
from indexer.report import Report
from indexer.runs import Run
from indexer.signs_of_life import signs_of_life
from indexer.store import Store
from indexer.workshop import Workshop
from search import jobs
from search.engine.client import EngineError
from search.jobs import By, Job, Kind, Step
from search.logs import where, without_password
from search.moments import now
from search.retention import forget_old

T = TypeVar("T")
WRITE_EVERY_S: Final = 2.0
WITHOUT_ENGINE_S: Final = 30.0
"""Until it is tried again to write of a run whose document could not be written."""
MOST_FAULTS: Final = 200
INTERRUPTED: Final = "it was interrupted"


class Recorded:
    """A `Progress` that puts each step into the job's document as well, and passes it on."""

    def __init__(self, workshop: Workshop, job: Job, progress: Progress) -> None:
        self.workshop = workshop
        self.job = job
        self.progress = progress
        self.console = progress.console
        self.quiet_until = 0.0
        self.away = False
        self.before = _newest(workshop.store)

    def over(self, things: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
        self._name_run()
        return told(self.progress.over(things, doing, total), doing, total, self._put_down)

    def turn_to(self, doing: str) -> None:
        self.progress.turn_to(doing)
        self._put_down(Step(doing=doing, done=0), last=True)

    def say(self, sentence: str) -> None:
        self.progress.say(sentence)

    def show(self, sentence: str) -> None:
        self.progress.show(sentence)

    def log(self, event: str, *, failed: bool = False, **facts: object) -> None:
        self.progress.log(event, failed=failed, kind=self.job.kind, by=self.job.by, job=self.job.id, **facts)

    def begin(self) -> None:
        self.log("run begun")
        self.write()

    def finish(self, report: Report) -> None:
        """The run did what was asked."""
        self._end("done", None, report.run, msgspec.json.decode(report.as_json()))
        facts: dict[str, Any] = {
            "index": report.index,
            "read": report.read,
            "written": report.written,
            "removed": report.removed,
            "unreadable": report.unreadable,
            "refused": report.refused,
            "studies": report.studies,
            "sites": report.sites,
            "changes": report.changes,
            "away": report.away,
        }
        self.log("run done", run=report.run, seconds=round(report.seconds, 1), **facts)

    def fail(self, fault: BaseException) -> None:
        """The run broke off, as far as it came."""
        run = self.begun()
        told = msgspec.json.decode(run.report or "null") if run else None
        why = reason(fault)
        self._end("failed", why, run.number if run else None, told)
        checks = [each for each in (told or {}).get("checks", ()) if each.get("passed") is False]
        event = "registry away" if isinstance(fault, RegistryAway) else "run failed"
        facts: dict[str, Any] = {"checks": checks} if isinstance(fault, CheckFailed) else {}
        self.log(event, failed=True, run=self.job.run, why=why, fault=type(fault).__name__, way=where(fault), **facts)

    def begun(self) -> Run | None:
        """The run of this job; None before it has begun."""
        run = _newest(self.workshop.store)
        return run if run and (self.before is None or run.number > self.before.number) else None

    def write(self) -> None:
        """An engine that is away costs the run nothing but its document."""
        self.job = structs.replace(self.job, alive=now())
        try:
            jobs.write(self.workshop.client, self.workshop.settings.index_prefix, self.job)
        except EngineError as fault:
            self.away, self.quiet_until = True, time.monotonic() + WITHOUT_ENGINE_S
            self.progress.log("job not written", failed=True, job=self.job.id, why=reason(fault))
        else:
            self.away, self.quiet_until = False, time.monotonic() + WRITE_EVERY_S

    def _name_run(self) -> None:
        """As early as it is known: if the job's end cannot be written, the store tells of it by this number."""
        if self.job.run is None and (run := self.begun()):
            self.job = structs.replace(self.job, run=run.number)
            if not self.away:
                self.write()

    def _put_down(self, step: Step, last: bool) -> None:
        self.job = structs.replace(self.job, progress=step)
        if time.monotonic() >= self.quiet_until or (last and not self.away):
            self.write()

    def _end(self, state: jobs.State, why: str | None, run: int | None, report: Any) -> None:
        faults = tuple(self.workshop.store.runs.faults(run, MOST_FAULTS)) if run else ()
        self.job = structs.replace(self.job, state=state, ended=now(), why=why, run=run, report=report, faults=faults)
        self.write()
        if not self.away:
            self._forget_old()

    def _forget_old(self) -> None:
        try:
            forget_old(self.workshop.client, self.workshop.settings.index_prefix, datetime.now(UTC).date())
        except EngineError as fault:
            self.progress.log("old entries not dropped", failed=True, why=reason(fault))


@contextmanager
def recorded(workshop: Workshop, kind: Kind, by: By, progress: Progress, job: Job | None = None) -> Iterator[Recorded]:
    """A run as a job: the one that was asked for, or one that begins unasked; only for who holds the writer's lock.

    What is given is a `Progress`, to be told of a good end by `finish(report)`; a bad end it sees itself. A job
    that was asked for and is interrupted has not ended: who took it lets it wait again.
    """
    record = Recorded(workshop, job or jobs.new(kind, by, "running"), progress)
    try:
        record.begin()
        with signs_of_life(workshop, record.job.id):
            yield record
    except BaseException as fault:
        if job and isinstance(fault, KeyboardInterrupt):
            record.log("run interrupted")
        else:
            record.fail(fault)
        raise


def note_rollback(workshop: Workshop, report: dict[str, Any]) -> None:
    """A way back as a job that is over; `report` has the number of its run and both indices."""
    job = structs.replace(jobs.new("rollback", "shell", "done"), ended=now(), run=report["run"], report=report)
    with suppress(EngineError):  # The engine has gone back: that it could not keep the note undoes nothing.
        jobs.write(workshop.client, workshop.settings.index_prefix, job)


def reason(fault: BaseException) -> str:
    """Why, in a sentence for the operator, without a password."""
    if isinstance(fault, KeyboardInterrupt | SystemExit):
        return INTERRUPTED
    words = f"{fault} {fault.detail}".strip() if isinstance(fault, EngineError) else str(fault)
    return without_password(words) or type(fault).__name__


def _newest(store: Store) -> Run | None:
    return next(iter(store.runs.last(1)), None)
