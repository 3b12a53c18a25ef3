"""The registry's pages, against a registry on this machine that stumbles on demand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from indexer.registries.ctgov.api import EVERYTHING, Api, Asked
from indexer.registries.polite import Patience, user_agent, wait_asked_for
from indexer.registries.reading import RegistryAway
from tests.indexer.registry_server import Fault, RegistryServer, served
from tests.records import demonstration, number

RECORDS = demonstration()
QUICK = Patience(attempts=4, first_wait_s=0.01)


@pytest.fixture
def registry() -> RegistryServer:
    return RegistryServer(RECORDS)


@pytest.fixture
def url(registry: RegistryServer) -> Iterator[str]:
    with served(registry) as address:
        yield address


def read(url: str, asked: Asked = EVERYTHING) -> list[bytes]:
    return [raw.data for page in Api(url, 0, patience=QUICK).pages(asked) for raw in page.studies]


def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.registries.ctgov.api.PAGE_SIZE", 10)


def test_all_pages_as_received(url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(monkeypatch)
    pages = list(Api(url, 0).pages())
    assert [raw.data for page in pages for raw in page.studies] == RECORDS
    assert [page.total for page in pages] == [len(RECORDS), *[None] * (len(pages) - 1)]
    asked = [parameters for path, parameters, _, _ in registry.requests if path.endswith("/studies")]
    same = [{name: value for name, value in each.items() if name not in {"pageToken", "countTotal"}} for each in asked]
    assert len(asked) == 8
    assert same == [same[0]] * 8
    assert all(agent.startswith("trial-finder") for _, _, _, agent in registry.requests)


def test_the_version_and_the_total(url: str) -> None:
    api = Api(url, 0)
    assert api.version() == ("2.0.3", "2026-11-01T09:00:05")
    assert api.total() == len(RECORDS)


def test_questions(url: str) -> None:
    recruiting = read(url, Asked("breast cancer", recruiting=True, newest_first=True, limit=3))
    assert len(recruiting) == 3
    assert all(b'"overallStatus": "RECRUITING"' in record for record in recruiting)
    since = read(url, Asked(changed_since=date(2026, 11, 1)))
    assert 0 < len(since) < len(RECORDS)
    assert set(since) < set(RECORDS)


def test_a_limit_ends_within_a_page(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(monkeypatch)
    assert read(url, Asked(limit=25)) == RECORDS[:25]
    assert read(url, Asked(limit=1)) == RECORDS[:1]


def test_a_sample_in_a_few_requests(url: str, registry: RegistryServer) -> None:
    pages = list(Api(url, 0).sample(("breast cancer", "cancer", "depression"), each=5))
    found = [number(raw.data) for page in pages for raw in page.studies]
    assert len(found) == len(set(found))
    assert 5 < len(found) <= 15
    assert len(registry.requests) == 3


@pytest.mark.parametrize("fault", ["429", "500", "truncated", "hang up", "empty page"])
def test_stumbles_cost_time_alone(
    url: str, registry: RegistryServer, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_pages(monkeypatch)
    registry.faults = ["500", fault, fault, "slow", fault]
    registry.slow_s = 0.05
    assert read(url) == RECORDS


def test_the_wait_that_was_asked_for_is_kept(url: str, registry: RegistryServer) -> None:
    registry.faults = ["429 wait 1"]
    started = time.monotonic()
    assert read(url) == RECORDS
    assert time.monotonic() - started >= 1.0


def test_patience_ends(url: str, registry: RegistryServer) -> None:
    registry.faults = ["500"] * 9
    with pytest.raises(RegistryAway, match="status 500"):
        read(url)
    assert len(registry.requests) == QUICK.attempts


def test_new_data_on_the_way_begin_again(url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(monkeypatch)
    found: list[bytes] = []
    for turn, page in enumerate(Api(url, 0, patience=QUICK).pages()):
        found += [raw.data for raw in page.studies]
        if turn == 2:
            registry.renew()
    assert found == RECORDS[:30] + RECORDS


def test_a_refusal_is_final(url: str, registry: RegistryServer) -> None:
    with pytest.raises(RegistryAway, match="400"):
        Api(f"{url}", 0, patience=QUICK)._page({"nonsense": "1"})
    with pytest.raises(RegistryAway, match="404"):
        Api(f"{url}/elsewhere", 0, patience=QUICK).version()
    assert len(registry.requests) == 2


def test_a_registry_that_is_away_is_noticed_at_once(
    url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RegistryAway, match="no connection"):
        Api("http://127.0.0.1:1/api/v2").version()
    monkeypatch.setattr("indexer.registries.ctgov.api.ANSWERS_WITHIN_S", 0.2)
    registry.faults = ["slow"]
    with pytest.raises(RegistryAway, match=r"within 0\.2 s"):
        Api(url, 0).version()


def test_no_more_requests_a_second_than_allowed(
    url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_pages(monkeypatch)
    list(Api(url, rate=20).pages(Asked(limit=40)))
    times = [at for _, _, at, _ in registry.requests]
    assert len(times) > 3
    assert min(after - before for before, after in pairwise(times)) > 0.04


def test_who_we_are_and_how_long_to_wait() -> None:
    assert user_agent("mailto:desk@example.org").endswith("(mailto:desk@example.org)")
    assert "\n" not in user_agent("a\nb")
    assert wait_asked_for("7") == 7
    assert wait_asked_for("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert wait_asked_for("soon") is None
    assert wait_asked_for(None) is None
