"""What takes over a second shows how far it is: a bar on a terminal, one line in a log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TransferSpeedColumn,
)

console = Console(stderr=True, highlight=False)


def say(line: str) -> None:
    """One line to the operator, on the error output: the other one belongs to results."""
    console.print(line, markup=False, soft_wrap=True)


@contextmanager
def bar(text: str, size: int) -> Iterator[Callable[[int], None]]:
    """A bar over `size` bytes; call what it gives with the number of bytes done since the last call."""
    with shown(text, BarColumn(), DownloadColumn(), TransferSpeedColumn()) as progress:
        task = progress.add_task(text, total=size)
        yield lambda done: progress.advance(task, done)


@contextmanager
def waiting(text: str) -> Iterator[None]:
    """A line that counts the seconds of something whose length nobody knows."""
    with shown(text, SpinnerColumn(), TimeElapsedColumn()) as progress:
        progress.add_task(text, total=None)
        yield


def shown(text: str, *columns: ProgressColumn) -> Progress:
    if not console.is_terminal:
        say(text)
    return Progress(
        TextColumn("{task.description}"),
        *columns,
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
