"""A whole result as a file: the list's studies in the list's order, whole or visibly broken off."""

from __future__ import annotations

import csv
import http.client
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from indexer.knowledge import Knowledge
from search.engine.client import Client
from search.export import PAGE
from search.settings import Settings
from tests.built import Built
from tests.records import small_record
from tests.search.brute.indexed import build, dropped
from tests.web.serving import Between, served
from web.api.table import COLUMNS
from web.app import create_app
from web.limits import WHOLE_RESULT, limiter

STUDIES, SEARCH = "/api/v1/studies", "/api/v1/studies/search"
CSV, NDJSON = "/api/v1/studies.csv", "/api/v1/studies.ndjson"
FILES = (CSV, NDJSON)
MANY = 2 * PAGE + 300
"""Studies of the broken transfers: three pages."""

QUESTIONS: list[dict[str, Any]] = [
    {"near": "Boston", "within": "anywhere"},
    {"near": "London", "within": "2000mi", "status": ["recruiting", "completed"], "sex": ["female"]},
    {"status": ["completed"], "phase": ["phase3"], "sort": "updated"},
    {"q": "cancer", "status": ["any"], "words_in": "topic", "sort": "updated"},
    {"q": "NCT99999999"},
]
DANGEROUS = {
    "NCT00000001": "=HYPERLINK(1)",
    "NCT00000002": "+1",
    "NCT00000003": "-2 of 3",
    "NCT00000004": "@SUM(A1)",
    "NCT00000005": 'A "quoted", comma',
    "NCT00000006": "Größe · 大きさ",
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_files_hold_what_paging_gives(api: FlaskClient, question: dict[str, Any]) -> None:
    ids = paged(api, question)
    address = urlencode(question, doseq=True)
    for answer in (api.get(f"{CSV}?{address}"), api.post(CSV, json=question)):
        assert answer.mimetype == "text/csv"
        assert "attachment" in answer.headers["Content-Disposition"]
        header, *rows = table(answer.data)
        assert header == list(COLUMNS)
        assert [row[0] for row in rows] == ids
        assert {len(row) for row in rows} <= {len(header)}
    for answer in (api.get(f"{NDJSON}?{address}"), api.post(NDJSON, json=question)):
        assert answer.mimetype == "application/x-ndjson"
        assert [json.loads(line)["id"] for line in answer.data.splitlines()] == ids
    assert api.head(f"{CSV}?{address}").status_code == 200


def test_a_line_is_the_hit_of_the_list(api: FlaskClient) -> None:
    question = {"near": "Boston", "within": "anywhere", "size": 50}
    hits = json.loads(api.post(SEARCH, json=question).data)["studies"]
    lines = api.post(NDJSON, json={"near": "Boston", "within": "anywhere"}).data.splitlines()
    assert [json.loads(line) for line in lines[: len(hits)]] == hits


def test_a_row_tells_the_nearest_site_of_the_list(api: FlaskClient) -> None:
    question = {"near": "Boston", "within": "anywhere", "size": 50}
    hits = json.loads(api.post(SEARCH, json=question).data)["studies"]
    header, *rows = table(api.post(CSV, json={"near": "Boston", "within": "anywhere"}).data)
    for hit, cells in zip(hits, rows, strict=False):
        row = dict(zip(header, cells, strict=True))
        nearest = hit["nearest"][0]
        assert row["nearest_country"] == (nearest["country"] or "")
        assert row["nearest_distance_m"] == ("" if nearest["distance_m"] is None else str(nearest["distance_m"]))
        assert row["nearest_status"] == nearest["status"]
        assert int(row["sites_matching"]) == hit["sites"]["matching"]


def test_no_cell_is_a_formula(
    client: Client, settings: Settings, engine_url: str, reference_dir: Path, knowledge: Knowledge, tmp_path: Path
) -> None:
    records = [
        small_record(
            number,
            identificationModule={"nctId": number, "briefTitle": text},
            sponsorCollaboratorsModule={"leadSponsor": {"name": text}},
            armsInterventionsModule={"interventions": [{"name": text}, {"name": "Placebo"}]},
        )
        for number, text in DANGEROUS.items()
    ]
    for prefix in dropped(client, "formulas-"):
        build(client, prefix, knowledge, tmp_path, records)
        own = replace(settings, index_prefix=prefix, data_dir=reference_dir.parent, rate_limit="1000/minute")
        answer = create_app(own, lambda: engine_url).test_client().get(f"{CSV}?status=any")
        header, *rows = table(answer.data)
        assert len(rows) == len(DANGEROUS)
        for cells in rows:
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
            row = dict(zip(header, cells, strict=True))
            assert row["title"].removeprefix("'") == row["sponsor"].removeprefix("'") == DANGEROUS[row["id"]]
            assert row["interventions"].removeprefix("'") == f"{DANGEROUS[row['id']]}; Placebo"


def test_a_file_counts_as_twenty_searches(built: Built, engine_url: str) -> None:
    limiter.reset()
    own = replace(built.settings, rate_limit=f"{2 * WHOLE_RESULT + 1}/minute")
    api = create_app(own, lambda: engine_url).test_client()
    left = 2 * WHOLE_RESULT + 1
    for address in (f"{CSV}?q=asthma", f"{NDJSON}?q=asthma"):
        answer = api.get(address)
        assert answer.status_code == 200
        left -= 20
        assert answer.headers["RateLimit-Remaining"] == str(left)
    refused = api.post(CSV, json={"q": "asthma"})
    assert refused.status_code == 429
    assert refused.mimetype == "application/problem+json"
    assert int(refused.headers["Retry-After"]) > 0
    limiter.reset()


@pytest.fixture(scope="module")
def many(
    client: Client, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, list[bytes], Path]]:
    """A prefix, the records of several pages, and the folder that keeps them."""
    records = [small_record(f"NCT{number:08}") for number in range(1, MANY + 1)]
    for prefix in dropped(client, "many-"):
        yield prefix, records, tmp_path_factory.mktemp("many")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("fault", ["dies", "forgets"])
def test_a_fault_in_the_middle_breaks_the_transfer(
    client: Client,
    settings: Settings,
    engine_url: str,
    reference_dir: Path,
    knowledge: Knowledge,
    many: tuple[str, list[bytes], Path],
    file: str,
    fault: str,
) -> None:
    """Between the second and the third page the engine goes, or the index does: no part passes for the whole."""
    prefix, records, folder = many
    index = build(client, prefix, knowledge, folder, records)
    with Between(engine_url) as between:
        own = replace(settings, opensearch_url=between.url, index_prefix=prefix, data_dir=reference_dir.parent)
        with served(own) as address:
            whole = fetched(address, f"{file}?status=any")
            assert whole.count(b"NCT") >= MANY
            # What dies does not come back: the library asks a second time where a connection broke.
            between.before(3, between.die if fault == "dies" else lambda: client.indices.delete(index=index))
            with pytest.raises(http.client.IncompleteRead) as broken:
                fetched(address, f"{file}?status=any")
            part = broken.value.partial
            assert whole.startswith(part)
            assert 0 < len(part) < len(whole)


@pytest.mark.parametrize("file", FILES)
def test_a_fault_before_the_first_page_is_a_problem(
    client: Client,
    settings: Settings,
    engine_url: str,
    reference_dir: Path,
    knowledge: Knowledge,
    many: tuple[str, list[bytes], Path],
    file: str,
) -> None:
    prefix, records, folder = many
    build(client, prefix, knowledge, folder, records)
    with Between(engine_url) as between:
        own = replace(settings, index_prefix=prefix, data_dir=reference_dir.parent, rate_limit="1000/minute")
        api = create_app(own, lambda: between.url).test_client()
        assert api.get(f"{file}?status=any").status_code == 200
        between.before(1, between.die)
        away = api.get(f"{file}?status=any")
        assert away.status_code == 503
        assert away.mimetype == "application/problem+json"
        assert int(away.headers["Retry-After"]) > 0


def paged(api: FlaskClient, question: dict[str, Any]) -> list[str]:
    """All ids by asking for page after page."""
    ids: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = json.loads(api.post(SEARCH, json=question | {"size": 100} | after).data)
        ids += [hit["id"] for hit in page["studies"]]
        if page["next"] is None:
            assert len(ids) == page["total"]
            return ids
        after = {"after": page["next"]}


def table(data: bytes) -> list[list[str]]:
    """The rows of a CSV file as a spreadsheet reads them."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def fetched(address: str, path: str) -> bytes:
    """What a client receives; raises IncompleteRead where the transfer did not come to its end."""
    host = address.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        return answer.read()
    finally:
        connection.close()
