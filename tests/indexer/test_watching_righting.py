"""Jobs that stand as running though nobody runs them: killed, or ended while nothing could be written of it."""

from __future__ import annotations

import json

import pytest

from indexer import orders
from indexer.watching.righting import GIVEN_UP, GOES_ON, KILLED, MOST_TRIES, put_right
from indexer.watching.taking import take_jobs
from indexer.workshop import Workshop, one_writer
from search import jobs
from search.engine.client import Client, EngineAway
from search.jobs import Job
from tests.built import quiet
from tests.indexer.job_documents import asked, left_running, live_scope, stands
from tests.indexer.registry_server import RegistryServer


def test_a_run_that_is_alive_is_left_alone(workshop: Workshop) -> None:
    job = left_running(workshop, by="shell")
    with one_writer(workshop.settings.data_dir):
        take_jobs(workshop, quiet())
    assert stands(workshop, job) == job


@pytest.mark.parametrize("by", ["shell", "schedule"])
def test_a_run_that_was_begun_by_itself_is_over_when_it_was_killed(workshop: Workshop, by: str) -> None:
    job = left_running(workshop, by=by)
    take_jobs(workshop, quiet())
    ended = stands(workshop, job)
    assert (ended.state, ended.why, ended.ended is None) == ("failed", KILLED, False)
    assert live_scope(workshop) is None


class NotWritten:
    """The jobs' index takes nothing from the moment on that a run is to end."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.write = jobs.write

    def __enter__(self) -> None:
        def write(client: Client, prefix: str, job: Job) -> None:
            if job.ended or job.state != "running":
                raise EngineAway("no connection")
            self.write(client, prefix, job)

        self.monkeypatch.setattr(jobs, "write", write)

    def __exit__(self, *_: object) -> None:
        self.monkeypatch.setattr(jobs, "write", self.write)


@pytest.fixture
def not_written(monkeypatch: pytest.MonkeyPatch) -> NotWritten:
    return NotWritten(monkeypatch)


def test_a_run_that_went_live_and_could_not_write_its_end_is_done(workshop: Workshop, not_written: NotWritten) -> None:
    job = asked(workshop)
    with not_written:
        take_jobs(workshop, quiet())
    assert (stands(workshop, job).state, stands(workshop, job).run) == ("running", 1)
    take_jobs(workshop, quiet())
    done = stands(workshop, job)
    assert (done.state, done.tries, done.why, done.ended is None) == ("done", 1, None, False)
    assert done.report is not None
    assert done.report["studies"] == 30
    assert len(workshop.store.runs.last()) == 1


def test_a_run_that_failed_and_could_not_write_its_end_keeps_its_reason(
    workshop: Workshop, registry: RegistryServer, not_written: NotWritten
) -> None:
    orders.build(workshop, quiet())
    del registry.listed[5:]
    registry.renew()
    job = asked(workshop)
    with not_written, pytest.raises(EngineAway):
        take_jobs(workshop, quiet())
    take_jobs(workshop, quiet())
    failed = stands(workshop, job)
    assert (failed.state, failed.tries, failed.run) == ("failed", 1, 2)
    assert failed.why is not None
    assert "live_count" in failed.why
    assert failed.report is not None
    assert any(not check["passed"] for check in failed.report["checks"])


def test_a_job_that_is_taken_again_is_not_the_run_before(workshop: Workshop) -> None:
    """That one was interrupted, as the store tells; the second try was killed before its run began."""
    number = workshop.store.runs.begin()
    workshop.store.runs.end(number, "failed", json.dumps({"why": "KeyboardInterrupt"}))
    job = left_running(workshop, tries=1, run=number)
    put_right(workshop, quiet())
    assert (stands(workshop, job).state, stands(workshop, job).why) == ("waiting", GOES_ON)
    again = jobs.take(workshop.client, workshop.settings.index_prefix)
    assert again is not None
    assert (again.tries, again.run) == (2, None)


def test_a_job_whose_watcher_was_killed_goes_on(workshop: Workshop) -> None:
    job = left_running(workshop, tries=1)
    take_jobs(workshop, quiet())
    assert (stands(workshop, job).state, stands(workshop, job).tries) == ("done", 2)
    assert live_scope(workshop) == "full"


def test_a_job_that_kills_its_watcher_is_given_up(workshop: Workshop) -> None:
    job = left_running(workshop, tries=MOST_TRIES)
    take_jobs(workshop, quiet())
    assert (stands(workshop, job).state, stands(workshop, job).why) == ("failed", GIVEN_UP)
    assert asked(workshop).state == "waiting", "another may be asked for"
