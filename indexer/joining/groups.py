"""From pulls to groups: the strongest first, and never two records of one registry in a group.

A number whose record is not here stands for one, so that a record that names two numbers of a registry joins neither
of them, whether their records are here or not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from indexer.joining.holdings import RecordKey
from indexer.joining.ties import NAMES, STRENGTHS, PassedOver, Pull, listed


class Grouped(NamedTuple):
    """The members of every group, the pulls that hold them together, and those that were let go, with the reason."""

    groups: list[list[RecordKey]]
    held: list[Pull]
    dropped: list[tuple[Pull, PassedOver]]


class Groups:
    """Records that stand together, as a forest: each knows one that it stands with."""

    def __init__(self) -> None:
        self.above: dict[RecordKey, RecordKey] = {}

    def first(self, record: RecordKey) -> RecordKey:
        while (above := self.above.get(record, record)) != record:
            self.above[record] = self.above.get(above, above)
            record = above
        return record

    def put_together(self, one: RecordKey, other: RecordKey) -> None:
        first, second = sorted((self.first(one), self.first(other)))
        self.above[second] = first
        self.above.setdefault(first, first)

    def copy(self) -> Groups:
        copied = Groups()
        copied.above = dict(self.above)
        return copied

    def members(self) -> dict[RecordKey, list[RecordKey]]:
        found: dict[RecordKey, list[RecordKey]] = {}
        for record in self.above:
            found.setdefault(self.first(record), []).append(record)
        return found


def grouped(pulls: Iterable[Pull]) -> Grouped:
    """Takes the pulls by their strength; those of one strength that would join too much are let go together.

    So nothing depends on the order in which records come.
    """
    given = list(pulls)
    groups = Groups()
    held: list[Pull] = []
    dropped: list[tuple[Pull, PassedOver]] = []
    for strength in STRENGTHS:
        of_strength = [pull for pull in given if pull.strength == strength]
        wished = groups.copy()
        for pull in of_strength:
            wished.put_together(pull.owner, pull.namer)
        clashes = {first: clash for first, members in wished.members().items() if (clash := _clash(members))}
        for pull in of_strength:
            clash = clashes.get(wished.first(pull.owner))
            if clash and groups.first(pull.owner) != groups.first(pull.namer):
                dropped.append((pull, PassedOver(pull.number, clash)))
            else:
                held.append(pull)
        for pull in held:
            groups.put_together(pull.owner, pull.namer)
    return Grouped(list(groups.members().values()), held, dropped)


def _clash(members: list[RecordKey]) -> str | None:
    """Why these records cannot be one study; None where they can."""
    by_registry: dict[str, list[str]] = {}
    for registry, id in members:
        by_registry.setdefault(registry, []).append(id)
    told = list(_twice(by_registry))
    return f"it would join {' and '.join(told)}" if told else None


def _twice(by_registry: dict[str, list[str]]) -> Iterator[str]:
    for registry, ids in sorted(by_registry.items()):
        if len(ids) > 1:
            yield f"{listed(ids)} of {NAMES[registry]}"
