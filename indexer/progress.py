"""Progress of long work: a bar on a terminal, a JSON line now and then for programs, nothing on request."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

T = TypeVar("T")
LINE_EVERY_S = 2.0


class Progress(Protocol):
    """Shows how far a walk over many things has come."""

    console: Console

    def over(self, things: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]: ...

    def say(self, sentence: str) -> None: ...


class TerminalProgress:
    """Bars for a person."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(stderr=True)

    def over(self, things: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Bars(*columns, console=self.console) as bars:
            task = bars.add_task(doing, total=total)
            for thing in things:
                yield thing
                bars.advance(task)

    def say(self, sentence: str) -> None:
        self.console.print(sentence, highlight=False)


class JsonProgress:
    """Lines for a program: {"doing": "Indexing studies", "done": 1200, "of": 28409}."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(stderr=True, soft_wrap=True)

    def over(self, things: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
        done, told = 0, time.monotonic()
        for thing in things:
            yield thing
            done += 1
            if time.monotonic() - told > LINE_EVERY_S:
                told = time.monotonic()
                self._line({"doing": doing, "done": done, "of": total})
        self._line({"doing": doing, "done": done, "of": done})

    def say(self, sentence: str) -> None:
        self._line({"said": sentence})

    def _line(self, told: dict[str, object]) -> None:
        self.console.print(msgspec.json.encode(told).decode(), highlight=False, markup=False)
