"""What the tests of the search share: all records read plainly, and indices of a few hand-made ones."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from indexer.knowledge import Knowledge
from search.conditions import Conditions
from search.engine.client import Client
from tests.records import study_records
from tests.reference_data import reference_dir
from tests.search.brute.indexed import Asked, IndexOf, build, dropped, reader_of
from tests.search.brute.placing import placed
from tests.search.brute.study import PlainStudy, newest_of_each

__all__ = ["index_of", "reference_dir"]


@pytest.fixture(scope="session")
def plain(knowledge: Knowledge) -> list[PlainStudy]:
    """Every study as its raw record has it, its sites where the indexer puts them."""
    return placed(newest_of_each(study_records()), knowledge)


@pytest.fixture(scope="module")
def index_of(
    client: Client,
    reference_dir: Path,
    conditions: Conditions,
    knowledge: Knowledge,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[IndexOf]:
    """Makes indices that are gone after the module."""
    with ExitStack() as kept:

        def made(records: list[bytes]) -> Asked:
            prefix = kept.enter_context(contextmanager(dropped)(client, f"made-{uuid.uuid4().hex[:12]}-"))
            build(client, prefix, knowledge, tmp_path_factory.mktemp("made"), records)
            return Asked(client, prefix, reader_of(reference_dir, conditions))

        yield made
