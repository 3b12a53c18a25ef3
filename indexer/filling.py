"""An index is filled: study after study as a document, and what the engine took is counted."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from indexer import bulk
from indexer.documents import document
from indexer.gathering import Gathering
from indexer.history import History
from indexer.knowledge import Knowledge
from indexer.position_counts import PositionCounts
from indexer.store import StoredRecord
from search.engine.client import Client

Json = dict[str, Any]


class Written(NamedTuple):
    """A study that the engine took, and whether the index had none of its id before."""

    id: str
    created: bool


class Filling:
    """The documents of one run on their way into the engine; `refused` are the ids of those that it would not take."""

    def __init__(self, gathering: Gathering, knowledge: Knowledge, history: History) -> None:
        self.gathering = gathering
        self.knowledge = knowledge
        self.history = history
        self.report = gathering.report
        self.refused: set[str] = set()
        self.sent: deque[tuple[str, PositionCounts]] = deque()

    def write(self, client: Client, index: str, records: Iterable[StoredRecord]) -> Iterator[Written]:
        """Writes the study of every record that comes first in one; what is refused is named in the store."""
        # The answers come in the order of the documents; only what the engine took is counted.
        for answer in bulk.write(client, index, self._documents(records)):
            id, positions = self.sent.popleft()
            if isinstance(answer, bulk.Refused):
                self.history.forget(id)
                self.report.refused += 1
                self.refused.add(id)
                self.gathering.store.runs.name_fault(self.report.run, answer.id, answer.reason)
                continue
            self.history.stage(id)
            self.report.count(positions)
            yield Written(id, answer == "created")

    def _documents(self, records: Iterable[StoredRecord]) -> Iterator[Json]:
        for record in records:
            found = self.gathering.study(record)
            if found:
                parts = self.gathering.joins.parts(record.registry, record.id)
                dated = found._replace(study=self.history.dated(found.study, parts))
                made = document(dated, self.knowledge, self.report.run)
                self.sent.append((found.study.card.id, PositionCounts.of(found.study.sites, made.get("sites", ()))))
                yield made
