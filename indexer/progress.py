"""Progress of long work: bars on a terminal, lines of JSON for programs and services."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeVar

import structlog
from msgspec import structs
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from indexer.pace import told
from search.job import Step
from search.logs import PROCESSORS, without_password

T = TypeVar("T")


class Progress(Protocol):
    """Shows how far a walk over many things has come, and what happens on the way."""

    console: Console

    def over(self, things: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
        """The things, each counted once what is done with it is done."""
        ...

    def turn_to(self, doing: str) -> None:
        """What is done from now on, where nobody can tell how far it is."""
        ...

    def say(self, sentence: str) -> None:
        """Something that a person should read."""
        ...

    def show(self, sentence: str) -> None:
        """Something for a person: programs learn of it by an event."""
        ...

    def log(self, event: str, *, failed: bool = False, **facts: object) -> None:
        """Something that happened, for programs: a person learns of it otherwise."""
        ...


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
            RateColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        with Bars(*columns, console=self.console) as bars:
            task = bars.add_task(doing, total=total)
            for thing in things:
                yield thing
                bars.advance(task)

    def turn_to(self, doing: str) -> None:
        self.say(doing)

    def show(self, sentence: str) -> None:
        self.say(sentence)

    def say(self, sentence: str) -> None:
        self.console.print(without_password(sentence), highlight=False, markup=False)

    def log(self, event: str, *, failed: bool = False, **facts: object) -> None:
        """Nothing: sentences say it."""


class RateColumn(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        # CTIS gives one study a second: of so few the tenths tell something.
        shown = "" if speed is None else f"{speed:,.1f}/s" if speed < 10 else f"{speed:,.0f}/s"
        return Text(shown, style="progress.data.speed")


class JsonProgress:
    """Lines for a program: {"doing": "Indexing studies", "done": 1200, "of": 28409, "rate": 600, "remaining_s": 45}."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = Console(quiet=True)  # For bars of others: among these lines they have no place.
        self.lines = structlog.wrap_logger(Printed(console or Console(stderr=True)), processors=list(PROCESSORS))

    def over(self, things: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
        return told(things, doing, total, lambda step, _: self.log("progress", **structs.asdict(step)))

    def turn_to(self, doing: str) -> None:
        self.log("progress", **structs.asdict(Step(doing=doing, done=0)))

    def say(self, sentence: str) -> None:
        self.log("said", told=sentence)

    def show(self, sentence: str) -> None:
        """Nothing: an event says it."""

    def log(self, event: str, *, failed: bool = False, **facts: Any) -> None:
        (self.lines.error if failed else self.lines.info)(event, **facts)


class Printed:
    """Where structlog puts its lines: the console, whole, however narrow it is."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def msg(self, line: str) -> None:
        self.console.print(line, highlight=False, markup=False, soft_wrap=True)

    info = error = msg
