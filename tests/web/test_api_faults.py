"""Malformed requests: 400 that names the parameter and says what would be right; never a 500, never a secret."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

STUDIES = "/api/v1/studies"
SEARCH = "/api/v1/studies/search"

ADDRESSES = [
    ("near=Boston&within=80", "within"),
    ("near=Boston&within=80kmh", "within"),
    ("near=Boston&within=-5km", "within"),
    ("near=Boston&within=0km", "within"),
    ("near=Boston&within=nan", "within"),
    ("near=Boston&within=99999km", "within"),
    ("within=80km", "within"),
    ("near=Qwertyuiopville", "near"),
    ("near=", "near"),
    ("near=91,0", "near"),
    ("near=0,181", "near"),
    ("near=nan,0", "near"),
    ("near=1,2,3", "near"),
    ("near=Boston&near=Paris", "near"),
    ("status=open", "status"),
    ("status=recruiting,completed", "status"),
    ("status=any&status=recruiting", "status"),
    ("country=USA", "country"),
    ("country=US,DE", "country"),
    ("country=XX", "country"),
    ("condition=Hobbits", "condition"),
    ("bbox=1,2,3", "bbox"),
    ("bbox=a,b,c,d", "bbox"),
    ("bbox=0,91,1,92", "bbox"),
    ("bbox=0,10,1,5", "bbox"),
    ("bbox=-181,0,1,5", "bbox"),
    ("bbox=nan,0,1,5", "bbox"),
    ("bbox=1e999,0,1,5", "bbox"),
    ("bbox=0,0,0,0", "bbox"),
    ("bbox=1,1,2,1", "bbox"),
    ("bbox=1,1,1,2", "bbox"),
    ("bbox=1_0,2,30,4", "bbox"),
    ("near=1_0,2", "near"),
    ("near=Boston&within=0.0000001km", "within"),
    ("sort=price", "sort"),
    ("sort=distance", "sort"),
    ("sort=relevance", "sort"),
    ("size=0", "size"),
    ("size=101", "size"),
    ("size=ten", "size"),
    ("size=1.5", "size"),
    ("size=٣", "size"),
    ("size=1&size=2", "size"),
    ("size=99999999999999999999", "size"),
    ("after=zzz", "after"),
    ("after=é", "after"),
    ("q=" + "x" * 301, "q"),
    ("colour=red", "colour"),
    ("Q=asthma", "Q"),
]

BODIES = [
    ("{", "body"),
    ("[]", "body"),
    ("null", "body"),
    ('"text"', "body"),
    ("3", "body"),
    ('{"q": NaN}', "body"),
    ('{"size": Infinity}', "body"),
    ('{"bbox": [1e999, 0, 1, 1]}', "body"),
    ('{"q": "\\ud800"}', "body"),
    ('{"\\udfff": 1}', "body"),
    ('{"q": "a", "q": "b"}', "body"),
    ("[" * 50_000, "body"),
    ('{"q": ' + "[" * 500 + "]" * 500 + "}", "body"),
    (b"\xff\xfe{}", "body"),
    ("", "body"),
    ('{"q": null}', "q"),
    ('{"q": 3}', "q"),
    ('{"q": ["asthma"]}', "q"),
    ('{"q": {}}', "q"),
    ('{"near": [42, -71]}', "near"),
    ('{"near": {"lat": 1}}', "near"),
    ('{"near": "Boston", "within": 80}', "within"),
    ('{"size": "ten"}', "size"),
    ('{"size": true}', "size"),
    ('{"size": 1.5}', "size"),
    ('{"size": -1}', "size"),
    ('{"size": [1]}', "size"),
    ('{"status": "open"}', "status"),
    ('{"status": [1]}', "status"),
    ('{"status": []}', "status"),
    ('{"status": [["recruiting"]]}', "status"),
    ('{"status": {"a": 1}}', "status"),
    ('{"country": ["Atlantis"]}', "country"),
    ('{"condition": [null]}', "condition"),
    ('{"bbox": [1, 2, 3]}', "bbox"),
    ('{"bbox": [1, 2, 3, 4, 5]}', "bbox"),
    ('{"bbox": ["1", "2", "3", "4"]}', "bbox"),
    ('{"bbox": [0, 0, true, 1]}', "bbox"),
    ('{"bbox": {"west": 1}}', "bbox"),
    ('{"bbox": 5}', "bbox"),
    ('{"bbox": [1' + "0" * 400 + ", 0, 1, 1]}", "bbox"),
    ('{"sort": 1}', "sort"),
    ('{"after": 7}', "after"),
    ('{"after": "eyJpIjoiYSJ9"}', "after"),
    ('{"facets": ["phases"]}', "facets"),
    ('{"": 1}', ""),
]


@pytest.mark.parametrize(("asked", "parameter"), ADDRESSES)
def test_a_malformed_address_names_its_parameter(api: FlaskClient, asked: str, parameter: str) -> None:
    assert_names(api.get(f"{STUDIES}?{asked}"), parameter)


@pytest.mark.parametrize(("body", "parameter"), BODIES)
def test_a_malformed_body_names_its_parameter(api: FlaskClient, body: str | bytes, parameter: str) -> None:
    assert_names(api.post(SEARCH, data=body, content_type="application/json"), parameter)


def test_every_fault_of_a_request_stands_in_one_answer(api: FlaskClient) -> None:
    answer = api.get(f"{STUDIES}?near=Nowhereville&within=80&size=0&status=open&colour=red&country=XX&after=x")
    assert told(answer) == {"near", "within", "size", "status", "colour", "country", "after"}
    assert told(api.get(f"{STUDIES}?near=Nowhereville&sort=relevance&size=0")) == {"near", "sort", "size"}
    assert told(api.get(f"{STUDIES}?near=Nowhereville&sort=distance&within=80km&size=0")) == {"near", "size"}


def test_a_body_is_the_whole_question_and_other_addresses_take_no_parameters(api: FlaskClient) -> None:
    assert_names(api.post(f"{SEARCH}?status=any&foo=1", json={"q": "asthma"}), "foo")
    assert_names(api.get("/api/v1/index?foo=1"), "foo")
    number = json.loads(api.get(f"{STUDIES}?status=any&size=1").data)["studies"][0]["id"]
    for address in (f"{STUDIES}/{number}", f"{STUDIES}/{number}/sites"):
        assert_names(api.get(f"{address}?near="), "near")
        assert_names(api.get(f"{address}?within=80km"), "within")


def test_other_faults_have_their_own_status(api: FlaskClient) -> None:
    assert api.post(SEARCH, data="q=asthma", content_type="text/plain").status_code == 415
    assert api.post(SEARCH, data='{"q": "' + "x" * 100_000 + '"}', content_type="application/json").status_code == 413
    wrong_method = api.delete(STUDIES)
    assert wrong_method.status_code == 405
    assert "GET" in wrong_method.headers["Allow"]
    assert api.get("/api/v1/nothing").status_code == 404
    assert api.get("/api/v1/studies/NCT99999999").status_code == 404


def told(answer: TestResponse) -> set[str]:
    return {fault["parameter"] for fault in json.loads(answer.data)["errors"]}


def assert_names(answer: TestResponse, parameter: str) -> None:
    assert answer.status_code == 400, answer.data
    assert answer.mimetype == "application/problem+json"
    problem = json.loads(answer.data)
    assert problem["status"] == 400
    assert parameter in told(answer)
    assert all(fault["message"] for fault in problem["errors"])
    assert "Traceback" not in answer.text
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("host", ["a b", "evil.com/path", "[::1"])
def test_a_host_that_cannot_be(api: FlaskClient, host: str) -> None:
    """Its name would stand in addresses on the page."""
    assert api.get("/about", headers={"Host": host}).status_code == 400
