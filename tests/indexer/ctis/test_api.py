"""CTIS's list and records, against a registry on this machine that stumbles on demand."""

from __future__ import annotations

import time

import pytest

from indexer.registries.ctis import listing
from indexer.registries.ctis.api import Api
from indexer.registries.ctis.reader import identify, study
from indexer.registries.reading import Raw, RegistryAway, Unreadable
from tests.indexer.ctis.records import TODAY, all_records
from tests.indexer.ctis.server import CtisServer, Fault, served
from tests.indexer.ctis.trials import QUICK, TRIALS, api, everyone, numbers


def test_every_trial_comes_once(url: str, registry: CtisServer) -> None:
    found = list(api(url).records())
    assert len(found) == 45
    assert numbers(found) == everyone()
    assert len(registry.requests) == 5 + 45
    asked = registry.requests[0][1]
    assert asked["pagination"] == {"page": 1, "size": 10}
    assert asked["searchCriteria"] == {}
    assert all(agent.startswith("trial-finder") for *_, agent in registry.requests)


def test_what_only_the_list_says_stands_beside_the_record() -> None:
    registry = CtisServer(all_records())
    with served(registry) as url:
        found = {identify(raw.data, TODAY): raw.data for raw in api(url).records() if isinstance(raw, Raw)}
    for received in all_records():
        alone = registry.held[identify(received, TODAY).id].body
        assert identify(alone, TODAY).updated is None or b"publishDate" in alone
        read, meant = study(found[identify(received, TODAY)], TODAY).study, study(received, TODAY).study
        assert read.sites == meant.sites
        assert read.details.records == meant.details.records
        assert read.card == meant.card
    assert len(found) == len(all_records())


def test_the_count(url: str) -> None:
    assert api(url).count() == 45


def test_a_registry_that_is_away_is_noticed_at_once(url: str, registry: CtisServer) -> None:
    with pytest.raises(RegistryAway, match="no connection") as away:
        Api("http://user:secret@127.0.0.1:1/ctis-public-api", 0).count()
    assert "secret" not in str(away.value)
    registry.faults = ["500", "500"]
    assert api(url).count() == len(everyone()), "one that stumbles is there, and asked again"
    assert len(registry.requests) == 3


@pytest.mark.parametrize("fault", ["429", "500", "truncated", "hang up"])
def test_stumbles_cost_time_alone(url: str, registry: CtisServer, fault: Fault) -> None:
    registry.slow_s = 0.05
    registry.faults = [fault, "slow", fault, fault, "slow", "slow", "slow", fault, fault]
    assert numbers(list(api(url).records())) == everyone()


def test_the_wait_that_was_asked_for_is_kept(url: str, registry: CtisServer) -> None:
    registry.faults = ["429 wait 1"]
    started = time.monotonic()
    list(api(url).records(limit=1))
    assert time.monotonic() - started >= 1.0


def test_an_empty_page_is_not_the_last(url: str, registry: CtisServer) -> None:
    registry.faults = ["slow", "empty page"]
    registry.slow_s = 0
    assert numbers(list(api(url).records())) == everyone()


def test_a_list_that_gives_less_than_it_counts_is_told(
    url: str, registry: CtisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry.window = 20
    monkeypatch.setattr(listing, "WINDOW", 20)
    faults = [one for one in api(url).records() if isinstance(one, Unreadable)]
    assert [fault.reason for fault in faults] == ["gives 40 of 45 trials"]
    assert faults[0].where.endswith("/search")
    assert faults[0].id is None


def test_a_list_beyond_its_window_is_read_from_both_ends(
    url: str, registry: CtisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry.window = 30
    monkeypatch.setattr(listing, "WINDOW", 30)
    assert numbers(list(api(url).records())) == everyone()
    assert {asked["sort"]["direction"] for _, asked, *_ in registry.requests if asked} == {"ASC", "DESC"}


@pytest.mark.parametrize(
    ("answer", "reason"), [(404, "404"), (500, "status 500"), (b"{}", "no record"), (b"[]", "read")]
)
def test_one_record_that_is_missing_costs_itself_alone(
    url: str, registry: CtisServer, answer: bytes | int, reason: str
) -> None:
    missing = identify(TRIALS[7], TODAY).id
    registry.instead = {missing: answer}
    found = list(api(url).records())
    assert numbers(found) == everyone() - {missing}
    (fault,) = [one for one in found if isinstance(one, Unreadable)]
    assert reason in fault.reason
    assert fault.where.endswith(f"/retrieve/{missing}")
    assert fault.id == missing


def test_a_record_under_another_number_is_none(url: str, registry: CtisServer) -> None:
    registry.instead = {identify(TRIALS[7], TODAY).id: TRIALS[8]}
    found = list(api(url).records())
    assert len(numbers(found)) == 44
    assert sum(isinstance(one, Unreadable) for one in found) == 1


def test_many_failures_in_a_row_mean_that_the_registry_is_away(url: str, registry: CtisServer) -> None:
    registry.instead = dict.fromkeys(everyone(), 500)
    with pytest.raises(RegistryAway, match="status 500"):
        list(api(url).records())
    assert len(registry.retrieved) == 5 * QUICK.attempts
