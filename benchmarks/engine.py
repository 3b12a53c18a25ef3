"""The raw engine: bodies as they stand, over one connection kept open."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.timing import Times, times
from benchmarks.wire import Connection, Request
from search.engine.client import Client

Json = dict[str, Any]
WARM = 5
"""So many questions are asked before the clock counts."""


def search(index: str, body: Json, *, cached: bool = False) -> Request:
    """One search of one index."""
    return Request(f"/{index}/_search?request_cache={str(cached).lower()}", json.dumps(body).encode())


def together(index: str, bodies: Iterable[Json], *, cached: bool = False) -> Request:
    """Several searches in one round trip."""
    header = {"index": index, "request_cache": cached}
    lines = [json.dumps(line) for body in bodies for line in (header, body)]
    return Request("/_msearch", ("\n".join(lines) + "\n").encode(), "application/x-ndjson")


def forget(client: Client, index: str) -> None:
    """Empties what the engine remembers of earlier questions."""
    client.indices.clear_cache(index=index, request=True, query=True)


def ask_each(url: str, questions: Sequence[Sequence[Request]]) -> Times:
    """Asks one question after the other, each with all its requests; the first ones only warm up."""
    connection = Connection(url)
    try:
        taken = [sum(connection.timed(request)[0] for request in requests) for requests in questions]
    finally:
        connection.close()
    return times(taken[WARM:])


def in_turn(url: str, sides: Mapping[str, Sequence[Request]]) -> dict[str, Times]:
    """Asks every side the same questions in turn, beginning with another one each time: noise hits all alike."""
    names = list(sides)
    taken: dict[str, list[float]] = {name: [] for name in names}
    connection = Connection(url)
    try:
        for number in range(len(sides[names[0]])):
            turn = number % len(names)
            for name in names[turn:] + names[:turn]:
                taken[name].append(connection.timed(sides[name][number])[0])
    finally:
        connection.close()
    return {name: times(each[WARM:]) for name, each in taken.items()}
