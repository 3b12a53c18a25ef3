"""What `status` tells: which index is live and which was, how old the data are, how runs and jobs went."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from msgspec import structs

from indexer import orders
from indexer.checks import CheckFailed
from indexer.registries import RegistryAway
from indexer.telling import MOST_FAULTS, Standing, standing
from indexer.workshop import Workshop
from search import jobs
from search.jobs import Step
from tests.built import quiet
from tests.indexer.registry_server import RegistryServer
from tests.records import small_record


@pytest.fixture
def registry() -> RegistryServer:
    strange = small_record("NCT00000031", designModule={"studyType": "INTERVENTIONAL", "phases": ["PHASE9"]})
    return RegistryServer([*(small_record(f"NCT{number:08}") for number in range(1, 31)), strange])


def told(workshop: Workshop) -> Standing:
    return standing(workshop, faults=False)


def test_before_anything(workshop: Workshop) -> None:
    assert told(workshop).sentences() == ["no index yet"]


def test_the_live_index_the_one_before_and_what_failed(workshop: Workshop, registry: RegistryServer) -> None:
    orders.build(workshop, quiet())
    orders.build(workshop, quiet())
    del registry.listed[5:]
    registry.renew()
    with suppress(CheckFailed):
        orders.build(workshop, quiet())

    now = told(workshop)
    before, live = now.indices
    assert (before.live, before.previous, live.live, live.previous) == (False, True, True, False)
    assert (live.studies, live.meta.data_timestamp) == (31, "2026-11-01T09:00:05Z")
    assert live.age_s is not None
    assert live.age_s > 0
    failed, *done = now.runs
    assert (failed.kind, failed.state) == ("build", "failed")
    assert failed.why is not None
    assert "live_count" in failed.why
    assert [run.state for run in done] == ["done", "done"]
    assert all(run.seconds is not None and run.seconds >= 0 for run in now.runs)
    lines = now.sentences()
    assert ": previous, 31 studies" in lines[0]
    assert ": live, 31 studies" in lines[2]
    assert " old" in lines[2]
    assert any(line.startswith("run 3: build failed") and "live_count" in line for line in lines)
    assert any("outside the vocabulary" in line and "PHASE9" in line for line in lines)


def test_of_very_many_faults_the_first_are_named_and_the_others_counted(workshop: Workshop) -> None:
    run = workshop.store.runs.begin()
    for number in range(MOST_FAULTS + 2):
        workshop.store.runs.name_fault(run, f"file:{number}", "is no study")
    found = standing(workshop, faults=True)
    assert (len(found.faults), found.more_faults) == (MOST_FAULTS, 2)
    assert found.sentences()[-2:] == [f"file:{MOST_FAULTS - 1}: is no study", "… and 2 more"]
    assert told(workshop).more_faults == 0


def test_a_job_under_way_and_one_that_never_became_a_run(workshop: Workshop) -> None:
    away = workshop._replace(settings=replace(workshop.settings, ctgov_url="http://user:secret@127.0.0.1:9"))
    with suppress(RegistryAway):
        orders.build(away, quiet())
    running = jobs.new("update", "admin", "running")
    step = Step(doing="Reading ClinicalTrials.gov", done=1200, of=28000, rate=900.0, remaining_s=29.8)
    jobs.write(workshop.client, workshop.settings.index_prefix, structs.replace(running, run=1, progress=step))

    # The newest stands first, whether a run came of it or not.
    under_way, failed = told(workshop).sentences()[1:]
    assert under_way.startswith("update, asked for by admin at ")
    assert "running, Reading ClinicalTrials.gov: 1,200 of 28,000, 30 s remain" in under_way
    assert "build, asked for by shell" in failed
    assert "http://127.0.0.1:9/version does not answer" in failed
