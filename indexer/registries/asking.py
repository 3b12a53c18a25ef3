"""Waiting for an answer in a thread of its own: no longer than so many seconds, or while the one before is used."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from indexer.registries.reading import RegistryAway

T = TypeVar("T")


class Asking(Generic[T]):
    """A question that is being asked. Whoever stops waiting leaves its thread behind, which ends with the answer."""

    def __init__(self, ask: Callable[[], T]) -> None:
        self.ask = ask
        self.given: list[T] = []
        self.faults: list[BaseException] = []
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def answer(self, seconds: float | None = None) -> T:
        """What came of it; raises what was raised there, and `RegistryAway` after so many seconds."""
        self.thread.join(seconds)
        if self.given:
            return self.given[0]
        raise self.faults[0] if self.faults else RegistryAway(f"the registry does not answer within {seconds:g} s")

    def _run(self) -> None:
        try:
            self.given.append(self.ask())
        except BaseException as fault:
            self.faults.append(fault)


def within(seconds: float, ask: Callable[[], T]) -> T:
    """The answer, or `RegistryAway` after so many seconds, even where looking up a name hangs."""
    return Asking(ask).answer(seconds)


def one_ahead(things: Iterator[T]) -> Iterator[T]:
    """The same things, the next of them already asked for while one is used; never more than one."""
    asking = Asking(lambda: next(things, None))
    while (thing := asking.answer()) is not None:
        asking = Asking(lambda: next(things, None))
        yield thing
