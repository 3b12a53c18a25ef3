"""An index is filled: study after study as a document, and what the engine took is counted."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from indexer import bulk
from indexer.documents import document
from indexer.gathering import Gathering
from indexer.knowledge import Knowledge
from indexer.position_counts import PositionCounts
from indexer.store import StoredRecord
from search.engine.client import Client
from search.freshness import standing
from search.study import Study

Json = dict[str, Any]


class Count(NamedTuple):
    """What an index holds of one registry."""

    name: str
    studies: int
    sites: int


class Sent(NamedTuple):
    """What is counted of a document once the engine has taken it."""

    registries: tuple[str, ...]
    sites: Mapping[str, int]
    positions: PositionCounts
    recruiting: int


class Filling:
    """The documents of one run on their way into the engine."""

    def __init__(self, gathering: Gathering, knowledge: Knowledge) -> None:
        self.gathering = gathering
        self.knowledge = knowledge
        self.report = gathering.report
        self.sent: deque[Sent] = deque()

    def write(self, client: Client, index: str, records: Iterable[StoredRecord]) -> list[Count]:
        """Writes every record's study; tells what the index holds of each registry."""
        studies: Counter[str] = Counter()
        sites: Counter[str] = Counter()
        # The answers come in the order of the documents; only what the engine took is counted.
        for refused in bulk.write(client, index, self._documents(records)):
            one = self.sent.popleft()
            if refused:
                self.report.refused += 1
                self.gathering.store.name_fault(self.report.run, refused.id, refused.reason)
                continue
            studies.update(one.registries)
            sites.update(one.sites)
            self.report.count(one.positions, one.recruiting)
        return [Count(name, count, sites[name]) for name, count in sorted(studies.items())]

    def _documents(self, records: Iterable[StoredRecord]) -> Iterator[Json]:
        for record in records:
            found = self.gathering.study(record)
            if found:
                made = document(found, self.knowledge, self.report.run)
                self.sent.append(self._sent(found.study, made))
                yield made

    def _sent(self, study: Study, made: Json) -> Sent:
        today = self.gathering.today
        standings = (standing(site.status, site.recruits_until, today) for site in study.sites)
        return Sent(
            registries=study.card.registries,
            sites=Counter(site.registry for site in study.sites),
            positions=PositionCounts.of(study.sites, made.get("sites", ())),
            recruiting=sum(status == "recruiting" for status in standings),
        )
