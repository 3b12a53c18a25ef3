"""`/metrics`: every figure, read as Prometheus reads it."""

from __future__ import annotations

import msgspec
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from tests.web.admin.made import EMPTY, RUNNING, UNWATCHED, MadeKeeper


def figures(program: FlaskClient) -> dict[tuple[str, str], float]:
    """The values by name and label, from an answer that is whole."""
    answer = program.get("/metrics")
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain; version=0.0.4")
    assert answer.headers["Cache-Control"] == "no-store"
    families = list(text_string_to_metric_families(answer.text))
    assert [family.name for family in families if not family.documentation] == []
    return {
        (sample.name, "".join(sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
        if not sample.name.endswith("_created")
    }


def test_every_figure_is_told(program: FlaskClient) -> None:
    assert figures(program) == {
        ("trials_engine_up", ""): 1,
        ("trials_data_age_seconds", ""): 97_200,
        ("trials_index_built_timestamp_seconds", ""): 1_795_338_090,
        ("trials_studies", "ctgov"): 605_104,
        ("trials_studies", "isrctn"): 26_100,
        ("trials_sites", "ctgov"): 2_412_330,
        ("trials_sites", "isrctn"): 61_004,
        ("trials_studies_by_status", "completed"): 340_000,
        ("trials_studies_by_status", "recruiting"): 80_412,
        ("trials_studies_by_status", "unknown"): 208_000,
        ("trials_recruiting_sites", ""): 301_207,
        ("trials_runs", "build"): 1,
        ("trials_runs", "update"): 7,
        ("trials_run_failures", "build"): 1,
        ("trials_run_failures", "update"): 0,
        ("trials_last_success_timestamp_seconds", "update"): 1_795_338_093,
        ("trials_last_run_duration_seconds", "build"): 9_730,
        ("trials_last_run_duration_seconds", "update"): 92,
        ("trials_last_run_success", "build"): 0,
        ("trials_last_run_success", "update"): 1,
        ("trials_unreadable_records", ""): 2,
        ("trials_jobs_waiting", ""): 0,
        ("trials_jobs_running", ""): 0,
    }


def test_jobs_that_wait_and_run_are_told(program: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.shown = msgspec.structs.replace(UNWATCHED, jobs=(*UNWATCHED.jobs, RUNNING))
    told = figures(program)
    assert told["trials_jobs_waiting", ""] == told["trials_jobs_running", ""] == 1
    assert told["trials_runs", "update"] == 7


def test_before_the_first_index_there_is_little_to_tell(program: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.shown = EMPTY
    assert figures(program) == {
        ("trials_engine_up", ""): 1,
        ("trials_unreadable_records", ""): 0,
        ("trials_jobs_waiting", ""): 0,
        ("trials_jobs_running", ""): 0,
    }


def test_an_engine_that_is_away_is_the_one_figure(program: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.away = True
    assert figures(program) == {("trials_engine_up", ""): 0}


def test_the_operators_session_does_not_open_it(operator: FlaskClient) -> None:
    assert operator.get("/metrics").status_code == 401
