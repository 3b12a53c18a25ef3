"""Who bears which number: the store's table of numbers, walked without holding it in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from indexer.joining.rank import RANK
from indexer.store import Store

RecordKey = tuple[str, str]
"""The registry and the id of a record."""
CTIS_TRIAL = re.compile(r"20\d\d-5\d{5}-\d\d(?![^-])")


class Holding(NamedTuple):
    """A record bears a number; an owned one is the record's id, or was."""

    number: str
    record: RecordKey
    owned: bool

    @property
    def is_id(self) -> bool:
        return self.owned and self.number == self.record[1]


def family(number: str) -> str:
    """What the numbers of one trial begin with: a CTIS number without its resubmission, else the number itself."""
    match = number.startswith("20") and CTIS_TRIAL.match(number)
    return match[0] if match else number


class Holdings:
    """The numbers of the records that an index is to hold; of some registries only those that a reading saw."""

    def __init__(self, store: Store, registries: Iterable[str], since: Mapping[str, int]) -> None:
        self.store = store
        self.connection = store.connection
        self.registries = tuple(name for name in RANK if name in set(registries))
        self.since = since

    def shared(self) -> dict[str, list[Holding]]:
        """All numbers, with who bears them, of the records that share a number with another."""
        involved: set[RecordKey] = set()
        for _, rows in groupby(self._in_order(), lambda row: family(row[0])):
            records = {(registry, id) for _, registry, id in rows}
            if len(records) > 1 and len(here := {record for record in records if self._holds(record)}) > 1:
                involved |= here
        numbers: dict[str, list[Holding]] = {}
        for record in sorted(involved):
            for holding in self.of_record(record):
                numbers.setdefault(holding.number, []).append(holding)
        return numbers

    def of_family(self, trial: str) -> list[Holding]:
        """Who bears a number of this family."""
        rows = self.connection.execute(
            # What comes before the tilde takes in every number that begins so.
            "select number, registry, id, owned from number where number >= ?1 and number < ?1 || '~' order by 1, 2, 3",
            (trial,),
        )
        found = [Holding(number, (registry, id), bool(owned)) for number, registry, id, owned in rows]
        return [each for each in found if family(each.number) == trial and self._holds(each.record)]

    def has(self, record: RecordKey) -> bool:
        """Whether the record is kept, and one of those that the index is to hold."""
        registry, id = record
        return registry in self.registries and self.store.has(registry, id, self.since.get(registry, 0))

    def _in_order(self) -> Iterator[tuple[str, str, str]]:
        """Numbers and who bears them, by number: the plus keeps to the table's own order, else all would be sorted."""
        places = ",".join("?" * len(self.registries))
        return self.connection.execute(
            f"select number, registry, id from number where +registry in ({places}) order by 1, 2, 3", self.registries
        )

    def of_record(self, record: RecordKey) -> list[Holding]:
        """The numbers that a record bears."""
        rows = self.connection.execute("select number, owned from number where registry = ? and id = ?", record)
        return [Holding(number, record, bool(owned)) for number, owned in rows]

    def _holds(self, record: RecordKey) -> bool:
        """As `has`, of a record that bears a number and so is kept."""
        registry = record[0]
        return registry in self.registries and (registry not in self.since or self.has(record))
