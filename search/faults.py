"""What can be wrong with a question, and what can keep it from being answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault: the parameter's name, what would be right, and values that may have been meant."""

    parameter: str
    message: str
    others: tuple[str, ...] = ()


class QuestionFaults(Exception):
    """The question cannot be understood; every fault is told at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(f"{fault.parameter} {fault.message}" for fault in self.faults))


class StudyUnknown(Exception):
    """No study has this number."""


class StudyMoved(Exception):
    """The number is another of one study's; `to` is the id it is kept under."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


class StudyAmbiguous(Exception):
    """Several studies hold the number; `ids` are theirs."""

    def __init__(self, ids: list[str]) -> None:
        super().__init__(", ".join(ids))
        self.ids = ids
