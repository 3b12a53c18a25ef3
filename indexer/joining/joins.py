"""Which records are one study, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from indexer.identifiers import number as as_number
from indexer.joining.groups import Grouped, grouped
from indexer.joining.holdings import Holding, Holdings, RecordKey, family
from indexer.joining.meaning import by_rank, full_number, meant, owner_of
from indexer.joining.ties import PassedOver, Pull, Tie, weighed
from indexer.store import Store


class Joins:
    """The joins among the records that an index is to hold. In memory stand only records that share a number.

    `joined` counts the studies of several records, `kept_apart` the numbers that joined nothing though several bear
    them. Measured: 300,000 records, 15,000 of them joined to another: 2.2 s, 20 MB at most, 10 MB kept.
    """

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._parts: dict[RecordKey, tuple[RecordKey, ...]] = {}
        self._ties: dict[RecordKey, list[Tie]] = {}
        self._passed_over: dict[RecordKey, list[PassedOver]] = {}
        pulls: list[Pull] = []
        for each in weighed(list(meant(holdings.shared()))):
            if isinstance(each, Pull):
                pulls.append(each)
            else:
                self._passed_over.setdefault(each[0], []).append(each[1])
        found = grouped(pulls)
        self._join(found)
        self._tell(found)
        self.joined = len(self._ties)
        self.kept_apart = len({passed.number for told in self._passed_over.values() for passed in told})

    @classmethod
    def of(cls, store: Store, registries: Iterable[str], since: Mapping[str, int]) -> Joins:
        """The joins among these registries' records; of some only those seen since a run."""
        return cls(Holdings(store, registries, since))

    def parts(self, registry: str, id: str) -> tuple[RecordKey, ...]:
        """The records of the study that this one belongs to, the first registry's first."""
        return self._parts.get((registry, id), ((registry, id),))

    def ties(self, registry: str, id: str) -> tuple[Tie, ...]:
        """What holds the study of this record together."""
        return tuple(self._ties.get(self.parts(registry, id)[0], ()))

    def passed_over(self, registry: str, id: str) -> tuple[PassedOver, ...]:
        """The numbers of the study's records that joined nothing though others bear them, and why."""
        told = (passed for part in self.parts(registry, id) for passed in self._passed_over.get(part, ()))
        return tuple(dict.fromkeys(told))

    def sentences(self, registry: str, id: str) -> list[str]:
        """What joined the study of this record, and what did not."""
        ties = [tie.sentence() for tie in self.ties(registry, id)]
        return ties + [passed.sentence() for passed in self.passed_over(registry, id)]

    def holder(self, number: str) -> RecordKey | None:
        """The first record of the one study that has this number; None where there is none, or several."""
        given = as_number(number.strip()).number
        of_trial: dict[str, list[Holding]] = {given: []}
        for each in self._holdings.of_family(family(given)):
            of_trial.setdefault(each.number, []).append(each)
        full = full_number(of_trial)
        held = [each for own in of_trial if full[own] == full[given] is not None for each in of_trial[own]]
        owner = owner_of(held)
        leaders = {self.parts(*record)[0] for record in ([owner] if owner else [each.record for each in held])}
        return leaders.pop() if len(leaders) == 1 else None

    def _join(self, found: Grouped) -> None:
        here = {pull.namer for pull in found.held} | {pull.owner for pull in found.held if pull.is_here}
        for group in found.groups:
            parts = tuple(sorted(here.intersection(group), key=by_rank))
            if len(parts) > 1:
                self._parts |= dict.fromkeys(parts, parts)

    def _tell(self, found: Grouped) -> None:
        for tie in _ties(found.held):
            told = self._ties.setdefault(self.parts(*tie.first)[0], [])
            if tie.strength != "both" or not any({tie.first, tie.second} == {*each[1:3]} for each in told):
                told.append(tie)
        for pull, why in found.dropped:
            for record in (pull.owner, pull.namer) if pull.is_here else (pull.namer,):
                self._passed_over.setdefault(record, []).append(why)


def _ties(pulls: Iterable[Pull]) -> Iterator[Tie]:
    """Between records that are here, the strongest first; by a number of none of them, from the first to the others."""
    namers: dict[str, list[RecordKey]] = {}
    for pull in pulls:
        if not pull.is_here:
            namers.setdefault(pull.number, []).append(pull.namer)
        elif pull.strength == "both":
            first, second = sorted((pull.owner, pull.namer), key=by_rank)
            yield Tie(first[1], first, second, "both")
        else:
            yield Tie(pull.number, pull.owner, pull.namer, pull.strength)
    for number, records in namers.items():
        first, *others = sorted(records, key=by_rank)
        yield from (Tie(number, first, second, "third") for second in others)
