"""Suggestions while somebody types, and what changed."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

CONDITIONS = "/api/v1/conditions"
PLACES = "/api/v1/places"
CHANGES = "/api/v1/changes"


def rows(api: FlaskClient, address: str) -> list[dict[str, Any]]:
    answer = api.get(address)
    assert answer.status_code == 200, answer.text
    found = answer.json
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("typed", ["c", "br", "breast c", "Brëast C", "asth"])
def test_conditions_that_have_studies_come_most_studies_first(api: FlaskClient, typed: str) -> None:
    found = rows(api, f"{CONDITIONS}?prefix={quote(typed)}")
    assert 0 < len(found) <= 10
    assert list(found[0]) == ["id", "name", "lay", "studies", "recruiting"]
    assert [row["studies"] for row in found] == sorted((row["studies"] for row in found), reverse=True)
    assert all(0 < row["studies"] >= row["recruiting"] for row in found)


def test_the_number_told_is_what_the_condition_finds(api: FlaskClient) -> None:
    for row in rows(api, f"{CONDITIONS}?prefix=a"):
        question = f"/api/v1/studies?condition={row['id']}&size=1"
        assert rows_total(api, f"{question}&status=any") == row["studies"]
        assert rows_total(api, question) == row["recruiting"]


def rows_total(api: FlaskClient, address: str) -> int:
    total: int = api.get(address).json["total"]  # type: ignore[index]
    return total


@pytest.mark.parametrize("typed", ["b", "bost", "münch", "munch", "02115", "massach"])
def test_every_place_offered_means_the_same_place_again(api: FlaskClient, typed: str) -> None:
    found = rows(api, f"{PLACES}?q={quote(typed)}")
    assert 0 < len(found) <= 10
    for place in found:
        assert list(place) == ["kind", "name", "lat", "lon", "country", "region", "precision", "area"]
        asked = api.get("/api/v1/studies", query_string={"near": place["name"], "size": 1}).json
        assert asked is not None
        near = asked["question"]["near"]
        assert (near["name"], near["lat"], near["lon"]) == (place["name"], place["lat"], place["lon"])


def test_the_place_typed_can_stand_in_a_body(api: FlaskClient) -> None:
    assert api.post(PLACES, json={"q": "bost"}).json == rows(api, f"{PLACES}?q=bost")


def test_suggestions_have_an_etag(api: FlaskClient) -> None:
    for address in (f"{CONDITIONS}?prefix=b", f"{PLACES}?q=b", CHANGES):
        tag = api.get(address).headers["ETag"]
        assert api.get(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        (CONDITIONS, "prefix"),
        (f"{CONDITIONS}?prefix=", "prefix"),
        (f"{CONDITIONS}?q=b", "q"),
        (PLACES, "q"),
        (f"{PLACES}?q=%20", "q"),
        (f"{PLACES}?q=a&q=b", "q"),
        (f"{CHANGES}?since=yesterday", "since"),
        (f"{CHANGES}?since=2026-13-01", "since"),
        (f"{CHANGES}?until=2026-01-01", "until"),
    ],
)
def test_what_is_missing_or_wrong_is_named(api: FlaskClient, address: str, parameter: str) -> None:
    answer = api.get(address)
    assert answer.status_code == 400
    assert parameter in {fault["parameter"] for fault in answer.json["errors"]}  # type: ignore[index]


@pytest.mark.parametrize("since", ["", "?since=2026-01-31", "?since=2026-01-31T09:00:00Z"])
def test_nothing_has_changed_before_the_registries_were_read_again(api: FlaskClient, since: str) -> None:
    assert rows(api, CHANGES + since) == []
