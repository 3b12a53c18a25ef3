"""The copy of the history in the real engine: complete after every run, and whole again whatever was lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.history import publish, publishing
from indexer.history.log import Log
from indexer.store import Store
from search import ledger
from search.changes import Change, ChangeQuery, find
from search.engine.client import Client, EngineRefused
from tests.indexer.history.registry_days import RegistryDays, trial

ONE, TWO = "NCT00000001", "NCT00000002"


@pytest.fixture
def other_store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "other")) as store:
        yield store


def back_and_forth(days: RegistryDays, times: int) -> None:
    """Runs between which a study and its one site change each time, but for the first."""
    for turn in range(times):
        days.read([trial(ONE, ("RECRUITING", "SUSPENDED")[turn % 2]), trial(TWO)])


def published(client: Client, prefix: str) -> list[Change]:
    """The changes that the service would tell, the oldest first."""
    return find(client, prefix, ChangeQuery(size=1_000)).changes[::-1]


def assert_same(client: Client, prefix: str, days: RegistryDays) -> None:
    kept = [(each.at, each.study, each.kind, each.site, each.before, each.after) for each in days.log]
    told = [(each.at, each.study, each.kind, each.site, each.before, each.after) for each in published(client, prefix)]
    assert sorted(told, key=repr) == sorted(kept, key=repr)


def test_the_copy_gets_what_it_lacks_and_nothing_twice(client: Client, prefix: str, days: RegistryDays) -> None:
    publish(days.store, client, prefix)
    assert published(client, prefix) == []
    for _ in range(2):
        back_and_forth(days, 3)
        publish(days.store, client, prefix)
        assert_same(client, prefix, days)
        publish(days.store, client, prefix)
        assert_same(client, prefix, days)
    assert len(days.log) == 8


def test_a_copy_that_was_lost_is_written_again(client: Client, prefix: str, days: RegistryDays) -> None:
    back_and_forth(days, 3)
    publish(days.store, client, prefix)
    client.indices.delete(index=ledger.name(prefix, ledger.CHANGES))
    assert published(client, prefix) == []
    publish(days.store, client, prefix)
    assert_same(client, prefix, days)


def test_a_copy_with_a_gap_is_mended(client: Client, prefix: str, days: RegistryDays) -> None:
    back_and_forth(days, 3)
    publish(days.store, client, prefix)
    missing = Log(days.store).following(0, 1)[0].id
    client.delete(index=ledger.name(prefix, ledger.CHANGES), id=missing, refresh=True)
    publish(days.store, client, prefix)
    assert_same(client, prefix, days)


def test_a_store_that_was_lost_gets_its_history_back(
    client: Client, prefix: str, days: RegistryDays, other_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "AT_ONCE", 2)
    back_and_forth(days, 4)
    publish(days.store, client, prefix)
    new = RegistryDays(other_store)
    new.today = days.today
    publish(new.store, client, prefix)
    assert new.log == days.log
    back_and_forth(new, 3)  # The log ends in what the second turn finds; the third is news.
    assert len(new.log) == len(days.log) + 2
    publish(new.store, client, prefix)
    assert_same(client, prefix, new)


def test_two_histories_become_one_that_has_every_change(
    client: Client, prefix: str, days: RegistryDays, other_store: Store
) -> None:
    """A store that was set back to an older copy of itself, and went on from there before it could be compared."""
    back_and_forth(days, 4)
    publish(days.store, client, prefix)
    back = RegistryDays(other_store)
    back.today = days.today
    back_and_forth(back, 3)
    publish(back.store, client, prefix)
    assert len(back.log) == 10
    assert_same(client, prefix, back)
    publish(back.store, client, prefix)
    assert len(back.log) == 10


def test_an_older_copy_of_the_store_tells_nothing_a_second_time(
    client: Client, prefix: str, days: RegistryDays, other_store: Store
) -> None:
    """What its standing does not know yet, the log does: a study that came, one that went, one that changed."""
    days.read([trial(ONE, "RECRUITING"), trial(TWO)])
    days.store.connection.backup(other_store.connection)
    latest = [trial(ONE, "SUSPENDED"), trial("NCT00000003")]
    days.read(latest)
    publish(days.store, client, prefix)
    back = RegistryDays(other_store)
    back.today, back.live = days.today, 1
    publish(back.store, client, prefix)
    back.read(latest)
    assert back.told() == days.told()
    back.read([trial(ONE, "COMPLETED"), trial("NCT00000003")])
    assert [(each.before, each.after) for each in back.told()[len(days.log) :]] == [("suspended", "completed")] * 2


def test_a_refused_change_is_a_failure(client: Client, prefix: str, days: RegistryDays) -> None:
    index = ledger.ensure(client, prefix, ledger.CHANGES)
    client.indices.put_settings(index=index, body={"index": {"blocks": {"write": True}}})
    back_and_forth(days, 2)
    with pytest.raises(EngineRefused):
        publish(days.store, client, prefix)
    client.indices.put_settings(index=index, body={"index": {"blocks": {"write": None}}})
    publish(days.store, client, prefix)
    assert_same(client, prefix, days)
