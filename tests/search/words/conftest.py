"""A small index of hand-made studies, and questions put to it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mappings import index_body
from search.conditions import Conditions
from search.engine.client import Client
from search.numbers import registry_number
from search.query import StudyQuery
from search.words.clause import clause
from search.words.concepts import understand
from tests.reference_data import reference_dir

__all__ = ["reference_dir"]

Fields = Mapping[str, Any]
Ask = Callable[..., StudyQuery]


class Studies:
    """An index of a few studies: a name of each is its id, the rest is what it holds."""

    def __init__(self, client: Client, name: str) -> None:
        self.client = client
        self.name = name
        self.held: dict[str, Fields | str] = {}

    def hold(self, **studies: Fields | str) -> None:
        """Replaces what the index holds; a text is a title."""
        if studies == self.held:
            return
        self.held = studies
        self.client.indices.delete(index=self.name, ignore_unavailable=True)
        self.client.indices.create(index=self.name, body=index_body("studies"))
        for id, fields in studies.items():
            document = {"title": fields} if isinstance(fields, str) else dict(fields)
            self.client.index(index=self.name, id=id, body={"id": id} | document)
        self.client.indices.refresh(index=self.name)

    def hits(self, query: StudyQuery, scoring: bool = True, **body: Any) -> list[Fields]:
        """The hits, best first, then by id."""
        part = clause(query, scoring)
        asked = {"query": part if scoring else {"bool": {"filter": [part]}}, "size": 50, **body}
        found = self.client.search(index=self.name, body={"sort": ["_score", "id"], "track_scores": True, **asked})
        return list(found["hits"]["hits"])

    def ids(self, query: StudyQuery, scoring: bool = True) -> list[str]:
        return [hit["_id"] for hit in self.hits(query, scoring)]


@pytest.fixture(scope="module")
def studies(client: Client) -> Iterator[Studies]:
    """One for a module, because making an index takes longer than asking it; gone after the last test."""
    studies = Studies(client, f"test-{uuid.uuid4().hex[:12]}-words")
    yield studies
    client.indices.delete(index=studies.name, ignore_unavailable=True)


@pytest.fixture(scope="session")
def vocabulary(reference_dir: Path) -> Conditions:
    return Conditions(reference_dir / "conditions.sqlite")


@pytest.fixture
def ask(vocabulary: Conditions) -> Ask:
    """Makes a question of what is typed, as the reader of parameters does."""

    def asked(q: str, /, *, expand: bool = True, **others: Any) -> StudyQuery:
        query = StudyQuery(
            q=q, q_number=registry_number(q), typed=understand(q, vocabulary, expand=expand), today=date(2026, 11, 22)
        )
        return msgspec.structs.replace(query, **others)

    return asked
