"""Jobs: every run of the indexer as a document, asked for by the web, the schedule or the shell, and told as it goes.

Who asks and who works share nothing but the engine, and a job survives both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import structs

from search import ledger
from search.engine.client import Client, EngineRefused, engine_errors
from search.job import By, Job, JobUnderWay, Kind, KindOfRun, State, Step, new
from search.moments import now

__all__ = [
    "By",
    "Found",
    "Job",
    "JobUnderWay",
    "Kind",
    "KindOfRun",
    "State",
    "Step",
    "ask",
    "change",
    "get",
    "last",
    "new",
    "show_life",
    "take",
    "under_way",
    "write",
]

JOBS: Final = "jobs"
CONFLICT: Final = 409
HEAVY: Final = ("report", "faults")
"""What may have 50 kB in each job."""

Query = dict[str, Any]

UNDER_WAY: Final[Query] = {"terms": {"state": ["waiting", "running"]}}


class Found(NamedTuple):
    """A job as the engine has it, and which writing of it this is."""

    job: Job
    written: int
    term: int


def ask(client: Client, prefix: str, kind: Kind, by: By) -> Job:
    """Puts a job where a watcher finds it. Raises `JobUnderWay` where one of any kind waits or runs."""
    for found in under_way(client, prefix):
        raise JobUnderWay(found.job)
    job = new(kind, by)
    ledger.ensure(client, prefix, JOBS)
    own = _create(client, prefix, job)
    # Of two that ask at the same moment the later written gives way: it is sure to see the other.
    for found in under_way(client, prefix):
        if found.job.id != job.id and (found.written < own.written or found.job.state == "running"):
            _withdraw(client, prefix, own)
            raise JobUnderWay(found.job)
    return job


def take(client: Client, prefix: str) -> Job | None:
    """The job that waits longest, running from now on; None where none waits, or another watcher was faster."""
    for found in _found(client, prefix, {"term": {"state": "waiting"}}, many=1):
        begun = {"state": "running", "started": now(), "alive": now(), "tries": found.job.tries + 1}
        return change(client, prefix, found, **begun, run=None, why=None)
    return None


def change(client: Client, prefix: str, found: Found, **changed: Any) -> Job | None:
    """The job with other values, written; None where somebody else wrote it meanwhile."""
    ledger.ensure(client, prefix, JOBS)  # A job of an older program may lack a field.
    job = structs.replace(found.job, **changed)
    body = msgspec.to_builtins(job)
    how = {"index": ledger.name(prefix, JOBS), "id": job.id, "body": body, "refresh": True}
    return job if _unless_written(client.index, found, **how) else None


def write(client: Client, prefix: str, job: Job) -> None:
    """Puts down how a job stands now; only for whoever runs it."""
    ledger.ensure(client, prefix, JOBS)
    with engine_errors():
        client.index(index=ledger.name(prefix, JOBS), id=job.id, body=msgspec.to_builtins(job), refresh=True)


def show_life(client: Client, prefix: str, id: str) -> None:
    """Puts down that whoever runs a job is still there, and nothing else."""
    with engine_errors():
        client.update(index=ledger.name(prefix, JOBS), id=id, body={"doc": {"alive": now()}})


def under_way(client: Client, prefix: str) -> list[Found]:
    """The jobs that wait or run, the one that was asked for first before the others."""
    return list(_found(client, prefix, UNDER_WAY))


def last(client: Client, prefix: str, many: int = 10, *, kind: Kind | None = None, brief: bool = False) -> list[Job]:
    """The last jobs, of any kind or one, newest first; in brief without report and faults."""
    query: Query = {"term": {"kind": kind}} if kind else {"match_all": {}}
    newest = _found(client, prefix, query, order="desc", many=many, left_out=HEAVY if brief else ())
    return [found.job for found in newest]


def get(client: Client, prefix: str, id: str) -> Job | None:
    """The job of this id, if there is one."""
    return next((found.job for found in _found(client, prefix, {"term": {"id": id}})), None)


def _found(
    client: Client, prefix: str, query: Query, *, order: str = "asc", many: int = 100, left_out: tuple[str, ...] = ()
) -> Iterator[Found]:
    body: dict[str, Any] = {"query": query, "sort": [{"id": order}], "size": many, "seq_no_primary_term": True}
    body["_source"] = {"excludes": left_out}
    with engine_errors():
        # Before the first job there is no index: that is an answer too.
        answer = client.search(index=ledger.name(prefix, JOBS), body=body, ignore_unavailable=True)
    for hit in answer["hits"]["hits"]:
        yield Found(msgspec.convert(hit["_source"], Job), hit["_seq_no"], hit["_primary_term"])


def _create(client: Client, prefix: str, job: Job) -> Found:
    with engine_errors():
        answer = client.create(index=ledger.name(prefix, JOBS), id=job.id, body=msgspec.to_builtins(job), refresh=True)
    return Found(job, answer["_seq_no"], answer["_primary_term"])


def _withdraw(client: Client, prefix: str, found: Found) -> bool:
    """Drops a job that nobody has taken yet."""
    return _unless_written(client.delete, found, index=ledger.name(prefix, JOBS), id=found.job.id, refresh=True)


def _unless_written(do: Callable[..., Any], found: Found, **how: Any) -> bool:
    """Does it where nobody wrote the job since it was found; whether so."""
    try:
        with engine_errors():
            do(**how, if_seq_no=found.written, if_primary_term=found.term)
    except EngineRefused as refused:
        if refused.status != CONFLICT:
            raise
        return False
    return True
