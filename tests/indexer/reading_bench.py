"""A registry on this machine, a store, and readings from the one into the other."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from rich.console import Console

from indexer.intake import Taken, take_in
from indexer.progress import JsonProgress
from indexer.readings import ENDED
from indexer.registries.polite import Patience
from indexer.report import Report
from indexer.sources import Source
from indexer.sources.ctgov import whole
from indexer.store import Store
from search.settings import Settings
from tests.indexer.registry_server import RegistryServer, served
from tests.records import TODAY, number, small_record

PAGE = 10
QUICK = Patience(attempts=4, first_wait_s=0.01)


def small(numbers: range, day: str = "2026-11-01", **modules: object) -> list[bytes]:
    """Studies of these numbers that were updated that day."""
    updated = {"statusModule": {"overallStatus": "RECRUITING", "lastUpdatePostDateStruct": {"date": day}}}
    return [small_record(f"NCT{number:08}", **updated, **modules) for number in numbers]


def ids_of(records: list[bytes]) -> set[str]:
    return {number(record) for record in records}


class Overheard(JsonProgress):
    """Tells nobody but the test what it has to say."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(Console(quiet=True))
        self.said = said

    def say(self, sentence: str) -> None:
        self.said.append(sentence)


@dataclass
class Bench:
    """Reads the registry into the store, run by run."""

    registry: RegistryServer
    store: Store
    settings: Settings
    said: list[str] = field(default_factory=list)

    def whole(self) -> Source:
        return whole(self.settings)

    def take(self, *sources: Source, refused: bool = False) -> tuple[Taken, Report]:
        """A run that takes in these sources, the whole registry if none is named."""
        progress = Overheard(self.said)
        report = Report(run=self.store.runs.begin(), scope="full")
        return take_in(sources or (self.whole(),), self.store, report, progress, refused=refused, today=TODAY), report

    def live(self, taken: Taken) -> None:
        """Goes live: what a whole reading did not see is dropped."""
        for name in taken.whole:
            self.store.drop_unseen(name, reading=taken.readings[name].number, run=taken.readings[name].run)

    def kept(self) -> dict[str, bytes]:
        return {record.id: record.body for record in self.store.records(("ctgov",), {})}

    def pages_since(self, requests: int) -> int:
        """How many pages of whole studies were asked for after so many requests."""
        return sum(
            path.endswith("/studies") and "fields" not in asked for path, asked, _, _ in self.requests[requests:]
        )

    def at_rest(self) -> int:
        """How many requests there were, once a page that nobody waits for any more has been asked for."""
        asked = -1
        while asked < len(self.requests):
            asked = len(self.requests)
            time.sleep(0.3)
        return asked

    @property
    def requests(self) -> list[tuple[str, dict[str, str], float, str]]:
        return self.registry.requests


@contextmanager
def bench_of(records: list[bytes], folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """Small pages and little patience."""
    monkeypatch.setattr("indexer.registries.ctgov.asked.PAGE_SIZE", PAGE)
    monkeypatch.setattr("indexer.registries.polite.Patience", lambda: QUICK)
    registry = RegistryServer(records, slow_s=0.05)
    with served(registry) as url, closing(Store(folder)) as store:
        yield Bench(registry, store, replace(Settings(), ctgov_url=url, registry_rate=0.0))


def expect_whole(bench: Bench, taken: Taken, records: list[bytes]) -> None:
    """The registry was read whole, and once that is live the store holds these studies as the registry has them."""
    bench.live(taken)
    assert taken.whole == {"ctgov"}
    assert taken.readings["ctgov"].state == ENDED
    assert set(bench.kept()) == ids_of(records)
    assert set(bench.kept().values()) == set(records)
