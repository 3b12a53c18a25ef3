"""What changed, as programs ask for it: paged by a header, kept by its tag, every fault at once."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from search.changes import KeptChange
from search.engine.client import Client
from search.settings import Settings
from tests.search.some_changes import some_changes, write_changes
from web.app import create_app

CHANGES = "/api/v1/changes"
NAMES = ["at", "study", "kind", "site", "from", "to"]


@pytest.fixture
def service(settings: Settings, engine_url: str, prefix: str) -> FlaskClient:
    """The service under a prefix where nothing was written yet."""
    own = replace(settings, index_prefix=prefix, rate_limit="1000000/minute")
    return create_app(own, lambda: engine_url).test_client()


def told(service: FlaskClient, address: str) -> tuple[list[dict[str, str | None]], str | None]:
    """The changes of a page, and the address of the next."""
    answer = service.get(address)
    assert answer.status_code == 200, answer.text
    assert "Link" in answer.headers["Access-Control-Expose-Headers"].split(", ")
    link = answer.headers.get("Link")
    assert link is None or link.endswith('>; rel="next"')
    return answer.json, link[1:].partition(">")[0] if link else None  # type: ignore[return-value]


def test_before_there_was_a_second_run_there_is_an_empty_list(service: FlaskClient) -> None:
    assert told(service, CHANGES) == ([], None)


def test_all_changes_come_page_by_page_by_the_address_that_each_page_names(
    service: FlaskClient, client: Client, prefix: str
) -> None:
    kept = some_changes(23)
    write_changes(client, prefix, kept)
    address: str | None = f"{CHANGES}?since=2026-11-11&size=5"
    found: list[dict[str, str | None]] = []
    pages = 0
    while address:
        rows, address = told(service, address)
        found += rows
        pages += 1
        if address:
            asked = parse_qs(urlsplit(address).query)
            assert (asked["since"], asked["size"]) == (["2026-11-11"], ["5"])
    wanted = sorted(kept[4:], key=lambda change: (change.at, change.id), reverse=True)
    assert pages == 4
    assert found == [as_told(change) for change in wanted]
    assert list(found[0]) == NAMES


def as_told(change: KeptChange) -> dict[str, str | None]:
    values = (change.at, change.study, change.kind, change.site, change.before, change.after)
    return dict(zip(NAMES, values, strict=True))


def test_one_study_and_one_kind(service: FlaskClient, client: Client, prefix: str) -> None:
    write_changes(client, prefix, some_changes(12))
    rows, _ = told(service, f"{CHANGES}?study=NCT00000001&kind=status")
    assert {(row["study"], row["kind"]) for row in rows} == {("NCT00000001", "status")}
    assert len(rows) == 3
    assert told(service, f"{CHANGES}?study=NCT00000001&kind=added") == ([], None)


def test_a_page_is_kept_until_something_on_it_changes(service: FlaskClient, client: Client, prefix: str) -> None:
    kept = some_changes(9)
    write_changes(client, prefix, kept[:8])
    tag = service.get(f"{CHANGES}?size=4").headers["ETag"]
    assert service.get(f"{CHANGES}?size=4", headers={"If-None-Match": tag}).status_code == 304
    write_changes(client, prefix, kept[8:])
    assert service.get(f"{CHANGES}?size=4", headers={"If-None-Match": tag}).status_code == 200


def test_a_page_that_is_no_longer_the_last_is_another(service: FlaskClient, client: Client, prefix: str) -> None:
    """A history that came back may reach further than the one that was told."""
    kept = some_changes(8)
    write_changes(client, prefix, kept[4:])
    tag = service.get(f"{CHANGES}?size=4").headers["ETag"]
    write_changes(client, prefix, kept[:4])
    answer = service.get(f"{CHANGES}?size=4", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert "Link" in answer.headers


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("since=yesterday", ["since"]),
        ("kind=new", ["kind"]),
        ("size=0", ["size"]),
        ("size=1001", ["size"]),
        ("after=x", ["after"]),
        ("study=a&study=b", ["study"]),
        ("since=2026-13-01&after=x&size=ten&kind=new&colour=red", ["after", "colour", "kind", "since", "size"]),
    ],
)
def test_every_fault_is_named_in_one_answer(service: FlaskClient, asked: str, named: list[str]) -> None:
    answer = service.get(f"{CHANGES}?{asked}")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert sorted(fault["parameter"] for fault in answer.json["errors"]) == named  # type: ignore[index]


def test_an_engine_that_is_away_is_told(settings: Settings) -> None:
    away = create_app(settings, lambda: None).test_client()
    assert away.get(CHANGES).status_code == 503
