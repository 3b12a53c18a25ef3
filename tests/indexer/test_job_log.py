"""A run's document among the jobs: how far it is, how it went, and what the engine's absence costs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from rich.console import Console

from indexer import job_log
from indexer.checks import CheckFailed
from indexer.job_log import recorded
from indexer.progress import JsonProgress
from indexer.registries import RegistryAway
from indexer.report import Report
from indexer.store import Store
from indexer.workshop import Workshop
from search import jobs
from search.engine.client import Client, EngineAway, connect
from search.jobs import Job
from search.settings import Settings
from tests.built import quiet


@pytest.fixture
def workshop(client: Client, settings: Settings, prefix: str, tmp_path: Path) -> Iterator[Workshop]:
    with closing(Store(tmp_path)) as store:
        yield Workshop(replace(settings, data_dir=tmp_path, index_prefix=prefix), client, store)


def only_job(workshop: Workshop) -> Job:
    (job,) = jobs.last(workshop.client, workshop.settings.index_prefix)
    return job


def taken(workshop: Workshop) -> Job:
    jobs.ask(workshop.client, workshop.settings.index_prefix, "update", "admin")
    job = jobs.take(workshop.client, workshop.settings.index_prefix)
    assert job is not None
    return job


def test_a_run_of_the_shell_stands_among_the_jobs(workshop: Workshop) -> None:
    with recorded(workshop, "build", "shell", quiet()) as record:
        begun = only_job(workshop)
        assert (begun.kind, begun.by, begun.state, begun.tries) == ("build", "shell", "running", 0)
        report = Report(run=workshop.store.runs.begin(), scope="full", studies=7)
        workshop.store.runs.name_fault(report.run, "a:1", "no id")
        workshop.store.runs.end(report.run, "done", report.as_json())
        record.finish(report)
    job = only_job(workshop)
    assert (job.state, job.run, job.why, job.faults) == ("done", report.run, None, (("a:1", "no id"),))
    assert job.report is not None
    assert job.report["studies"] == 7
    assert job.started
    assert job.ended


def test_each_step_stands_in_the_document_while_it_runs(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.pace.TELL_EVERY_S", -1.0)
    monkeypatch.setattr(job_log, "WRITE_EVERY_S", 0.0)
    shown = io.StringIO()
    with recorded(workshop, "build", "shell", JsonProgress(Console(file=shown))) as record:
        for done, _ in enumerate(record.over("abc", "Reading letters", total=3)):
            step = only_job(workshop).progress
            assert (step.done if step else 0) == done
        step = only_job(workshop).progress
    assert step is not None
    assert (step.doing, step.done, step.of) == ("Reading letters", 3, 3)
    assert '"Reading letters"' in shown.getvalue(), "it is passed on as well"


def test_steps_are_written_every_two_seconds_at_most(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.pace.TELL_EVERY_S", -1.0)
    written: list[Job] = []
    monkeypatch.setattr(jobs, "write", lambda client, prefix, job: written.append(job))
    with recorded(workshop, "build", "shell", quiet()) as record:
        list(record.over(range(1000), "Reading"))
    assert [job.progress.done for job in written if job.progress] == [1000]


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (CheckFailed("points: 3 % of the sites have one"), "points: 3 % of the sites have one"),
        (RegistryAway("the registry is away"), "the registry is away"),
        (EngineAway("at https://user:secret@engine"), "does not answer at the moment. at https://engine"),
        (ZeroDivisionError(), "ZeroDivisionError"),
        (KeyboardInterrupt(), "it was interrupted"),
    ],
)
def test_a_run_that_breaks_off_tells_why(workshop: Workshop, fault: BaseException, why: str) -> None:
    with pytest.raises(type(fault)), recorded(workshop, "update", "shell", quiet()):
        break_off(workshop, fault, kind="update", read=12)
    job = only_job(workshop)
    assert (job.state, job.run, job.ended is None) == ("failed", 1, False)
    assert job.why is not None
    assert why in job.why
    assert job.report is not None
    assert job.report["read"] == 12


def test_what_failed_before_a_run_began_has_no_other_runs_report(workshop: Workshop) -> None:
    workshop.store.runs.end(workshop.store.runs.begin(), "done", "{}")
    with pytest.raises(RegistryAway), recorded(workshop, "build", "shell", quiet()):
        raise RegistryAway("away")
    assert (only_job(workshop).run, only_job(workshop).report) == (None, None)


def test_the_run_is_named_as_soon_as_it_has_begun(workshop: Workshop) -> None:
    """Whoever finds the document left behind looks up in the store how that run ended."""
    workshop.store.runs.end(workshop.store.runs.begin(), "done", "{}")
    with recorded(workshop, "build", "shell", quiet()) as record:
        begun = only_job(workshop)
        number = workshop.store.runs.begin()
        named = [only_job(workshop) for _ in record.over("a", "Reading")]
    assert (begun.run, [job.run for job in named], number) == (None, [2], 2)


def test_a_run_that_ends_drops_the_jobs_of_more_than_a_year_ago(workshop: Workshop) -> None:
    old = structs.replace(jobs.new("build", "shell", "done"), asked="2020-01-01T00:00:00Z")
    jobs.write(workshop.client, workshop.settings.index_prefix, old)
    with recorded(workshop, "build", "shell", quiet()) as record:
        record.finish(Report(run=workshop.store.runs.begin(), scope="full"))
    assert only_job(workshop).state == "done"
    assert only_job(workshop).id != old.id


def test_a_job_that_is_interrupted_has_not_ended(workshop: Workshop) -> None:
    job = taken(workshop)
    with pytest.raises(KeyboardInterrupt), recorded(workshop, "update", "admin", quiet(), job):
        raise KeyboardInterrupt
    assert structs.replace(only_job(workshop), alive=job.alive) == job


def test_events_are_lines_with_fields(workshop: Workshop) -> None:
    shown = io.StringIO()
    checks = [{"name": "points", "passed": False}, {"name": "empty", "passed": True}]
    with pytest.raises(CheckFailed), recorded(workshop, "build", "shell", JsonProgress(Console(file=shown))):
        break_off(workshop, CheckFailed("points: 3 %"), checks=checks)
    begun, failed = lines(shown)
    assert (begun["event"], begun["kind"], begun["by"]) == ("run begun", "build", "shell")
    assert (failed["event"], failed["level"], failed["run"]) == ("run failed", "error", 1)
    assert [check["name"] for check in failed["checks"]] == ["points"]


def test_an_engine_that_is_away_never_stops_a_run(workshop: Workshop) -> None:
    shown = io.StringIO()
    alone = workshop._replace(client=connect("http://127.0.0.1:9", timeout=1))
    with recorded(alone, "build", "shell", JsonProgress(Console(file=shown))) as record:
        assert list(record.over("abc", "Reading")) == ["a", "b", "c"]
        record.finish(Report(run=workshop.store.runs.begin(), scope="full"))
    assert [line["event"] for line in lines(shown)] == [
        "run begun",
        "job not written",
        "progress",
        "job not written",
        "run done",
    ]


def break_off(workshop: Workshop, fault: BaseException, **told: Any) -> None:
    """A run that ends as a build's does when it fails."""
    report = Report(run=workshop.store.runs.begin(), scope="full", **told)
    workshop.store.runs.end(report.run, "failed", report.as_json())
    raise fault


def lines(shown: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in shown.getvalue().splitlines()]
