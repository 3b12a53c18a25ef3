"""What the operator sees, in every state that there is."""

from __future__ import annotations

import msgspec
import pytest
from flask.testing import FlaskClient

from search.jobs import Step
from tests.web.admin.conftest import form_token
from tests.web.admin.made import BUSY, DONE, EMPTY, FAILED, QUIET, RUNNING, UNWATCHED, WAITING, MadeKeeper
from tests.web.admin.made_index import LIVE


def test_everything_stands_on_one_page(operator: FlaskClient) -> None:
    page = operator.get("/admin").text
    for told in (
        *("628,412 studies are live", "27 hours old", "studies-3-20261122t090001000000", "2 days old"),
        *("of 631,000", "ClinicalTrials.gov: 628,412 studies, 2,412,330 sites", "1,300,000", "Finished"),
        *("Update 41", "1 min 32 s", "Build 40", "2 h 42 min", "1 of 3 failed", "142,010 sites recruit"),
        *("ctgov:NCT04100002", "identificationModule is missing", "DIGITAL_THERAPEUTIC"),
        *("Log-in refused: wrong token", "2001:db8::1", f"/admin/jobs/{RUNNING.id}"),
        *("/admin/start/update", "/admin/start/build", "indexer rollback", "indexer prune", "--force"),
    ):
        assert told in page, told
    assert "http-equiv" not in page
    assert "admin.js" not in page


def test_a_job_under_way_is_followed_with_and_without_scripts(operator: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.shown = BUSY
    page = operator.get("/admin").text
    for told in ("Reading ClinicalTrials.gov", "212,000 of 605,112", "988 a second", "6 min 38 s remain"):
        assert told in page, told
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page
    assert f'data-progress="/admin/jobs/{RUNNING.id}/progress"' in page
    assert "/admin/start/update" not in page
    part = operator.get(f"/admin/jobs/{RUNNING.id}/progress")
    assert part.text.strip().startswith('<div class="progress" data-state="running">')


@pytest.mark.parametrize(
    "step", [None, Step(doing="Reading", done=0), Step(doing="Writing", done=12, of=10, rate=0.25)]
)
def test_a_job_that_cannot_tell_how_far_it_is_is_shown_too(
    operator: FlaskClient, keeper: MadeKeeper, step: Step | None
) -> None:
    keeper.shown = msgspec.structs.replace(BUSY, job=msgspec.structs.replace(RUNNING, progress=step))
    page = operator.get("/admin").text
    assert "running for" in page
    assert 'value="12"' not in page


def test_a_job_that_nobody_takes_says_what_to_start(operator: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.shown = UNWATCHED
    page = operator.get("/admin").text
    assert "Nobody has taken this job yet." in page
    assert "python -m indexer watch" in page
    keeper.shown = msgspec.structs.replace(UNWATCHED, unwatched=False)
    assert "Nobody has taken" not in operator.get("/admin").text


def test_before_the_first_index_a_build_is_offered_and_no_update(operator: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.shown = EMPTY
    page = operator.get("/admin").text
    assert "There is no index yet" in page
    assert "/admin/start/build" in page
    assert "/admin/start/update" not in page
    assert "There is none yet" in operator.get("/admin/start/build").text


def test_of_a_part_there_is_nothing_to_update(operator: FlaskClient, keeper: MadeKeeper) -> None:
    parts = tuple(msgspec.structs.replace(part, scope="sample") for part in LIVE.meta.registries)
    meta = msgspec.structs.replace(LIVE.meta, scope="sample", note="the newest of asthma", registries=parts)
    keeper.shown = msgspec.structs.replace(QUIET, live=msgspec.structs.replace(LIVE, meta=meta))
    page = operator.get("/admin").text
    assert "only a part: the newest of asthma" in page
    assert "/admin/start/update" not in page
    assert "Start the update</button>" not in operator.get("/admin/start/update").text
    asked = operator.get("/admin/start/build").text
    assert "only a part: the newest of asthma. A full build replaces it" in asked
    assert "Start the full build</button>" in asked


def test_an_index_of_another_version_is_named(operator: FlaskClient, keeper: MadeKeeper) -> None:
    foreign = msgspec.structs.replace(LIVE, foreign=True)
    keeper.shown = msgspec.structs.replace(QUIET, live=foreign, contents=None)
    assert "The live index is of another version" in operator.get("/admin").text


def test_an_engine_that_is_away_keeps_nobody_out(operator: FlaskClient, keeper: MadeKeeper) -> None:
    keeper.away = True
    answer = operator.get("/admin")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "The search engine does not answer" in answer.text
    assert "Log out" in answer.text
    keeper.away = False
    assert operator.get("/admin").status_code == 200


def test_a_job_is_asked_for_after_it_was_explained(operator: FlaskClient, keeper: MadeKeeper) -> None:
    page = operator.get("/admin/start/update").text
    for told in (
        "a copy of the live index",
        'The last one that went well took <span class="whole">1 min 32 s</span>',
        "answers as before",
    ):
        assert told in page, told
    assert keeper.shown.job is None
    assert operator.post("/admin/start/update", data={"form_token": form_token(operator)}).status_code == 303
    assert keeper.shown.job is not None
    assert (keeper.shown.job.kind, keeper.shown.job.by, keeper.shown.job.state) == ("update", "admin", "waiting")
    assert keeper.noted[-1] == ("job_asked", keeper.shown.job.id)


def test_a_job_asked_for_twice_shows_the_one_under_way(operator: FlaskClient, keeper: MadeKeeper) -> None:
    token = form_token(operator)
    keeper.shown = BUSY
    answer = operator.post("/admin/start/update", data={"form_token": token})
    assert answer.status_code == 409
    assert "212,000 of 605,112" in answer.text
    assert keeper.noted[-1] == ("job_refused", RUNNING.id)
    assert "One at a time" in operator.get("/admin/start/update").text


@pytest.mark.parametrize(
    "path", ["start/rollback", "start/prune", "start/force", "jobs/nothing", "jobs/nothing/progress"]
)
def test_what_is_not_there_is_told(operator: FlaskClient, path: str) -> None:
    answer = operator.get(f"/admin/{path}")
    assert answer.status_code == 404
    assert "Go to the admin page" in answer.text


@pytest.mark.parametrize("job", [DONE, FAILED], ids=lambda job: job.state)
def test_a_run_tells_its_checks_figures_and_faults(operator: FlaskClient, job: object) -> None:
    page = operator.get(f"/admin/jobs/{DONE.id if job is DONE else FAILED.id}").text
    for told in (
        "Registry count",
        "605,104 of 605,112 records",
        "Records that the registry counts: ClinicalTrials.gov",
        "92.4",
        "PHASE5",
    ):
        assert told in page, told
    assert ('run again with <span class="whole">--force</span>' in page) == (job is FAILED)
    assert ("identificationModule is missing" in page) == (job is DONE)


def test_words_of_registries_and_of_the_engine_are_never_markup(operator: FlaskClient, keeper: MadeKeeper) -> None:
    sharp = "<script>alert(1)</script>"
    job = msgspec.structs.replace(
        DONE, state="failed", why=sharp, faults=((sharp, sharp),), report={"unknown_words": {sharp: 1}}
    )
    waiting = msgspec.structs.replace(WAITING, why=sharp)
    keeper.shown = msgspec.structs.replace(QUIET, jobs=(job,), last=job, job=waiting)
    for path in ("/admin", f"/admin/jobs/{DONE.id}"):
        page = operator.get(path).text
        assert sharp not in page
        assert "&lt;script&gt;alert(1)" in page
