"""An index built once for all tests, from the real records where they lie beside the checkout, else from the demo."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.console import Console

from indexer import lifecycle
from indexer.build import Build
from indexer.knowledge import Knowledge
from indexer.progress import JsonProgress
from indexer.registries import Raw
from indexer.report import Report
from indexer.sources import Source
from indexer.store import Store
from indexer.tags import Tagger
from search import countries
from search.conditions import Conditions
from search.engine.client import Client
from search.places.gazetteer import Gazetteer
from search.question import Reader
from search.settings import Settings
from tests.records import study_records


class Built(NamedTuple):
    """The index of all records, the settings that reach it, and what its build reported."""

    settings: Settings
    prefix: str
    report: Report
    store: Store
    client: Client
    reader: Reader


def source_of(records: list[bytes], scope: str = "files:test") -> Source:
    """A source of records that lie in memory."""
    return Source(
        scope=scope,
        doing="Reading records",
        note="records of a test",
        as_of="2026-11-20T09:00:05Z",
        records=lambda: (Raw(record, f"record {number}") for number, record in enumerate(records)),
        indexed=("ctgov", "demo", "file"),
    )


def quiet() -> JsonProgress:
    return JsonProgress(Console(quiet=True))


@pytest.fixture(scope="session")
def conditions(reference_dir: Path) -> Conditions:
    return Conditions(reference_dir / "conditions.sqlite")


@pytest.fixture(scope="session")
def knowledge(reference_dir: Path, conditions: Conditions) -> Knowledge:
    return Knowledge(Tagger(conditions), Gazetteer(reference_dir / "places.sqlite"))


@pytest.fixture(scope="session")
def built(
    client: Client,
    settings: Settings,
    reference_dir: Path,
    conditions: Conditions,
    knowledge: Knowledge,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Built]:
    """All records, indexed under a throw-away prefix."""
    prefix = f"built-{uuid.uuid4().hex[:12]}-"
    with closing(Store(tmp_path_factory.mktemp("store"))) as store:
        build = Build(store, client, prefix, knowledge, quiet(), settings.today)
        source = replace(source_of([]), records=lambda: (Raw(each, "shared") for each in study_records()))
        report = build.run(source)
        yield Built(
            replace(settings, index_prefix=prefix, data_dir=reference_dir.parent, rate_limit="1000000/minute"),
            prefix,
            report,
            store,
            client,
            Reader(knowledge.places, conditions, countries.NAMES),
        )
    for name in lifecycle.ours(client, prefix):
        lifecycle.drop(client, name)
