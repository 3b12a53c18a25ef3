"""A study of several registries in the API: every number leads to it, and nothing of any record is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient

from indexer.knowledge import Knowledge
from search.engine.client import Client
from search.indices import RegistryMeta
from search.settings import Settings
from tests.search.brute.indexed import dropped, write
from tests.web.joined_studies import ADDED, ANSWER, CTIS, EUDRACT, FORMER, ID, ISRCTN, LAST_DAY, LONE, documents
from web.app import create_app

STUDIES = "/api/v1/studies"
ServedOn = Callable[[date], FlaskClient]
REGISTRIES = (
    RegistryMeta(name="ctgov", studies=2, sites=2, as_of="2026-11-20T09:00:05Z"),
    RegistryMeta(name="ctis", studies=1, sites=1, as_of="2026-11-18T09:00:05Z"),
    RegistryMeta(name="isrctn", studies=1, sites=1, as_of="2026-11-21T09:00:05Z"),
)


@pytest.fixture(scope="module")
def served_on(
    client: Client, engine_url: str, settings: Settings, reference_dir: Path, knowledge: Knowledge
) -> Iterator[ServedOn]:
    """The service on an index of the joined study, on a day."""
    with contextmanager(dropped)(client, "joined-") as prefix:
        told = {"registries": REGISTRIES, "studies": 2, "data_timestamp": "2026-11-18T09:00:05Z"}
        write(client, prefix, documents(knowledge), **told)
        ours = replace(settings, index_prefix=prefix, data_dir=reference_dir.parent, rate_limit="1000000/minute")
        yield lambda day: create_app(replace(ours, clock=day), lambda: engine_url).test_client()


@pytest.fixture
def api(served_on: ServedOn) -> FlaskClient:
    return served_on(LAST_DAY)


def asked(api: FlaskClient, address: str) -> Any:
    answer = api.get(address)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.data)


NUMBERS = [CTIS, ISRCTN, EUDRACT, FORMER, "ISRCTN 1234 5678", "isrctn12345678", "2023-501234-12", "CTIS 2023 501234 12",
           "EU CT number: 2023-501234-12-00", "EudraCT 2016-005119-42", "2016-005119-42-GB", "nct 9"]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_every_number_leads_to_the_study(api: FlaskClient, number: str) -> None:
    for address in ("", "/sites.geojson"):
        moved = api.get(f"{STUDIES}/{number}{address}")
        assert moved.status_code == 301
        assert moved.headers["Location"].endswith(f"/studies/{ID}{address}")


@pytest.mark.parametrize("number", [*NUMBERS, ID, "MO39193"])
def test_nothing_but_a_number_finds_the_study(api: FlaskClient, number: str) -> None:
    page = api.post(f"{STUDIES}/search", json={"q": number, "status": ["any"]}).json
    assert page is not None
    assert [hit["id"] for hit in page["studies"]] == [ID]
    assert page["studies"][0]["matched"][0]["in"] == "number"


def test_a_number_of_several_studies_names_them(api: FlaskClient) -> None:
    answer = api.get(f"{STUDIES}/EudraCT 2015-000111-22")
    assert answer.status_code == 404
    assert json.loads(answer.data)["studies"] == [ID, LONE]


def test_each_registry_finds_it_and_counts_it(api: FlaskClient) -> None:
    for registry, found in (("ctgov", [ID, LONE]), ("ctis", [ID]), ("isrctn", [ID])):
        page = asked(api, f"{STUDIES}?status=any&registry={registry}&facets=registry")
        assert sorted(hit["id"] for hit in page["studies"]) == found
        counts = {row["value"]: row["count"] for row in page["facets"]["registry"]}
        assert counts == {"ctgov": 2, "ctis": 1, "isrctn": 1}


def test_the_whole_study_keeps_every_record(api: FlaskClient) -> None:
    whole = asked(api, f"{STUDIES}/{ID}")
    assert whole["registries"] == ["ctgov", "ctis", "isrctn"]
    assert whole["ids"] == [ID, CTIS, ISRCTN]
    ctgov, ctis, isrctn = whole["records"]
    assert (ctgov["said"], ctgov["status"], ctgov["status_source"]) == ("RECRUITING", "recruiting", "study")
    assert (ctis["said"], ctis["status"], ctis["dates"]) == ("Ended", "completed", {"start": "2023-01-01"})
    assert ctis["enrolment"] == {"count": 200, "kind": "estimated"}
    assert [(word["country"], word["said"], word["since"]) for word in ctis["countries"]] == [
        ("DE", "Ended", "2026-10-20")
    ]
    assert (isrctn["status_source"], isrctn["recruits_until"]) == ("dates", "2026-12-01")
    assert [record["fresh"] for record in whole["records"]] == ["recent", "recent", "aging"]
    assert (whole["titles"]["plain_source"], whole["titles"]["plain_written"]) == ("Patients together", "2026-10-01")
    assert whole["added"] == [json.loads(msgspec.json.encode(ADDED))]
    assert whole["plain_summary"] == [json.loads(msgspec.json.encode(ANSWER))]
    assert "operator" in {contact["source"] for contact in whole["contacts"]}


def test_sites_stay_apart_and_tell_whose_word_holds(api: FlaskClient) -> None:
    features = asked(api, f"{STUDIES}/{ID}/sites.geojson")["features"]
    assert len(features) == 3
    told = {each["properties"]["registry"]: each["properties"] for each in features}
    assert told["ctgov"]["place"] == told["ctis"]["place"] == "de-berlin-charite"
    assert told["isrctn"]["place"] is None
    assert (told["ctgov"]["status_source"], told["ctgov"]["status_registry"]) == ("country", "ctis")
    assert (told["isrctn"]["status_source"], told["isrctn"]["recruits_until"]) == ("dates", "2026-12-01")
    whole = asked(api, f"{STUDIES}/{ID}")
    assert {site["id"]: site for site in whole["all_sites"]}.keys() == {each["id"] for each in features}


def test_sites_of_one_place_stand_side_by_side_on_the_map(api: FlaskClient) -> None:
    question = {"near": "Berlin", "status": ["any"], "registry": ["ctis"]}
    drawn = api.post("/api/v1/sites/search", json=question | {"zoom": 9}).json
    assert drawn is not None
    assert (drawn["total"], drawn["sites"]) == (1, 2)
    told = [each["properties"] for each in drawn["features"]]
    assert [(each["registry"], each["status"], each["status_source"]) for each in told] == [
        ("ctgov", "completed", "country"),
        ("ctis", "completed", "country"),
    ]
    assert {each["place"] for each in told} == {"de-berlin-charite"}
    (hit,) = (api.post(f"{STUDIES}/search", json=question).json or {})["studies"]
    assert [(site["registry"], site["place"]) for site in hit["nearest"]] == [
        (each["registry"], each["place"]) for each in told
    ]
    assert (hit["sites"]["total"], hit["sites"]["matching"], hit["sites"]["near"]) == (3, 2, 2)


def test_a_site_of_one_registry_has_no_place_on_the_map(api: FlaskClient) -> None:
    drawn = api.post("/api/v1/sites/search", json={"country": ["GB"], "zoom": 3}).json
    assert drawn is not None
    (site,) = (each["properties"] for each in drawn["features"])
    assert (site["registry"], site["place"], site["status_source"]) == ("isrctn", None, "dates")
    assert (site["status"], site["recruits_until"]) == ("recruiting", "2026-12-01")


def test_the_last_day_passes_without_another_index(served_on: ServedOn) -> None:
    for day, status, until, found in (
        (LAST_DAY, "recruiting", "2026-12-01", [ID, LONE]),
        (LAST_DAY + timedelta(days=1), "active_not_recruiting", None, [LONE]),
    ):
        api = served_on(day)
        assert sorted(hit["id"] for hit in asked(api, STUDIES)["studies"]) == found
        whole = asked(api, f"{STUDIES}/{ID}")
        site = next(each for each in whole["all_sites"] if each["registry"] == "isrctn")
        for each in (whole["records"][2], site):
            assert (each["status"], each["recruits_until"]) == (status, until)
        assert whole["sites"]["recruiting"] == int(until is not None)
        assert ID in asked(api, f"{STUDIES}?status={status}&country=GB")["studies"][0]["id"]


def test_plain_words_find_it_and_are_marked(api: FlaskClient) -> None:
    (hit,) = asked(api, f"{STUDIES}?q=tummy+pain&status=any")["studies"]
    assert (hit["public_title"], hit["plain_title"]) == ("Testing a new pill", "A pill against tummy pain")
    assert [reason["in"] for reason in hit["matched"]] == ["title"]
    marked = "A pill against <mark>tummy</mark> <mark>pain</mark>"
    assert (hit["highlights"]["plain_title"], hit["highlights"]["plain_summary"]) == (marked, f"{marked}.")


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("examplimab tablets", "A trial of <mark>examplimab</mark> <mark>tablets</mark>"),
        ("young people", "Examplimab for &lt;<mark>young</mark>&gt; <mark>people</mark>"),
    ],
)
def test_every_registrys_title_finds_it_and_the_one_with_the_words_is_marked(
    api: FlaskClient, typed: str, marked: str
) -> None:
    (hit,) = asked(api, f"{STUDIES}?q={typed}&status=any")["studies"]
    assert [(reason["in"], reason["text"]) for reason in hit["matched"]] == [("title", typed)]
    assert hit["highlights"]["title"] == marked
    assert hit["title"] not in marked


def test_the_first_title_is_marked_where_several_have_the_words(api: FlaskClient) -> None:
    (hit,) = asked(api, f"{STUDIES}?q=examplimab&status=any")["studies"]
    assert hit["highlights"]["title"] == "A trial of <mark>examplimab</mark> tablets"


@pytest.mark.parametrize("sponsor", ["Examplo", "St Mary's", "charité"])
def test_each_sponsor_finds_it(api: FlaskClient, sponsor: str) -> None:
    page = api.post(f"{STUDIES}/search", json={"sponsor": [sponsor], "status": ["any"], "facets": ["registry"]}).json
    assert page is not None
    assert [hit["id"] for hit in page["studies"]] == [ID]
    assert {row["value"] for row in page["facets"]["registry"]} == {"ctgov", "ctis", "isrctn"}


def test_a_table_tells_registries_and_last_days(api: FlaskClient) -> None:
    lines = api.get(f"{STUDIES}.csv?status=any&country=GB").text.splitlines()
    row = dict(zip(lines[0].lstrip("\ufeff").split(","), lines[1].split(","), strict=True))
    assert row["registries"] == "ctgov; ctis; isrctn"
    assert (row["nearest_registry"], row["nearest_recruits_until"]) == ("isrctn", "2026-12-01")


def test_the_index_names_each_registry_and_the_oldest_day(api: FlaskClient) -> None:
    told = asked(api, "/api/v1/index")
    assert told["as_of"] == "2026-11-18T09:00:05Z"
    assert told["coverage"]["studies"] == 2
    assert [part["name"] for part in told["registries"]] == ["ctgov", "ctis", "isrctn"]
    named = " ".join(told["attribution"])
    assert all(each in named for each in ("ClinicalTrials.gov", "European Medicines Agency", "ISRCTN"))
