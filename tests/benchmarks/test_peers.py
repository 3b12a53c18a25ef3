"""The peers' answer is ours: the same studies in the same order, and the same total."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.measures.shape import bare, classic
from benchmarks.node import Node
from benchmarks.peers.question import understood
from benchmarks.peers.rows import rows
from benchmarks.peers.sqlite import Sqlite
from benchmarks.peers.writing import SqliteWriter
from benchmarks.questions import Asker
from benchmarks.scenarios import SCENARIOS, Parameters, Scenario
from indexer import lifecycle
from indexer.build import Build
from indexer.knowledge import Knowledge
from indexer.store import Store
from search.engine.client import Client
from search.settings import Settings
from tests.built import quiet, source_of
from tests.records import demonstration, recent_records

STUDIES = 600
ORIGINS = 6


@pytest.fixture(scope="module")
def records() -> list[bytes]:
    """A few real records, else the demonstration's."""
    return list(islice(recent_records().values(), STUDIES)) or demonstration()


@pytest.fixture(scope="module")
def sqlite(records: list[bytes], knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sqlite]:
    file = tmp_path_factory.mktemp("sqlite") / "corpus.sqlite"
    writer = SqliteWriter(sqlite3.connect(file, isolation_level=None))
    for row in rows(records, knowledge):
        writer.write(row)
    writer.close()
    peer = Sqlite(file)
    yield peer
    peer.close()


@pytest.fixture(scope="module")
def asker(
    client: Client,
    engine_url: str,
    settings: Settings,
    records: list[bytes],
    knowledge: Knowledge,
    reference_dir: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Asker]:
    prefix = f"peers-{uuid.uuid4().hex[:12]}-"
    with closing(Store(tmp_path_factory.mktemp("store"))) as store:
        Build(store, client, prefix, knowledge, quiet(), settings.today).run(source_of(records))
    node = Node(engine_url, client, replace(settings, data_dir=reference_dir.parent), reference_dir.parent)
    yield Asker(node, prefix)
    for name in lifecycle.ours(client, prefix):
        lifecycle.drop(client, name)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_sqlite_gives_our_answer(asker: Asker, sqlite: Sqlite, scenario: Scenario) -> None:
    for parameters in scenario.asked(ORIGINS):
        question = understood(scenario, parameters)
        for way in sqlite.ways(question):
            theirs = way.whole(question)
            if scenario.zoom is not None:
                ours = asker.map_counts(parameters, scenario.zoom)
                assert theirs.total == ours.total
            elif scenario.pages_before:
                assert theirs.total == asker.answer(parameters).total
            elif question.words:
                assert set(theirs.ids) == holding_all_words(asker, parameters)
            else:
                ours = asker.answer(parameters)
                assert theirs.total == ours.total
                assert theirs.ids == ours.ids


def holding_all_words(asker: Asker, parameters: Parameters) -> set[str]:
    """Our hits but for those that half of the words suffice for, which the peers do not find."""
    hits = asker.finder.studies(parameters).studies
    return {hit.id for hit in hits if not any(reason.where == "relaxed" for reason in hit.matched)}


def test_what_is_recorded_is_what_is_asked(asker: Asker) -> None:
    parameters = next(SCENARIOS[3].asked(1))
    sent = asker.sent(parameters)
    found = asker.client.search(index=sent.parts()[0][0]["index"], body=sent.page())["hits"]["hits"]
    assert [hit["_id"] for hit in found][:20] == asker.answer(parameters).ids
    assert sent.total()["size"] == 0


def test_the_classic_sort_and_the_bare_page_find_the_same(asker: Asker) -> None:
    for scenario in SCENARIOS[3:5]:
        parameters = next(scenario.asked(1))
        sent = asker.sent(parameters)
        index = sent.parts()[0][0]["index"]
        for shape in (classic, bare):
            hits = asker.client.search(index=index, body=shape(sent.page()))["hits"]["hits"]
            assert [hit["sort"][-1] for hit in hits][:20] == asker.answer(parameters).ids
