"""Which studies an update writes anew: those of the records that changed, and whatever shares a number with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from indexer.identifiers import number as as_number
from indexer.joining import Joins
from indexer.joining.holdings import Holdings, RecordKey, family
from search.engine.client import Client, engine_errors
from search.numbers import normal_number
from search.parts import whole

Json = dict[str, Any]

AT_ONCE = 500
"""Numbers asked for in one request; so many studies of a few fields answer in some milliseconds."""


class Affected(NamedTuple):
    """The first records of the studies to be written, and the ids under which the live index has them today."""

    first: list[RecordKey]
    today: set[str]


class Told(NamedTuple):
    """What the live index tells of a study: its id, its records, and the registry numbers that it names."""

    id: str
    records: list[RecordKey]
    numbers: list[str]


class Affecting:
    """Follows shared numbers from record to record, in the store as it is now and in the live index as it was.

    A number that came or went can join and part records that did not change themselves.
    """

    def __init__(self, client: Client, live: str, joins: Joins, holdings: Holdings) -> None:
        self.client = client
        self.live = live
        self.joins = joins
        self.holdings = holdings

    def by(self, changed: Iterable[RecordKey]) -> Affected:
        """All that these records affect, themselves included."""
        records: set[RecordKey] = set()
        today: set[str] = set()
        followed: set[str] = set()
        new = set(changed)
        while new:
            records |= new
            told = list(self._told(new))
            today |= {study.id for study in told}
            named = {number for study in told for number in study.numbers}
            numbers = {family(number) for number in named | set(self._numbers(new))} - followed
            followed |= numbers
            new = {record for study in told for record in study.records} | set(self._bearing(numbers))
            new = new.union(*map(self._parts, new)) - records
        first = {self._parts(record)[0] for record in records}
        return Affected(sorted(record for record in first if self.holdings.has(record)), today)

    def _parts(self, record: RecordKey) -> tuple[RecordKey, ...]:
        return self.joins.parts(*record)

    def _numbers(self, records: Iterable[RecordKey]) -> Iterator[str]:
        for record in records:
            yield from (holding.number for holding in self.holdings.of_record(record))

    def _bearing(self, numbers: Iterable[str]) -> Iterator[RecordKey]:
        for number in numbers:
            yield from (holding.record for holding in self.holdings.of_family(number))

    def _told(self, records: Iterable[RecordKey]) -> Iterator[Told]:
        """The studies of the live index that have one of these records."""
        ids = iter(sorted({normal_number(id) for _, id in records}))
        while batch := list(islice(ids, AT_ONCE)):
            body: Json = {
                "size": 10_000,
                "_source": ["id", "details.records.id", "details.records.registry", "details.numbers"],
                "query": {"bool": {"filter": {"terms": {"own_numbers": batch}}}},
            }
            with engine_errors():
                answer = whole(self.client.search(index=self.live, body=body))
            for hit in answer["hits"]["hits"]:
                yield told(hit["_source"])


def told(source: Mapping[str, Any]) -> Told:
    """A document's own words."""
    details = source["details"]
    return Told(
        source["id"],
        [(record["registry"], record["id"]) for record in details["records"]],
        [as_number(each["number"]).number for each in details.get("numbers", ()) if each.get("registry")],
    )
