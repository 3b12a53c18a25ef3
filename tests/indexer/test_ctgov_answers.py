"""The registry's answers: what is wrong with one study costs that study, what is no answer is asked for again."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from indexer.registries.ctgov import answers
from indexer.registries.ctgov.api import Api
from indexer.registries.polite import Patience
from indexer.registries.reading import RegistryAway
from tests.indexer.registry_server import RegistryServer, served
from tests.records import demonstration, small_record

RECORDS = demonstration()
QUICK = Patience(attempts=4, first_wait_s=0.01)


@pytest.fixture
def registry() -> RegistryServer:
    return RegistryServer(RECORDS)


@pytest.fixture
def url(registry: RegistryServer) -> Iterator[str]:
    with served(registry) as address:
        yield address


def read(url: str) -> list[bytes]:
    return [raw.data for page in Api(url, 0, patience=QUICK).pages() for raw in page.studies]


HALF = small_record("NCT00000007", identificationModule={"nctId": "NCT00000007", "briefTitle": "bad \ud800 one"})
DEEP = b'{"protocolSection": ' + b"[" * 5000 + b"]" * 5000 + b"}"
ODD = [
    pytest.param(HALF, id="half a character"),
    pytest.param(b'{"protocolSection": "a\tb \\" , ] } [ {"}', id="a bare control character"),
    pytest.param(DEEP, id="nested deeply"),
]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("others", [3, 0])
def test_a_study_that_cannot_be_decoded_leaves_the_page_whole(
    url: str, registry: RegistryServer, odd: bytes, others: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.registries.ctgov.asked.PAGE_SIZE", 10)
    registry.listed = registry.listed[:1] + registry.listed[1 : 1 + others * 10]
    registry.instead = {registry.listed[0].id: odd}
    pages = list(Api(url, 0, patience=QUICK).pages())
    assert [raw.data for page in pages for raw in page.studies] == [odd, *RECORDS[1 : 1 + others * 10]]
    assert pages[0].total == len(registry.listed)
    assert len(registry.requests) == len(pages) == 1 + others


def test_a_page_with_such_a_study_that_breaks_off_is_asked_for_again(url: str, registry: RegistryServer) -> None:
    registry.instead = {registry.listed[0].id: HALF}
    registry.faults = ["truncated"]
    assert read(url) == [HALF, *RECORDS[1:]]
    assert len(registry.requests) == 2


GARBAGE = [
    b"",
    b"<html>",
    b"[]",
    b"{}",
    b'{"studies": 5}',
    b'{"studies": [{"a": "\\ud800"}',
    b'{"studies": [{"a": "\\ud800"}]',
    b'{"studies": [{"a": "\\ud800"} {}]}',
    b'{"studies": [{"a": "\\ud800"},]}',
    b'{"studies": [,]}',
    b'{"studies": [{"a": "\\ud800"}, {"a" 5}]}',
    b'{"studies": [{"a": "\\ud800"}], "nextPageToken": 5}',
    b'{"other": [{"a": "\\ud800"}]}',
]


@pytest.mark.parametrize("garbage", GARBAGE)
def test_what_is_no_page_is_worth_asking_again(garbage: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        answers.page(garbage)


def test_a_page_is_cut_at_its_studies_alone() -> None:
    before, studies = b'{"x": ["studies", {"studies": [1]}], ', b'"studies" : [ {"studies": [7, 8]} , "\\udc00" ]'
    page = answers.page(codecs.BOM_UTF8 + before + studies + b', "totalCount": 2}')
    assert [bytes(study) for study in page.studies] == [b'{"studies": [7, 8]}', b'"\\udc00"']
    assert (page.total_count, page.next_page_token) == (2, None)


@pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00", "1998-12-31T23:59:59", "2062-01-01T09:00:05", "soon"])
def test_data_of_an_impossible_time_are_no_answer(
    url: str, registry: RegistryServer, stamp: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RegistryServer, "timestamp", stamp)
    with pytest.raises(RegistryAway, match=rf"`dataTimestamp` is .*{stamp}"):
        Api(url, 0, patience=QUICK).version_at_once()
    assert {path for path, *_ in registry.requests} == {"/api/v2/version"}


@pytest.mark.parametrize("far", [timedelta(), timedelta(days=1)])
def test_data_of_today_are_an_answer_wherever_today_has_begun(far: timedelta) -> None:
    stamp = (datetime.now(UTC) + far).strftime("%Y-%m-%dT%H:%M:%S")
    assert answers.version(f'{{"dataTimestamp": "{stamp}"}}'.encode()) == f"{stamp}Z"
