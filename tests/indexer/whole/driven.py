"""The indexer's program, with something that happens to it at a certain moment.

`python -m tests.indexer.whole.driven '{"hurried": true}' build --json` does not wait before it asks a registry again.
With `{"dies": ["indexer.store:Store.keep", 2, 0]}` the process of that number, or 0 for this one, is killed as the
function is called for the second time. With `{"full": "http://…"}` the disk of the engine at that address is full as
soon as a document is written; with `{"odd": 3}` every third study has a field that the mapping does not know.
"""

from __future__ import annotations

import json
import os
import pkgutil
import signal
import sys
from collections.abc import Callable
from typing import Any

import stamina

from indexer import bulk
from indexer.commands import main
from search.engine.client import Client

ATTEMPTS = 6
FULL = {"index.blocks.read_only_allow_delete": True}
Json = dict[str, Any]


def hurried(_: bool) -> None:
    """As patient as ever, and quicker about it."""
    stamina.set_testing(True, attempts=ATTEMPTS)


def dies(at: tuple[str, int, int]) -> None:
    """Kills a process before a function is called for the so manieth time."""
    name, times, pid = at
    calls = iter(range(1, sys.maxsize))

    def before(*_: Any) -> None:
        if next(calls) == times:
            os.kill(pid or os.getpid(), signal.SIGKILL)

    _precede(name, before)


def full(_: bool) -> None:
    """The engine's disk is full from the second chunk of documents on."""
    calls = iter(range(1, sys.maxsize))

    def before(client: Client, index: str, *_: Any) -> None:
        if next(calls) == 2:
            client.indices.put_settings(index=index, body=FULL)

    bulk.CHUNK_SITES = 10  # type: ignore[misc]
    _precede("indexer.bulk:_send", before)


def odd(every: int) -> None:
    """Every so manieth document has a field that the mapping does not know."""
    calls = iter(range(1, sys.maxsize))

    def before(_client: Client, _index: str, documents: list[Json]) -> None:
        for document in documents:
            if next(calls) % every == 0:
                document["surprise"] = 1

    _precede("indexer.bulk:_send", before)


def _precede(name: str, before: Callable[..., None]) -> None:
    """Lets something happen before each call of a function."""
    owner_name, _, called = name.rpartition(".") if "." in name.partition(":")[2] else name.rpartition(":")
    owner = pkgutil.resolve_name(owner_name)
    function = getattr(owner, called)

    def preceded(*given: Any, **named: Any) -> Any:
        before(*given)
        return function(*given, **named)

    setattr(owner, called, preceded)


HAPPENS: dict[str, Callable[[Any], None]] = {"hurried": hurried, "dies": dies, "full": full, "odd": odd}


if __name__ == "__main__":
    for what, how in json.loads(sys.argv.pop(1)).items():
        HAPPENS[what](how)
    main()
