"""The sites of one study as GeoJSON (RFC 7946), of a study as large as the largest: whole, small, and kept."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from flask.testing import FlaskClient

from indexer.knowledge import Knowledge
from search.answer import ShownSite
from search.engine.client import Client
from search.settings import Settings
from tests.records import small_record
from tests.search.brute.indexed import build, dropped
from web.app import create_app

SITES: Final = 1_563
WITHOUT_POINT: Final = 15
FILE: Final = "/api/v1/studies/NCT00000001/sites.geojson"
PACKED: Final = {"Accept-Encoding": "gzip"}
STATUSES: Final = ("RECRUITING", "COMPLETED", "SUSPENDED", None)


def location(number: int) -> dict[str, Any]:
    """A hospital somewhere; each hundredth lies in a town that nobody knows."""
    if number % 100 == 99:
        return {"facility": f"Hospital {number}", "city": "Qxzwy Vbkj", "country": "Brazil"}
    point = {"lat": round(-60 + 0.08 * number, 4), "lon": round(-179 + 0.229 * number, 4)}
    status = STATUSES[number % 4]
    told = {"facility": f"Hospital {number}", "city": f"Town {number}", "country": "Brazil", "geoPoint": point}
    return told | ({"status": status} if status else {})


@pytest.fixture(scope="module")
def large(
    client: Client,
    engine_url: str,
    settings: Settings,
    reference_dir: Path,
    knowledge: Knowledge,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[FlaskClient]:
    """The service on an index of that one study."""
    record = small_record(
        statusModule={"overallStatus": "RECRUITING", "statusVerifiedDate": "2026-11"},
        contactsLocationsModule={"locations": [location(number) for number in range(SITES)]},
    )
    with contextmanager(dropped)(client, "geojson-") as prefix:
        build(client, prefix, knowledge, tmp_path_factory.mktemp("geojson"), [record])
        ours = replace(settings, index_prefix=prefix, data_dir=reference_dir.parent, rate_limit="1000000/minute")
        yield create_app(ours, lambda: engine_url).test_client()


def collection(api: FlaskClient, address: str = FILE) -> dict[str, Any]:
    answer = api.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/geo+json"
    told: dict[str, Any] = json.loads(answer.data)
    return told


def test_every_site_of_the_largest_studies_is_there(large: FlaskClient) -> None:
    told = collection(large)
    assert (told["type"], told["study"]) == ("FeatureCollection", "NCT00000001")
    assert told["as_of"]
    assert {site["properties"]["name"] for site in told["features"]} == {f"Hospital {n}" for n in range(SITES)}
    assert len({site["id"] for site in told["features"]}) == len(told["features"]) == SITES
    assert collection(large, FILE.removesuffix(".geojson")) == told


def test_features_are_those_of_the_standard(large: FlaskClient) -> None:
    named = {*ShownSite.__struct_fields__} - {"lat", "lon"}
    for site in collection(large)["features"]:
        assert {*site} == {"type", "id", "geometry", "properties"}
        assert (site["type"], site["id"]) == ("Feature", site["properties"]["id"])
        assert {*site["properties"]} == named


def test_the_longitude_comes_first_and_what_has_no_point_has_no_geometry(large: FlaskClient) -> None:
    given = {f"Hospital {number}": location(number).get("geoPoint") for number in range(SITES)}
    for site in collection(large)["features"]:
        point = given[site["properties"]["name"]]
        wanted = point and {"type": "Point", "coordinates": [point["lon"], point["lat"]]}
        assert site["geometry"] == wanted
    assert [*given.values()].count(None) == WITHOUT_POINT


def test_on_the_wire_it_is_small(large: FlaskClient) -> None:
    packed = large.get(FILE, headers=PACKED)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.data)) == collection(large)
    assert int(packed.headers["Content-Length"]) == len(packed.data) <= 80_000


@pytest.mark.parametrize("headers", [{}, PACKED], ids=["plain", "packed"])
def test_what_did_not_change_is_not_sent_again(large: FlaskClient, headers: dict[str, str]) -> None:
    first = large.get(FILE, headers=headers)
    assert "max-age=60" in first.headers["Cache-Control"]
    again = large.get(FILE, headers=headers | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = large.get(f"{FILE}?near=0,0", headers=headers | {"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_any_origin_reads_it_and_its_etag(large: FlaskClient) -> None:
    answer = large.get(FILE, headers={"Origin": "https://hospital.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    preflight = large.options(FILE, headers={"Origin": "https://hospital.example"})
    assert "If-None-Match" in preflight.headers["Access-Control-Allow-Headers"]


def test_head_tells_the_same_without_the_file(large: FlaskClient) -> None:
    whole, head = large.get(FILE, headers=PACKED), large.head(FILE, headers=PACKED)
    assert (head.status_code, head.data) == (200, b"")
    for name in ("ETag", "Content-Type", "Content-Length", "Content-Encoding", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]


def test_near_a_place_the_nearest_come_first(large: FlaskClient) -> None:
    near = [site["properties"] for site in collection(large, f"{FILE}?near=0,0")["features"]]
    distances = [site["distance_m"] for site in near]
    assert distances[-WITHOUT_POINT:] == [None] * WITHOUT_POINT
    assert distances[:-WITHOUT_POINT] == sorted(distances[:-WITHOUT_POINT])
    assert len(near) == SITES
    assert all(site["properties"]["distance_m"] is None for site in collection(large)["features"])
    assert large.get(f"{FILE}?near=Nowhereville").status_code == 400
    assert large.get(f"{FILE}?bbox=0,0,1,1").status_code == 400
