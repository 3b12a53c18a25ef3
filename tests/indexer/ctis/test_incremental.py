"""Reading CTIS again: only what changed is asked for."""

from __future__ import annotations

import json
from datetime import date

import pytest

from indexer.registries.ctis.reader import identify, study
from indexer.registries.reading import Raw
from tests.indexer.ctis.records import TODAY, Json
from tests.indexer.ctis.server import CtisServer
from tests.indexer.ctis.trials import TRIALS, api, everyone, numbers, trial


def test_only_what_changed_is_asked_for(url: str, registry: CtisServer) -> None:
    since = date(2025, 12, 1)
    newer = {identify(data, TODAY).id for data in TRIALS if (identify(data, TODAY).updated or "") >= since.isoformat()}
    assert 0 < len(newer) < 10
    assert numbers(list(api(url).records(changed_since=since))) == newer
    assert len(registry.requests) == len(newer) + 2


@pytest.mark.parametrize("orders", [{"lastPublicationUpdate", "lastUpdated"}, {"lastPublicationUpdate"}])
def test_a_change_that_was_not_published_is_found(url: str, registry: CtisServer, orders: set[str]) -> None:
    """It stands last in the order of publication; where the registry knows no other, the whole list is read."""
    registry.orders = {"decisionDate"} | orders
    registry.renew(trial(7, "20/11/2026", published="01/01/2019"))
    registry.renew(trial(8, "03/03/2019", published="21/11/2026"))
    found = list(api(url).records(changed_since=date(2026, 1, 1)))
    assert [identify(raw.data).id for raw in found if isinstance(raw, Raw)] == [
        "2023-500008-10-00",
        "2023-500007-10-00",
    ]
    assert (len(registry.requests) == 2 + 2) is ("lastUpdated" in orders)


@pytest.mark.parametrize("fault", ["unsorted", "refused"])
def test_a_list_that_is_not_sorted_so_is_read_to_its_end(url: str, registry: CtisServer, fault: str) -> None:
    registry.unsorted = fault == "unsorted"
    if fault == "refused":
        registry.orders = {"decisionDate"}
    since = date(2025, 12, 1)
    newer = {identify(data, TODAY).id for data in TRIALS if (identify(data, TODAY).updated or "") >= since.isoformat()}
    assert numbers(list(api(url).records(changed_since=since))) == newer


def test_the_first_so_many(url: str, registry: CtisServer) -> None:
    found = list(api(url).records(limit=12))
    newest = sorted((identify(data, TODAY).updated or "" for data in TRIALS), reverse=True)[:12]
    assert (
        sorted((identify(raw.data, TODAY).updated or "" for raw in found if isinstance(raw, Raw)), reverse=True)
        == newest
    )
    assert len(registry.requests) == 2 + 12


def test_what_is_here_already_is_not_asked_for(url: str, registry: CtisServer) -> None:
    here = {identify(raw.data): raw.data for raw in api(url).records() if isinstance(raw, Raw)}
    states = {(identity.id, identity.updated): data for identity, data in here.items()}
    registry.requests.clear()
    registry.renew(trial(7, "20/11/2026"))

    def kept(number: str, updated: str) -> bytes | None:
        return states.get((number, updated))

    found = list(api(url).records(kept=kept))
    assert registry.retrieved == ["2023-500007-10-00"]
    assert numbers(found) == everyone()
    assert {identify(raw.data).updated for raw in found if isinstance(raw, Raw)} >= {"2026-11-20"}


def test_what_is_here_already_says_what_the_list_says_now(url: str, registry: CtisServer) -> None:
    number = "2023-500007-10-00"
    here: Json = json.loads(trial(7, "08/08/2025", code=None)) | {"trialCountries": ["Poland:4"]}
    here |= {"ctPublicStatusCode": 4, "gender": "Female", "totalNumberEnrolled": "12", "ctTitle": "Its own"}
    registry.renew(json.dumps(here).encode())
    registry.held[number].row.update(trialCountries=["Poland:5"], ctStatus=5, gender="Male, Female", ageGroup=None)
    registry.held[number].row.update(totalNumberEnrolled="")
    found = list(
        api(url).records(kept=lambda number, updated: json.dumps(here).encode() if "00007" in number else None)
    )
    assert number not in registry.retrieved
    (now,) = [raw.data for raw in found if isinstance(raw, Raw) and identify(raw.data).id == number]
    told = json.loads(now)
    changed = {"trialCountries": ["Poland:5"], "ctPublicStatusCode": 5, "gender": "Male, Female"}
    assert told == here | changed
    assert {site.status for site in study(now, TODAY).study.sites} == {"active_not_recruiting"}


def test_a_record_here_that_cannot_be_read_is_fetched_again(url: str, registry: CtisServer) -> None:
    found = list(api(url).records(kept=lambda number, updated: b"{"))
    assert numbers(found) == everyone()
    assert len(registry.retrieved) == 45


def test_a_record_that_changes_between_list_and_record_is_fetched_again(url: str, registry: CtisServer) -> None:
    """The record is newer than the list says, so the next list brings it again."""
    number = "2023-500007-10-00"
    changed: Json = json.loads(registry.held[number].body)
    changed["authorizedApplication"]["memberStatesConcerned"][0]["mscPublicStatusCode"] = 5
    registry.instead = {number: json.dumps(changed).encode()}
    found = {identify(raw.data).id: raw.data for raw in api(url).records() if isinstance(raw, Raw)}
    assert study(found[number], TODAY).study.sites[0].status == "active_not_recruiting"
    registry.instead = {}
    registry.renew(trial(7, "20/11/2026"))
    registry.requests.clear()
    list(api(url).records(kept=lambda number, updated: found[number] if updated < "2026" else None))
    assert registry.retrieved == [number]
