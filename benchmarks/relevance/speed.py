"""What understanding and expanding words costs: the same searches with `expand` and without, in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import msgspec

from benchmarks.engine import forget
from benchmarks.timing import ratio, timed, times
from search.engine.client import Client
from web.finder import Finder

Json = dict[str, Any]
ROUNDS: Final = 5
"""After one that only warms up; before each the engine's caches are emptied."""
MOST: Final = 1.5
"""What the ratio of the medians may be."""


def measure(
    finder: Finder,
    client: Client,
    wordings: Sequence[str],
    shown: Callable[[Iterable[int]], Iterable[int]] = iter,
    rounds: int = ROUNDS,
) -> Json:
    """The first page of 20 studies of any status, by relevance: milliseconds with and without, and their ratio."""
    asked: Json = {"status": ["any"], "sort": "relevance"}
    taken: dict[bool, list[float]] = {True: [], False: []}
    for number in shown(range(rounds + 1)):
        forget(client, finder.live().name)
        for at, text in enumerate(wordings):
            for expand in (True, False) if (at + number) % 2 else (False, True):
                question = asked | {"q": text, "expand": expand}
                milliseconds, _ = timed(lambda question=question: finder.studies(question))  # type: ignore[misc]
                if number:
                    taken[expand].append(milliseconds)
    with_names, without = times(taken[True]), times(taken[False])
    told = {"expand": with_names, "words": without, "ratio": ratio(with_names.p50, without.p50)}
    return {name: msgspec.to_builtins(value) for name, value in told.items()}
