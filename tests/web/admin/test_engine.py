"""The admin interface on the real engine: counts, jobs and the audit log as they are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient

import mappings
from search import audit, jobs
from search.contents import Contents, contents
from search.engine.client import Client
from search.indices import STUDIES, IndexMeta, RegistryMeta, new_name, previous_alias
from search.jobs import Step
from search.moments import now
from search.settings import Settings
from tests.web.admin.conftest import form_token, log_in
from tests.web.admin.made import TOKEN
from web.app import create_app
from web.limits import limiter

TODAY = date(2026, 11, 22)
JOBS = "/admin/api/jobs"
Json = dict[str, Any]


def site(status: str, registry: str = "ctgov", until: str | None = None) -> Json:
    told = {"status": status, "registry": registry}
    return told | ({"recruits_until": until} if until else {})


TWO_OF_CTIS = [site("recruiting", "ctis", "2026-11-21"), site("recruiting", "ctis", "2026-11-22")]
DOCUMENTS: list[Json] = [
    {"status": "recruiting", "registries": ["ctgov"], "sites": [site("recruiting"), site("completed")]},
    {
        "status": "recruiting",
        "registries": ["ctgov", "ctis"],
        "sites": [
            site("recruiting"),
            site("recruiting", "ctis", "2026-11-21"),
            site("recruiting", "ctis", "2026-11-22"),
        ],
    },
    {"status": "completed", "registries": ["isrctn"], "sites": [site("recruiting", "isrctn", "2020-01-01")]},
    {"status": "completed", "registries": ["ctgov"], "sites": []},
]


def index_of(client: Client, prefix: str, documents: list[Json], **told: Any) -> str:
    """A finished index of our own kind."""
    name = str(new_name(prefix))
    body = mappings.index_body(STUDIES)
    meta = IndexMeta(fingerprint=mappings.fingerprint(STUDIES), studies=len(documents), **told)
    client.indices.create(index=name, body=body | {"mappings": body["mappings"] | {"_meta": msgspec.to_builtins(meta)}})
    for number, document in enumerate(documents):
        client.index(index=name, id=str(number), body=document)
    client.indices.refresh(index=name)
    return name


@pytest.fixture
def service(engine_url: str, prefix: str, settings: Settings) -> FlaskClient:
    chosen = replace(settings, index_prefix=prefix, admin_token=TOKEN)
    app = create_app(chosen, lambda: engine_url)
    limiter.reset()
    return app.test_client()


@pytest.fixture
def program(service: FlaskClient) -> FlaskClient:
    client = service.application.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {TOKEN}"
    return client


def test_studies_and_sites_are_counted_by_registry_and_by_the_status_that_holds_today(
    client: Client, prefix: str
) -> None:
    held = contents(client, index_of(client, prefix, DOCUMENTS), TODAY)
    assert (held.studies, held.sites, held.recruiting) == (4, 6, 3)
    assert held.studies_by_registry == {"ctgov": 3, "ctis": 1, "isrctn": 1}
    assert held.sites_by_registry == {"ctgov": 3, "ctis": 2, "isrctn": 1}
    assert held.studies_by_status == {"recruiting": 2, "completed": 2}
    assert held.studies_by_registry_and_status == {
        "ctgov": {"recruiting": 2, "completed": 1},
        "ctis": {"recruiting": 1},
        "isrctn": {"completed": 1},
    }
    assert held.sites_by_registry_and_status == {
        "ctgov": {"recruiting": 2, "completed": 1},
        "ctis": {"recruiting": 1, "active_not_recruiting": 1},
        "isrctn": {"active_not_recruiting": 1},
    }


def test_an_empty_index_holds_nothing(client: Client, prefix: str) -> None:
    assert contents(client, index_of(client, prefix, []), TODAY) == Contents()


def test_before_anything_is_there_the_page_says_so(service: FlaskClient, program: FlaskClient) -> None:
    told = program.get("/admin/api/status").get_json()
    assert [told[name] for name in ("live", "previous", "contents", "job", "last")] == [None] * 5
    assert told["jobs"] == told["audit"] == []
    log_in(service)
    assert "There is no index yet" in service.get("/admin").text
    assert "trials_engine_up 1.0" in program.get("/metrics").text


def test_the_live_and_the_previous_index_are_told(client: Client, prefix: str, program: FlaskClient) -> None:
    part = RegistryMeta(name="ctgov", studies=4, sites=6, as_of="2026-11-20T09:00:05Z")
    before = index_of(client, prefix, DOCUMENTS[:1], data_timestamp="2026-11-20T09:00:05Z", registries=(part,))
    live = index_of(client, prefix, DOCUMENTS, data_timestamp="2026-11-21T09:00:05Z", built="2026-11-21T09:10:00Z")
    alias = previous_alias(prefix).removesuffix("-previous")
    add = [{"add": {"index": live, "alias": alias}}, {"add": {"index": before, "alias": previous_alias(prefix)}}]
    client.indices.update_aliases(body={"actions": add})
    told = program.get("/admin/api/status").get_json()
    assert (told["live"]["name"], told["previous"]["name"]) == (live, before)
    assert told["live"]["meta"]["built"] == "2026-11-21T09:10:00Z"
    assert told["previous"]["meta"]["registries"][0]["studies"] == 4
    assert told["previous"]["age_s"] - told["live"]["age_s"] in (86_399, 86_400, 86_401)
    assert told["contents"]["studies"] == 4
    assert 'trials_studies{registry="ctis"} 1.0' in program.get("/metrics").text


def test_an_index_of_another_mapping_is_told_as_foreign(client: Client, prefix: str, program: FlaskClient) -> None:
    name = index_of(client, prefix, [])
    client.indices.put_alias(index=name, name=previous_alias(prefix).removesuffix("-previous"))
    client.indices.put_mapping(index=name, body={"_meta": {"fingerprint": "another", "studies": 0}})
    told = program.get("/admin/api/status").get_json()
    assert told["live"]["foreign"] is True
    assert told["contents"] is None


def test_a_job_goes_from_the_button_to_its_end(
    client: Client, prefix: str, service: FlaskClient, program: FlaskClient
) -> None:
    log_in(service)
    assert service.post("/admin/start/build", data={"form_token": form_token(service)}).status_code == 303
    refused = program.post(JOBS, json={"kind": "update"})
    assert refused.status_code == 409
    taken = jobs.take(client, prefix)
    assert taken is not None
    assert refused.get_json()["job"]["id"] == taken.id
    step = Step(doing="Reading ISRCTN", done=5, of=20, rate=2.5, remaining_s=6.0)
    jobs.write(client, prefix, msgspec.structs.replace(taken, progress=step))
    assert "5 of 20" in service.get(f"/admin/jobs/{taken.id}/progress").text
    assert "trials_jobs_running 1.0" in program.get("/metrics").text
    report = {"studies": 3, "unreadable": 1, "changes": 2, "unknown_words": {"status: ODD": 4}}
    ended = msgspec.structs.replace(
        taken, state="done", ended=now(), report=report, faults=(("ctgov:NCT1", "is no study"),), run=9
    )
    jobs.write(client, prefix, ended)
    page = service.get("/admin").text
    for told in ("Build 9", "is no study", "status: ODD", "Asked for a job"):
        assert told in page, told
    assert program.get(f"{JOBS}/{taken.id}").data == msgspec.json.encode(ended)
    figures = program.get("/metrics").text
    for line in ('trials_runs{kind="build"} 1.0', "trials_unreadable_records 1.0", "trials_jobs_running 0.0"):
        assert line in figures, line


def test_what_was_done_is_kept_newest_first_and_without_the_token(
    client: Client, prefix: str, service: FlaskClient, program: FlaskClient
) -> None:
    log_in(service, "not the token")
    log_in(service)
    asked = program.post(JOBS, json={"kind": "build"}).get_json()
    program.post(JOBS, json={"kind": "build"})
    service.post("/admin/log-out", data={"form_token": form_token(service)})
    entries = audit.last(client, prefix)
    assert [(each.action, each.job) for each in entries] == [
        ("log_out", None),
        ("job_refused", asked["id"]),
        ("job_asked", asked["id"]),
        ("log_in", None),
        ("log_in_refused", None),
    ]
    assert {each.address for each in entries} == {"127.0.0.1"}
    kept = str(client.search(index=f"{prefix}audit-1"))
    assert TOKEN not in kept
    assert "not the token" not in kept
