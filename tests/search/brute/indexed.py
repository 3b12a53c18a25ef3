"""Small indices of hand-made records, under a throw-away prefix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import mappings
from indexer import aliases, bulk, lifecycle
from indexer.build import Build
from indexer.knowledge import Knowledge
from indexer.store import Store
from search import ask, countries, export
from search.answer import StudyPage
from search.conditions import Conditions
from search.engine.client import Client
from search.indices import STUDIES, IndexMeta, LiveIndex
from search.places.gazetteer import Gazetteer
from search.query import StudyQuery
from search.question import Reader
from tests.built import quiet, source_of
from tests.records import TODAY

IndexOf = Callable[[list[bytes]], "Asked"]
"""Builds an index of records under a prefix of its own."""


class Asked(NamedTuple):
    """An index under a prefix, and what reads questions to it."""

    client: Client
    prefix: str
    reader: Reader

    def live(self) -> LiveIndex:
        """The live index, asked for anew each time."""
        return LiveIndex(self.client, self.prefix, clock=count(0, 10).__next__)

    def query(self, today: date = TODAY, **asked: Any) -> StudyQuery:
        return self.reader.read(asked, today)

    def page(self, today: date = TODAY, **asked: Any) -> StudyPage:
        return ask.studies(self.client, self.live(), self.query(today, **asked), self.reader)

    def ids(self, **asked: Any) -> list[str]:
        """All hits in their order."""
        pages = export.every_hit(self.client, self.live().get(), self.query(**asked), self.reader)
        return [hit.id for hits in pages for hit in hits]


def reader_of(reference_dir: Path, conditions: Conditions) -> Reader:
    return Reader(Gazetteer(reference_dir / "places.sqlite"), conditions, countries.NAMES)


def build(client: Client, prefix: str, knowledge: Knowledge, folder: Path, records: list[bytes]) -> str:
    """Builds an index of these records and swaps it in; its name."""
    with closing(Store(folder)) as store:
        run = Build(store, client, prefix, knowledge, quiet(), TODAY).run(source_of(records), force=True)
    assert run.studies == len(records)
    return str(run.index)


def write(client: Client, prefix: str, documents: Iterable[dict[str, Any]], **told: Any) -> None:
    """An index of ready-made documents, swapped in, that tells this of itself."""
    name = lifecycle.create(client, prefix)
    assert set(bulk.write(client, str(name), iter(documents))) <= {"created"}
    lifecycle.settle(client, name)
    meta = IndexMeta(fingerprint=mappings.fingerprint(STUDIES), scope="files:test", **told)
    lifecycle.describe(client, name, meta)
    aliases.swap(client, name)


def dropped(client: Client, prefix: str) -> Iterator[str]:
    """The prefix; what begins with it is gone afterwards."""
    yield prefix
    for name in lifecycle.ours(client, prefix):
        lifecycle.drop(client, name)
