"""Suggestions while somebody types, and what changed."""

from __future__ import annotations

import gzip
import json
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from search.conditions import Conditions
from search.fold import fold
from search.indices import alias
from tests.built import Built

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
def test_conditions_that_have_studies_have_a_name_that_begins_so(api: FlaskClient, typed: str) -> None:
    found = rows(api, f"{CONDITIONS}?prefix={quote(typed)}")
    assert 0 < len(found) <= 10
    assert list(found[0]) == ["id", "name", "lay", "studies", "recruiting", "matched"]
    for row in found:
        names = [fold(name) for name in (row["name"], row["lay"], row["matched"]) if name]
        assert any(f" {fold(typed)}" in f" {name}" for name in names)
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


def test_a_country_brings_its_places_first(api: FlaskClient) -> None:
    """The name that is offered for it means that place without it, too."""
    first = {}
    for country in ("US", "gb"):
        asked = api.post(PLACES, json={"q": "cambridge", "country": country})
        first[country] = asked.json[0]["name"]  # type: ignore[index]
        assert rows(api, f"{PLACES}?q=cambridge&country={country}")[0]["name"] == first[country]
    assert first == {"US": "Cambridge, Massachusetts, US", "gb": "Cambridge, England, GB"}
    near = api.get("/api/v1/studies", query_string={"near": first["US"], "size": 1}).json["question"]["near"]  # type: ignore[index]
    assert near["name"] == first["US"]
    refused = api.post(PLACES, json={"q": "cambridge", "country": "XY"})
    assert refused.status_code == 400
    assert "two-letter code" in refused.text


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_the_file_has_every_condition_with_studies_in_the_words_of_the_answers(
    api: FlaskClient, built: Built, conditions: Conditions, language: str
) -> None:
    file = file_of(api, language)
    assert file == sorted(file, key=lambda row: (-row["studies"], row["name"]))
    assert {row["id"] for row in file} == headings_of(built, conditions)
    for row in file[:: max(1, len(file) // 50)]:
        found = rows(api, f"{CONDITIONS}?lang={language}&prefix={quote(row['name'])}")
        told = {name: row[name] for name in ("id", "name", "lay", "studies", "recruiting")}
        assert told in [{name: each[name] for name in told} for each in found]
        assert row["lay"] is None or row["lay"] == conditions.shown(row["id"], language)


def test_names_in_a_language_come_with_it(api: FlaskClient) -> None:
    assert api.get(f"{CONDITIONS}?prefix=b&lang=it").status_code == 400
    assert api.get(f"{CONDITIONS}.json?lang=it").status_code == 400
    english, german = (rows(api, f"{CONDITIONS}?prefix=brustk&lang={language}")[0] for language in ("en", "DE"))
    assert (english["id"], english["lay"], english["matched"]) == ("D001943", "Breast Cancer", "Brustkrebs")
    assert (german["id"], german["lay"], german["matched"]) == ("D001943", "Brustkrebs", None)
    tags = {api.get(f"{CONDITIONS}.json?lang={language}").headers["ETag"] for language in ("en", "de")}
    assert len(tags) == 2


def file_of(api: FlaskClient, language: str) -> list[dict[str, Any]]:
    found = rows(api, f"{CONDITIONS}.json?lang={language}")
    assert all(list(row) == ["id", "name", "lay", "studies", "recruiting", "also"] for row in found)
    return found


def headings_of(built: Built, conditions: Conditions) -> set[str]:
    """The headings that studies are found by, as the engine counts them, without the levels that say nothing."""
    body = {"size": 0, "aggs": {"found": {"terms": {"field": "condition_ids", "size": 20_000}}}}
    buckets = built.client.search(index=alias(built.prefix), body=body)["aggregations"]["found"]["buckets"]
    headings = [conditions.heading(bucket["key"]) for bucket in buckets]
    return {each.id for each in headings if each and not conditions.hidden(each.id)}


def test_the_file_is_small_enough_for_a_page(api: FlaskClient) -> None:
    packed = api.get(f"{CONDITIONS}.json", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "public" in packed.headers["Cache-Control"]
    assert json.loads(gzip.decompress(packed.data)) == api.get(f"{CONDITIONS}.json").json
    assert len(packed.data) <= 80_000


@pytest.mark.parametrize("typed", ["c", "breast c", "Brëast C", "asth"])
def test_the_condition_typed_can_stand_in_a_body(api: FlaskClient, typed: str) -> None:
    answer = api.post(CONDITIONS, json={"prefix": typed})
    assert answer.json == rows(api, f"{CONDITIONS}?prefix={quote(typed)}")
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("typed", "meant"), [("brest cancer", "breast cancer"), ("diabtes", "diabetes"), ("astma", "asthma")]
)
def test_slips_of_typing_are_allowed_for_in_a_body(api: FlaskClient, typed: str, meant: str) -> None:
    assert rows(api, f"{CONDITIONS}?prefix={quote(typed)}") == []
    found = api.post(CONDITIONS, json={"prefix": typed}).json
    assert found
    assert found[0]["id"] == rows(api, f"{CONDITIONS}?prefix={quote(meant)}")[0]["id"]
    assert api.post(CONDITIONS, json={"prefix": "qzxwvq"}).json == []


def test_the_place_typed_can_stand_in_a_body(api: FlaskClient) -> None:
    assert api.post(PLACES, json={"q": "bost"}).json == rows(api, f"{PLACES}?q=bost")


def test_suggestions_have_an_etag(api: FlaskClient) -> None:
    for address in (f"{CONDITIONS}?prefix=b", f"{CONDITIONS}.json", f"{PLACES}?q=b", CHANGES):
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
