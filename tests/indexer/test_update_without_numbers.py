"""An update whose registry goes away between its changes and its numbers: the changes go live, and that is told."""

from __future__ import annotations

import pytest

from indexer import orders
from indexer.registries.polite import Patience
from indexer.workshop import Workshop
from search.indices import RegistryMeta
from tests.built import quiet
from tests.indexer.changing import documents, live
from tests.indexer.reading_bench import small
from tests.indexer.registry_server import RegistryServer

LATER = [*small(range(3, 21)), *small(range(21, 23), "2026-11-02"), *small(range(40, 42), "2026-11-02")]


@pytest.fixture
def registry() -> RegistryServer:
    return RegistryServer(small(range(1, 23)))


def part_of(workshop: Workshop) -> RegistryMeta:
    (part,) = live(workshop.client, workshop.settings.index_prefix).meta.registries
    return part


def ids_of(workshop: Workshop) -> set[str]:
    name = live(workshop.client, workshop.settings.index_prefix).name
    return {f"NCT{number:08}" for number in range(50)} & set(documents(workshop.client, name))


def test_the_next_update_asks_from_the_same_day(
    workshop: Workshop, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.registries.polite.Patience", lambda: Patience(2, 0.01))
    orders.build(workshop, quiet(), registries=("ctgov",))
    before = part_of(workshop)
    registry.renew(LATER)
    # The version, the total, the changes, the version once more: then come the numbers.
    registry.happens[len(registry.requests) + 5] = lambda: registry.faults.extend(["500"] * 9)
    report = orders.update(workshop, quiet())
    assert "status 500" in report.away["ctgov"]
    after = part_of(workshop)
    assert (after.as_of, after.compared, after.of) == (before.as_of, before.compared, before.of)
    assert ids_of(workshop) == {f"NCT{number:08}" for number in (*range(1, 23), 40, 41)}
    registry.faults = []
    report = orders.update(workshop, quiet())
    assert report.away == {}
    assert part_of(workshop).as_of == part_of(workshop).compared == "2026-11-02T09:00:05Z"
    assert ids_of(workshop) == {f"NCT{number:08}" for number in (*range(3, 23), 40, 41)}
