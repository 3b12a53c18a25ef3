"""The API end to end: the real engine, real records where they are, the contract's names."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from search.parameters import PARAMETERS
from search.study import Card, Details
from tests.built import Built
from web.api.meanings import MEANINGS
from web.app import create_app

STUDIES = "/api/v1/studies"
SEARCH = "/api/v1/studies/search"
FROM_CARD = {name for name in Card.__struct_fields__ if name != "sites"} | {"fresh"}
HIT = FROM_CARD | {"sites", "nearest", "nearer_other", "matched", "highlights"}
WHOLE = FROM_CARD | set(Details.__struct_fields__) | {"titles", "sites", "all_sites", "as_of"}
CONTRACT = {
    "id",
    "ids",
    "registries",
    "title",
    "public_title",
    "plain_title",
    "status",
    "checked",
    "fresh",
    "type",
    "purpose",
    "interventions",
    "phase",
    "sex",
    "age",
    "healthy",
    "sponsor",
    "updated",
    "conditions",
    "sites",
    "nearest",
    "nearer_other",
    "matched",
    "highlights",
}
CONTRACT_WHOLE = {
    "numbers",
    "records",
    "titles",
    "plain_summary",
    "arms",
    "allocation",
    "masked",
    "eligibility",
    "dates",
    "enrolment",
    "why_stopped",
    "contacts",
    "conditions",
    "all_sites",
    "texts",
    "as_of",
}


def asked(api: FlaskClient, address: str) -> dict[str, Any]:
    answer = api.get(address)
    assert answer.status_code == 200, answer.data
    told: dict[str, Any] = json.loads(answer.data)
    return told


def test_breast_cancer_near_boston(api: FlaskClient) -> None:
    page = asked(api, f"{STUDIES}?q=breast+cancer&near=Boston")
    near = page["question"]["near"]
    assert (near["name"], near["kind"]) == ("Boston, Massachusetts, US", "point")
    assert page["question"]["within_m"] == 80_000
    assert page["question"]["status"] == ["recruiting"]
    assert page["total"] >= 1
    for hit in page["studies"]:
        assert set(hit) == HIT
        assert set(hit) >= CONTRACT
        assert hit["nearest"][0]["status"] == "recruiting"
        assert hit["nearest"][0]["distance_m"] <= 80_000
        assert hit["sites"]["matching"] >= 1
    distances = [hit["nearest"][0]["distance_m"] for hit in page["studies"]]
    assert distances == sorted(distances)


def test_a_body_asks_the_same_question(api: FlaskClient) -> None:
    by_address = asked(api, f"{STUDIES}?q=cancer&near=42.358,-71.06&within=500km&status=any&country=us&size=5")
    body = {"q": "cancer", "near": "42.358,-71.06", "within": "500 KM", "status": ["any"], "country": "US", "size": 5}
    by_body = api.post(SEARCH, json=body)
    assert json.loads(by_body.data) == by_address
    boxed = api.post(SEARCH, json={"bbox": [-72, 42, -70, 43], "status": ["any"]})
    assert json.loads(boxed.data) == asked(api, f"{STUDIES}?bbox=-72,42,-70,43&status=any")


def test_pages_follow_one_another_and_belong_to_their_question(api: FlaskClient) -> None:
    for order in ("near=Boston&within=anywhere", "q=cancer&sort=relevance", "status=any&sort=updated"):
        seen: list[str] = []
        address = f"{STUDIES}?{order}&size=7"
        page = asked(api, address)
        for _ in range(3):
            seen += [hit["id"] for hit in page["studies"]]
            if page["next"] is None:
                break
            page = asked(api, f"{address}&after={page['next']}")
        assert len(seen) == len(set(seen)), order
    page = asked(api, f"{STUDIES}?near=Boston&within=anywhere&size=2")
    other_size = api.get(f"{STUDIES}?near=Boston&within=anywhere&size=9&after={page['next']}")
    assert other_size.status_code == 200
    refused = api.get(f"{STUDIES}?near=Paris&within=anywhere&after={page['next']}")
    assert refused.status_code == 400
    assert json.loads(refused.data)["errors"][0]["parameter"] == "after"


def test_updated_order_is_newest_first(api: FlaskClient) -> None:
    page = asked(api, f"{STUDIES}?status=any&size=50")
    assert page["question"]["sort"] == "updated"
    keys = [(hit["updated"] or "", hit["id"]) for hit in page["studies"]]
    assert all(one[0] > other[0] or (one[0] == other[0] and one[1] < other[1]) for one, other in pairwise(keys))


def test_a_study_whole_by_any_of_its_numbers(api: FlaskClient) -> None:
    hit = asked(api, f"{STUDIES}?near=Boston&within=anywhere&size=1")["studies"][0]
    whole = asked(api, f"{STUDIES}/{hit['id']}?near=Boston")
    assert set(whole) == WHOLE
    assert set(whole) >= CONTRACT_WHOLE
    assert {name: whole[name] for name in FROM_CARD} == {name: hit[name] for name in FROM_CARD}
    assert len(whole["all_sites"]) == whole["sites"]["total"] == hit["sites"]["total"]
    distances = [site["distance_m"] for site in whole["all_sites"] if site["distance_m"] is not None]
    assert distances == sorted(distances)
    moved = api.get(f"{STUDIES}/{hit['id'].lower()}")
    assert moved.status_code == 301
    assert moved.headers["Location"].endswith(f"/studies/{hit['id']}")


def test_a_number_typed_as_words_finds_its_study_whatever_its_status(api: FlaskClient) -> None:
    closed = asked(api, f"{STUDIES}?status=completed&size=1")["studies"][0]
    page = asked(api, f"{STUDIES}?q={closed['id'].lower()}")
    assert [hit["id"] for hit in page["studies"]] == [closed["id"]]
    assert page["question"]["status"] == ["any"]


def test_all_sites_as_geojson_with_an_etag(api: FlaskClient) -> None:
    hit = asked(api, f"{STUDIES}?near=Boston&within=anywhere&size=1")["studies"][0]
    for address in (f"{STUDIES}/{hit['id']}/sites", f"{STUDIES}/{hit['id']}/sites.geojson"):
        answer = api.get(address)
        assert answer.mimetype == "application/geo+json"
        features = json.loads(answer.data)["features"]
        assert len(features) == hit["sites"]["total"]
        assert {feature["properties"]["id"] for feature in features} >= {site["id"] for site in hit["nearest"]}
        again = api.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304


def test_status_any_alone_counts_studies_without_sites(api: FlaskClient, built: Built) -> None:
    assert asked(api, f"{STUDIES}?status=any")["total"] == built.report.studies


def test_the_index_tells_what_it_holds(api: FlaskClient, built: Built) -> None:
    told = asked(api, "/api/v1/index")
    assert set(told) == {"as_of", "scope", "coverage", "registries", "attribution", "version"}
    assert told["coverage"]["studies"] == built.report.studies
    assert sum(part["sites"] for part in told["registries"]) == built.report.sites
    assert api.get("/api/v1/index").headers["ETag"]


def test_probes_and_other_origins(api: FlaskClient) -> None:
    assert api.get("/healthz").status_code == 200
    assert api.get("/readyz").status_code == 200
    preflight = api.options(SEARCH)
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in preflight.headers["Access-Control-Allow-Headers"]
    assert api.head(f"{STUDIES}?status=any").status_code == 200


def test_without_an_engine_every_search_is_a_503_with_a_time_to_try_again(built: Built) -> None:
    away: Flask = create_app(built.settings, lambda: None)
    for address in (STUDIES, f"{STUDIES}/NCT03371017", "/api/v1/index", "/readyz"):
        answer = away.test_client().get(address)
        assert answer.status_code == 503, address
        assert int(answer.headers["Retry-After"]) > 0
    assert away.test_client().get("/healthz").status_code == 200


def test_the_description_names_every_parameter(api: FlaskClient) -> None:
    spec = asked(api, "/api/v1/openapi.json")
    assert spec["openapi"] == "3.1.0"
    told = {each["name"] for each in spec["paths"]["/api/v1/studies"]["get"]["parameters"]}
    assert told == {parameter.name for parameter in PARAMETERS}
    known = api.get("/api/v1/openapi.json").headers["ETag"]
    assert api.get("/api/v1/openapi.json", headers={"If-None-Match": known}).status_code == 304
    page = api.get("/api/v1/docs")
    assert page.status_code == 200
    assert all(f"<code>{parameter.name}</code>" in page.text for parameter in PARAMETERS)


def test_the_description_tells_what_fields_mean(api: FlaskClient) -> None:
    schemas = asked(api, "/api/v1/openapi.json")["components"]["schemas"]
    fields = [field for schema in schemas.values() for field in schema.get("properties", {}).items()]
    named = {(name, told["description"]) for name, told in fields if name in MEANINGS}
    assert named == set(MEANINGS.items())
    assert schemas["ShownRecord"]["properties"]["fresh"]["enum"]
    assert {"records", "given", "why_stopped"} <= set(schemas["WholeStudy"]["properties"])


def test_answers_are_packed_for_whoever_takes_it(api: FlaskClient) -> None:
    address = f"{STUDIES}?status=any"
    plain = api.get(address)
    packed = api.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.data) == plain.data
    hit = json.loads(plain.data)["studies"][0]["id"]
    whole = api.get(f"{STUDIES}/{hit}", headers={"Accept-Encoding": "gzip"})
    again = api.get(f"{STUDIES}/{hit}", headers={"Accept-Encoding": "gzip", "If-None-Match": whole.headers["ETag"]})
    assert again.status_code == 304
