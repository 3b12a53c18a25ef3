"""Malformed requests at every door: the parameter at fault, what would be right, and nothing of what is behind.

No engine runs here: what cannot be understood is refused before anything is asked of it.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from search.parameters import PARAMETERS
from search.settings import Settings
from tests.web.malformed import ASKED, BODIES, BUCKETS, PREFIXES
from web.app import create_app

STUDIES, SEARCH, MAP = "/api/v1/studies", "/api/v1/studies/search", "/api/v1/sites/search"
CONDITIONS, SAVED = "/api/v1/conditions", "/api/v1/saved"
FILES = ("/api/v1/studies.csv", "/api/v1/studies.ndjson")
SECRET = re.compile(r"Traceback|opensearch|elastic|lucene|_msearch|exception|studies-\d|\.py\b|File \"", re.IGNORECASE)
REPEATED = {parameter.name for parameter in PARAMETERS if parameter.kind == "texts"}
ZOOMS = [-1, 23, 1.5, "3.0", "", None, True, [3], {"z": 3}, "near", 10**12]


@pytest.fixture(scope="module")
def api(settings: Settings, reference_dir: Path) -> FlaskClient:
    """The service with its reference data and without an engine."""
    own = replace(settings, data_dir=reference_dir.parent, rate_limit="1000000/minute")
    return create_app(own, lambda: None).test_client()


@pytest.mark.parametrize(("asked", "parameter", "right"), ASKED)
def test_in_the_address(api: FlaskClient, asked: str, parameter: str, right: str) -> None:
    check_names(api.get(f"{STUDIES}?{quote(asked, safe='=&%')}"), parameter, right)


@pytest.mark.parametrize(("asked", "parameter", "right"), ASKED)
def test_in_the_body(api: FlaskClient, asked: str, parameter: str, right: str) -> None:
    check_names(api.post(SEARCH, json=as_body(asked)), parameter, right)


@pytest.mark.parametrize(("asked", "parameter", "right"), ASKED)
def test_at_the_map_and_of_files(api: FlaskClient, asked: str, parameter: str, right: str) -> None:
    """The same question is refused in the same words, whatever is to be made of its hits."""
    if parameter in ("size", "after", "extras", "facets"):
        right = "no parameter"
    for file in FILES:
        check_names(api.get(f"{file}?{quote(asked, safe='=&%')}"), parameter, right)
        check_names(api.post(file, json=as_body(asked)), parameter, right)
    if parameter != "zoom":
        check_names(api.post(MAP, json={"zoom": 5} | as_body(asked)), parameter, right)


@pytest.mark.parametrize(("body", "parameter"), BODIES)
def test_bodies(api: FlaskClient, body: str | bytes, parameter: str) -> None:
    for door in (SEARCH, MAP, *FILES):
        check_names(api.post(door, data=body, content_type="application/json"), parameter)


@pytest.mark.parametrize(("body", "parameter"), PREFIXES)
def test_what_is_typed_of_a_condition(api: FlaskClient, body: str | bytes, parameter: str) -> None:
    check_names(api.post(CONDITIONS, data=body, content_type="application/json"), parameter)


@pytest.mark.parametrize("bucket", BUCKETS)
def test_a_bucket_is_two_hex_digits(api: FlaskClient, bucket: str) -> None:
    check_problem(api.get(f"{SAVED}/{bucket}.json"), 404)


def test_what_is_cached_takes_no_parameter(api: FlaskClient) -> None:
    for door in (f"{CONDITIONS}.json", f"{SAVED}/a7.json"):
        check_names(api.get(f"{door}?prefix=b"), "prefix", "no parameter")
        check_problem(api.post(door, json={}), 405)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_a_zoom_is_a_whole_number_from_0_to_22(api: FlaskClient, zoom: object) -> None:
    check_names(api.post(MAP, json={"zoom": zoom}), "zoom")


def test_a_map_needs_its_zoom(api: FlaskClient) -> None:
    check_names(api.post(MAP, json={}), "zoom", "0 to 22")
    check_names(api.post(MAP, json={"q": "asthma", "bbox": [0, 0, 1, 1]}), "zoom", "0 to 22")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("name", "value"), [("size", 10), ("after", "x"), ("facets", "phase"), ("extras", "also"), ("zoom", 3)]
)
def test_a_whole_result_has_no_pages(api: FlaskClient, file: str, name: str, value: object) -> None:
    check_names(api.get(f"{file}?{name}={value}"), name, "no parameter")
    check_names(api.post(file, json={name: value}), name, "no parameter")


def test_every_fault_of_a_request_stands_in_one_answer(api: FlaskClient) -> None:
    asked = "near=Nowhereville&within=80&size=0&status=open&colour=red&country=XX&after=x&age=old&phase=3&facets=age"
    asked += "&updated_since=soon&healthy=maybe&condition=Hobbits&extras=no&sex=f&bbox=1&sponsor=-"
    names = {pair.split("=")[0] for pair in asked.split("&")}
    assert faults(api.get(f"{STUDIES}?{asked}")).keys() == names
    assert faults(api.post(SEARCH, json=as_body(asked))).keys() == names
    both = faults(api.post(MAP, json={"zoom": 99, "near": "Nowhereville", "colour": 1}))
    assert both.keys() == {"zoom", "near", "colour"}


def test_what_is_given_twice_and_may_be_given_once(api: FlaskClient) -> None:
    for parameter in PARAMETERS:
        if parameter.kind != "texts":
            answer = api.get(f"{STUDIES}?{parameter.name}=1&{parameter.name}=2")
            assert parameter.name in faults(answer), parameter.name


def test_other_faults_have_their_own_status(api: FlaskClient) -> None:
    for door in (SEARCH, MAP, CONDITIONS, *FILES):
        check_problem(api.post(door, data="q=asthma", content_type="application/x-www-form-urlencoded"), 415)
        check_problem(api.post(door, data='{"q": "asthma"}', content_type="text/plain"), 415)
        check_problem(api.post(door, data='{"q": "' + "x" * 70_000 + '"}', content_type="application/json"), 413)
        check_problem(api.delete(door), 405)
        check_names(api.post(f"{door}?q=asthma", json={}), "q", "into the body")
    for door, method in ((SEARCH, "PUT"), (MAP, "GET"), (STUDIES, "PATCH"), ("/api/v1/index", "POST")):
        answer = api.open(door, method=method)
        check_problem(answer, 405)
        assert answer.headers["Allow"]
    for nowhere in ("/api/v1/nothing", "/api/v1/studies.xml", "/api/v2/studies", "/api/v1/studies/NCT1/sites/2"):
        check_problem(api.get(nowhere), 404)


def as_body(asked: str) -> dict[str, Any]:
    """The same question as a JSON body."""
    given = parse_qs(asked, keep_blank_values=True, separator="&")
    return {name: values if name in REPEATED or len(values) > 1 else values[0] for name, values in given.items()}


def check_names(answer: TestResponse, parameter: str, right: str = "") -> None:
    """Refused by this parameter's name, with what would be right."""
    check_problem(answer, 400)
    told = faults(answer)
    assert parameter in told, told
    assert right in told[parameter], told
    assert all(message.strip() for message in told.values())


def check_problem(answer: TestResponse, status: int) -> None:
    """A problem by RFC 9457 that any origin may read, and that tells nothing of what is behind."""
    assert answer.status_code == status, answer.text[:500]
    assert answer.mimetype == "application/problem+json"
    problem = json.loads(answer.data)
    assert problem["status"] == status
    assert problem["type"]
    assert problem["title"]
    assert problem["detail"]
    assert not SECRET.search(answer.text), answer.text
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def faults(answer: TestResponse) -> dict[str, str]:
    """What is wrong, by parameter."""
    told: dict[str, str] = {}
    for fault in json.loads(answer.data)["errors"]:
        told[fault["parameter"]] = f"{told.get(fault['parameter'], '')} {fault['message']}"
    return told
