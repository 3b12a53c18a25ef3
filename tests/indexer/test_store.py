"""What the store tells of a record beside its bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.store import Store, StoredRecord, now

ONE = StoredRecord("ctis", "2023-500001-10-00", b"{}")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


def test_a_record_tells_the_day_that_it_last_came(store: Store) -> None:
    store.keep([ONE], 1)
    assert store.kept_on(ONE.registry, ONE.id) == now()[:10]
    assert store.kept_on(ONE.registry, "2023-500002-10-00") is None
    store.connection.execute("update record set kept = '2026-01-01T10:00:00Z'")
    store.stays(ONE.registry, ONE.id, 2)
    assert store.kept_on(ONE.registry, ONE.id) == "2026-01-01", "it did not come, it only stays"
    assert store.count(("ctis",), {"ctis": 2}) == 1
    store.keep([ONE], 3)
    assert store.kept_on(ONE.registry, ONE.id) == now()[:10], "the same bytes came again"


def test_a_store_of_the_version_before_is_opened(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store.keep([ONE], 1)
    with closing(sqlite3.connect(tmp_path / "records.sqlite")) as before:
        before.execute("alter table record drop column kept")
    with closing(Store(tmp_path)) as store:
        assert store.kept_on(ONE.registry, ONE.id) is None
        store.keep([ONE], 2)
        assert store.kept_on(ONE.registry, ONE.id) == now()[:10]
