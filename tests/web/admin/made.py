"""The admin interface on hand-made values: a keeper that remembers what it was asked and told."""

from __future__ import annotations

from typing import Any, cast

import msgspec
from flask import Flask, request

from search.audit import Action, Entry, entry, tell
from search.engine.client import EngineAway
from search.job_counts import JobCount
from search.jobs import Job, JobUnderWay, Kind, Step, new
from search.settings import Settings
from tests.web.admin.made_index import HELD, LIVE, PREVIOUS
from web.admin.keeper import Keeper
from web.admin.overview import Overview
from web.app import create_app

TOKEN = "a token for the tests only"
CHECKS = [
    {"name": "registry_count", "passed": True, "told": "605,104 of 605,112 records of ClinicalTrials.gov (100.0%)"},
    {"name": "unreadable", "passed": True, "told": "8 of 605,104 records (0.0%) could not be read"},
    {"name": "recruiting", "passed": False, "told": "142,010 sites recruit, 301,207 did: 47.1%"},
]
FAULTS = (
    ("ctgov:NCT04100001", "statusModule.statusVerifiedDate: “2026-13” is no month"),
    ("ctgov:NCT04100002", "identificationModule is missing"),
)
REPORT: dict[str, Any] = {
    "run": 41,
    "scope": "full",
    "read": 1_204,
    "told": {"ctgov": 605_112},
    "gave": {"ctgov": 605_104},
    "away": {},
    "unreadable": 2,
    "refused": 0,
    "studies": 1_190,
    "sites": 9_114,
    "changes": 312,
    "removed": 3,
    "checks": [each | {"passed": True} for each in CHECKS],
    "seconds": 92.4,
    "unknown_words": {"phase: PHASE5": 3, "status: ON_HOLD": 1, "intervention type: DIGITAL_THERAPEUTIC": 12},
}
DONE = Job(
    id="20261122t090000000000-0a1b2c3d4e5f6071",
    kind="update",
    by="schedule",
    state="done",
    asked="2026-11-22T09:00:00Z",
    started="2026-11-22T09:00:01Z",
    ended="2026-11-22T09:01:33Z",
    run=41,
    tries=1,
    report=REPORT,
    faults=FAULTS,
)
FAILED = Job(
    id="20261121t090000000000-0a1b2c3d4e5f6072",
    kind="build",
    by="shell",
    state="failed",
    asked="2026-11-21T09:00:00Z",
    started="2026-11-21T09:00:00Z",
    ended="2026-11-21T11:42:10Z",
    run=40,
    report=REPORT | {"run": 40, "studies": 605_104, "checks": CHECKS},
    why="recruiting: 142,010 sites recruit, 301,207 did: 47.1%\nif that is right, run again with --force",
)
ROLLBACK = Job(
    id="20261122t100000000000-0a1b2c3d4e5f6075",
    kind="rollback",
    by="shell",
    state="done",
    asked="2026-11-22T10:00:00Z",
    started="2026-11-22T10:00:00Z",
    ended="2026-11-22T10:00:00Z",
    run=42,
    report={"run": 42, "kind": "rollback", "index": PREVIOUS.name, "previous": LIVE.name},
)
RUNNING = Job(
    id="20261123t113000000000-0a1b2c3d4e5f6073",
    kind="build",
    by="admin",
    state="running",
    asked="2026-11-23T11:30:00Z",
    started="2026-11-23T11:30:02Z",
    tries=1,
    alive="2999-01-01T00:00:00Z",  # Of late, however long the tests take.
    progress=Step(doing="Reading ClinicalTrials.gov", done=212_000, of=605_112, rate=988.4, remaining_s=398.0),
)
WAITING = Job(
    id="20261123t113000000000-0a1b2c3d4e5f6074",
    kind="update",
    by="admin",
    state="waiting",
    asked="2026-11-23T11:30:00Z",
)
ENTRIES = (
    Entry(at="2026-11-23T11:30:00.000000Z", action="job_asked", address="192.0.2.7", job=RUNNING.id),
    Entry(at="2026-11-23T11:29:00.000000Z", action="log_in", address="192.0.2.7"),
    Entry(at="2026-11-23T11:28:40.000000Z", action="log_in_refused", address="2001:db8::1"),
)
QUIET = Overview(
    at="2026-11-23T12:00:05Z",
    version="0.1.0",
    live=LIVE,
    previous=PREVIOUS,
    contents=HELD,
    job=None,
    unwatched=False,
    silent=False,
    last=DONE,
    jobs=(DONE, FAILED),
    audit=ENTRIES,
)
BUSY = msgspec.structs.replace(QUIET, job=RUNNING, jobs=(RUNNING, DONE, FAILED))
UNWATCHED = msgspec.structs.replace(QUIET, job=WAITING, jobs=(WAITING, DONE, FAILED), unwatched=True)
EMPTY = msgspec.structs.replace(
    QUIET, live=None, previous=None, contents=None, last=None, jobs=(), audit=(), job=None, unwatched=False
)


class MadeKeeper(Keeper):
    """`shown` is how things stand, `noted` what was done. `away` makes every answer the engine's absence."""

    def __init__(self) -> None:
        self.shown = QUIET
        self.away = False
        self.noted: list[tuple[Action, str | None]] = []

    def overview(self) -> Overview:
        self._present()
        return self.shown

    def jobs(self) -> list[Job]:
        self._present()
        return list(self.shown.jobs)

    def job(self, id: str) -> Job | None:
        return next((job for job in self.jobs() if job.id == id), None)

    def job_counts(self) -> list[JobCount]:
        self._present()
        return [
            JobCount(kind=job.kind, state=job.state, jobs=7 if job.state == "done" else 1, newest=job)
            for job in self.shown.jobs
        ]

    def ask(self, kind: Kind) -> Job:
        self._present()
        if self.shown.job:
            self.note("job_refused", self.shown.job.id)
            raise JobUnderWay(self.shown.job)
        job = new(kind, "admin")
        self.shown = msgspec.structs.replace(self.shown, job=job, jobs=(job, *self.shown.jobs))
        self.note("job_asked", job.id)
        return job

    def note(self, action: Action, job: str | None = None) -> None:
        tell(entry(action, request.remote_addr or "", job))
        self.noted.append((action, job))

    def _present(self) -> None:
        if self.away:
            raise EngineAway("not yet")


def make_admin(**changes: str) -> tuple[Flask, MadeKeeper]:
    """The whole service without an engine, its admin interface on made values."""
    settings = Settings.read({"TODAY": "2026-11-23", "ADMIN_TOKEN": TOKEN} | changes)
    app = create_app(settings, lambda: None)
    keeper = MadeKeeper()
    app.extensions["admin"] = cast(Keeper, keeper)
    return app, keeper
