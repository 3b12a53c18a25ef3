"""Which record a number stands for: its owner, or one that is not here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from indexer.identifiers import number as as_number
from indexer.joining.holdings import Holding, RecordKey, family
from indexer.joining.rank import RANK


class Meant(NamedTuple):
    """A number, the record it stands for, and the others that bear it.

    `is_here` tells whether that record is among those of the index. A number of EudraCT, whose records nobody keeps,
    and one of a record that is not here stand for a record as well: no study has two numbers of one registry.
    """

    number: str
    owner: RecordKey
    is_here: bool
    namers: tuple[RecordKey, ...]


class Unclear(NamedTuple):
    """A CTIS number that stands for none or several of the resubmissions of its trial."""

    number: str
    namers: tuple[RecordKey, ...]
    resubmissions: tuple[str, ...]


def meant(numbers: Mapping[str, list[Holding]]) -> Iterable[Meant | Unclear]:
    """What each number stands for; a CTIS number without resubmission means the only one of its trial."""
    for _, of_trial in groupby(sorted(numbers), family):
        written = list(of_trial)
        full = full_number({number: numbers[number] for number in written})
        for number in dict.fromkeys(name for name in (full[each] for each in written) if name):
            yield _one(number, [each for own in written if full[own] == number for each in numbers[own]])
        for number in (each for each in written if full[each] is None):
            others = tuple(each for each in written if full[each] == each)
            yield Unclear(number, tuple(each.record for each in numbers[number]), others)


def full_number(of_trial: Mapping[str, list[Holding]]) -> dict[str, str | None]:
    """The number that is meant by each number of one family; None where that is not clear.

    One that is some record's is meant as it stands. Where the trial has a record, a number of none is unclear unless
    it leaves the resubmission out and there is one only.
    """
    here = [number for number, held in of_trial.items() if any(each.owned for each in held)]
    trial = family(next(iter(of_trial)))
    options = here or [number for number in of_trial if number != trial]
    only = options[0] if len(options) == 1 else None
    full: dict[str, str | None] = {}
    for number in of_trial:
        if number in here or (not here and (number != trial or not options)):
            full[number] = number
        else:
            full[number] = only if number == trial else None
    return full


def owner_of(holdings: Iterable[Holding]) -> RecordKey | None:
    """The record whose id the number is, else the only one whose id it was."""
    held = list(holdings)
    own = sorted((each.record for each in held if each.is_id), key=by_rank)
    former = [each.record for each in held if each.owned and not each.is_id]
    return own[0] if own else former[0] if len(former) == 1 else None


def by_rank(record: RecordKey) -> tuple[int, str]:
    return RANK.index(record[0]), record[1]


def _one(number: str, holdings: list[Holding]) -> Meant:
    owner = owner_of(holdings)
    others = {each.record for each in holdings} - {owner}
    absent = (as_number(number).registry or "", number)
    return Meant(number, owner or absent, owner is not None, tuple(sorted(others, key=by_rank)))
