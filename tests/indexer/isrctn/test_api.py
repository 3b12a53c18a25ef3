"""The registry's trials, against a registry on this machine that stumbles on demand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from indexer.registries.isrctn import walk
from indexer.registries.isrctn.api import Api
from indexer.registries.isrctn.reader import identify
from indexer.registries.reading import Raw, RegistryAway
from tests.indexer.isrctn.asking import ALL, TRIALS, ids, numbered
from tests.indexer.isrctn.server import Fault, IsrctnServer, served


@pytest.fixture
def registry(tmp_path: Path) -> IsrctnServer:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    return IsrctnServer(TRIALS, secret=secret)


@pytest.fixture
def url(registry: IsrctnServer) -> Iterator[str]:
    with served(registry) as address:
        yield address


@pytest.mark.usefixtures("_small_pages")
def test_every_trial_comes_once_and_as_received(url: str, registry: IsrctnServer) -> None:
    received = [each.data for each in Api(url, 0).records() if isinstance(each, Raw)]
    assert sorted(received) == sorted(TRIALS)
    assert all(int(asked["limit"]) in {1, 5} for _, asked, _, _ in registry.requests)
    assert all(agent.startswith("trial-finder") for _, _, _, agent in registry.requests)


def test_one_page_is_enough_for_few(url: str, registry: IsrctnServer) -> None:
    assert sorted(ids(url)) == ALL
    assert len(registry.requests) == 3


@pytest.mark.usefixtures("_small_pages")
@pytest.mark.parametrize("limit", [1, 5, 6, 23, 100])
def test_a_limit(url: str, limit: int) -> None:
    found = ids(url, limit=limit)
    assert len(found) == len(set(found)) == min(limit, 40)


@pytest.mark.usefixtures("_small_pages")
@pytest.mark.parametrize("limit", [2, 12, 28, 40])
def test_a_limit_takes_those_edited_last(url: str, limit: int) -> None:
    edited = {identify(trial).id: identify(trial, date(2027, 1, 1)).updated or "" for trial in TRIALS}
    last = sorted(edited.values(), reverse=True)[:limit]
    assert [edited[id] for id in ids(url, limit=limit)] == last


@pytest.mark.usefixtures("_small_pages")
def test_what_was_edited_since_a_day(url: str) -> None:
    since = [
        identify(trial).id for trial in TRIALS if (identify(trial, date(2027, 1, 1)).updated or "") >= "2026-05-20"
    ]
    assert sorted(ids(url, changed_since=date(2026, 5, 20))) == sorted(since)
    assert ids(url, changed_since=date(2026, 6, 1)) == []
    assert ids(url, changed_since=date(2999, 1, 1)) == []


@pytest.mark.usefixtures("_small_pages")
def test_many_edited_in_one_second() -> None:
    registry = IsrctnServer(numbered(23, "2026-05-01T10:00:00.123Z"))
    with served(registry) as url:
        assert len(set(ids(url))) == 23


@pytest.mark.usefixtures("_small_pages")
def test_a_registry_that_gives_less_than_it_is_asked_for(url: str, registry: IsrctnServer) -> None:
    registry.most = 2
    assert sorted(ids(url)) == ALL


@pytest.mark.usefixtures("_small_pages")
def test_a_registry_that_does_not_hear_the_days(
    url: str, registry: IsrctnServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry.deaf = True
    assert sorted(ids(url)) == ALL
    monkeypatch.setattr(walk, "MOST_AT_ONCE", 39)
    with pytest.raises(RegistryAway, match="whatever time"):
        ids(url)


def test_the_count(url: str, registry: IsrctnServer) -> None:
    assert Api(url, 0).count() == 40
    assert registry.requests[0][1] == {"q": "", "limit": "1"}
    registry.faults = ["500"]
    assert Api(url, 0).count() == 40, "one that stumbles is there, and asked again"
    assert len(registry.requests) == 3


def test_no_registry_at_all() -> None:
    with pytest.raises(RegistryAway, match="no connection") as away:
        Api("http://user:secret@127.0.0.1:9", 0).count()
    assert "secret" not in str(away.value)


@pytest.mark.parametrize(
    "faults",
    [
        ["429"],
        ["500", "500", "500"],
        ["truncated"],
        ["hang up"],
        ["no xml"],
        ["empty page"],
        ["entity bomb", "outer entity"],
        [None, "truncated", "429", "hang up"],
    ],
)
def test_stumbles_cost_a_second_request(url: str, registry: IsrctnServer, faults: list[Fault]) -> None:
    registry.faults = list(faults)
    assert sorted(ids(url)) == ALL


def test_it_waits_as_long_as_it_is_asked_to(url: str, registry: IsrctnServer) -> None:
    registry.faults = ["429 wait 1"]
    started = time.monotonic()
    assert len(ids(url)) == 40
    assert time.monotonic() - started >= 1


@pytest.mark.parametrize("fault", ["500", "hang up", "entity bomb", "outer entity", "no xml"])
def test_patience_ends(url: str, registry: IsrctnServer, fault: Fault) -> None:
    registry.faults = [fault] * 4
    with pytest.raises(RegistryAway) as told:
        ids(url)
    assert len(registry.requests) == 4
    assert "secret" not in str(told.value)


def test_a_no_is_a_no(url: str, registry: IsrctnServer) -> None:
    registry.faults = ["400"]
    with pytest.raises(RegistryAway, match="refuses"):
        ids(url)
    assert len(registry.requests) == 1


def test_a_slow_registry_is_waited_for(registry: IsrctnServer) -> None:
    registry.slow_s = 0.3
    registry.faults = ["slow"]
    with served(registry) as url:
        assert len(ids(url)) == 40


@pytest.mark.usefixtures("_small_pages")
def test_not_faster_than_allowed(url: str, registry: IsrctnServer) -> None:
    list(Api(url, 50).records(changed_since=date(2026, 5, 20)))
    times = [when for _, _, when, _ in registry.requests]
    assert len(times) > 4
    assert times[-1] - times[0] >= 0.02 * (len(times) - 1.5)
