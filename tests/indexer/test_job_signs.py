"""What stands in a run's document besides its steps: signs of life, work of unknown length, the way back."""

from __future__ import annotations

import time

import pytest
from msgspec import structs

from indexer import signs_of_life
from indexer.job_log import note_rollback, recorded
from indexer.report import Report
from indexer.workshop import Workshop
from search import jobs
from search.engine.client import connect
from tests.built import quiet
from tests.indexer.test_job_log import only_job, taken, workshop

__all__ = ["workshop"]


def test_a_sign_of_life_comes_while_a_step_takes_long(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signs_of_life, "EVERY_S", 0.05)
    shown: list[str] = []
    monkeypatch.setattr(jobs, "show_life", lambda client, prefix, id: shown.append(id))
    with recorded(workshop, "build", "shell", quiet()) as record:
        deadline = time.monotonic() + 20
        while len(shown) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        record.finish(Report(run=workshop.store.runs.begin(), scope="full"))
    assert shown[:2] == [record.job.id] * 2


def test_a_sign_of_life_changes_nothing_else(workshop: Workshop) -> None:
    before = structs.replace(taken(workshop), alive="2026-11-23T09:00:00Z")
    jobs.write(workshop.client, workshop.settings.index_prefix, before)
    jobs.show_life(workshop.client, workshop.settings.index_prefix, before.id)
    workshop.client.indices.refresh(index="*")
    after = only_job(workshop)
    assert after.alive is not None
    assert after.alive > "2026-11-23T09:00:00Z"
    assert structs.replace(after, alive=before.alive) == before


def test_a_step_of_unknown_length_is_named_at_once(workshop: Workshop) -> None:
    with recorded(workshop, "build", "shell", quiet()) as record:
        record.turn_to("Checking the new index")
        step = only_job(workshop).progress
    assert step is not None
    assert (step.doing, step.done, step.of) == ("Checking the new index", 0, None)


def test_a_way_back_stands_among_the_jobs_as_one_that_is_over(workshop: Workshop) -> None:
    told = {"run": 7, "kind": "rollback", "index": "studies-3-a", "previous": "studies-3-b"}
    note_rollback(workshop, told)
    job = only_job(workshop)
    assert (job.kind, job.by, job.state, job.run, job.report) == ("rollback", "shell", "done", 7, told)
    assert job.ended
    note_rollback(workshop._replace(client=connect("http://127.0.0.1:9", timeout=1)), told)
