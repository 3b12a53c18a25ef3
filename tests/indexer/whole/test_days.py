"""Days of a registry and their updates, as the index and the history tell of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from search.settings import Settings
from tests.conftest import TODAY
from tests.indexer.whole.days import FIRST_DAY, LONG_AGO, a_day_later
from tests.indexer.whole.machine import Machine, expect_exact
from tests.records import small_record
from web.app import create_app

ID = "NCT00000777"
Read = Callable[[str], Any]


@pytest.fixture
def read(machine: Machine) -> Read:
    """Asks the service that reads this machine's indices."""
    settings = Settings.read(machine.environment | {"RATE_LIMIT": "1000000/minute"})
    client: FlaskClient = create_app(settings, lambda: machine.address).test_client()

    def read(path: str) -> Any:
        answer = client.get(f"/api/v1{path}")
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    return read


def watched(machine: Machine, status: str, title: str, *, days: int = 0) -> bytes:
    """The study that these tests look at, as the registry's data of so many days later have it."""
    day = str(FIRST_DAY + timedelta(days=machine.registry.version + days))
    return small_record(
        ID,
        identificationModule={"nctId": ID, "briefTitle": title},
        statusModule={"overallStatus": "RECRUITING", "lastUpdatePostDateStruct": {"date": day}},
        contactsLocationsModule={"locations": [{"city": "Lyon", "country": "France", "status": status}]},
    )


def publish(machine: Machine, *records: bytes, renewed: bool = True) -> None:
    others = [each.data for each in machine.registry.listed if each.id != ID]
    machine.registry.renew([*others, *records])
    machine.registry.version -= not renewed


def test_updates_follow_the_registry_and_tell_each_change_once(machine: Machine, read: Read) -> None:
    publish(machine, watched(machine, "RECRUITING", "First", days=1))
    assert machine.run("update").report["written"] == 1
    expect_exact(machine)

    publish(machine, watched(machine, "COMPLETED", "Second", days=1))
    assert machine.run("update").report["changes"] == 1
    publish(machine, watched(machine, "COMPLETED", "Third"), renewed=False)
    assert machine.run("update").report["written"] == 1, "a second change on one day arrives"
    expect_exact(machine)

    told = [change for change in read("/changes?size=100") if change["study"] == ID]
    assert [change["kind"] for change in told] == ["site_status", "added"]
    assert (told[0]["from"], told[0]["to"]) == ("recruiting", "completed")
    (site,) = read(f"/studies/{ID}")["all_sites"]
    assert (site["status"], site["status_since"]) == ("completed", TODAY)

    live = machine.state.live
    for _ in range(2):
        report = machine.run("update").report
        assert (report["written"], report["changes"], report["index"]) == (0, 0, live)
    assert machine.state.live == live

    publish(machine)
    assert machine.run("update").report["removed"] == 1
    expect_exact(machine)
    kinds = [change["kind"] for change in read("/changes?size=100") if change["study"] == ID]
    assert kinds == ["removed", "site_status", "added"]


def test_a_study_last_updated_years_ago_arrives_by_its_number(machine: Machine) -> None:
    old = small_record("NCT00000778", statusModule={"lastUpdatePostDateStruct": {"date": LONG_AGO}})
    publish(machine, old)
    assert machine.run("update").report["written"] == 1
    expect_exact(machine)


def test_an_update_after_a_rollback_brings_everything_back(machine: Machine, read: Read) -> None:
    first = machine.state
    machine.registry.renew(a_day_later(machine.registry, 30).values())
    machine.run("update")
    second = machine.state
    known = read("/changes?size=100")
    assert machine.run("rollback").report == {"live": first.live, "previous": second.live}
    assert (machine.state.live, machine.state.titles) == (first.live, first.titles)
    machine.run("update")
    expect_exact(machine)
    assert machine.state.live != second.live
    assert read("/changes?size=100") == known, "no change is told twice"
    assert machine.run("rollback").status == 0
    assert machine.run("rollback").status == 0
    expect_exact(machine)
    assert machine.run("prune").status == 0
    expect_exact(machine)
