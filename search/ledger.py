"""Indices that grow and are never swapped: what changed, what was asked for, who did what."""

from __future__ import annotations

from typing import Final
from weakref import WeakKeyDictionary

import mappings
from search.engine.client import Client, EngineRefused, engine_errors
from search.indices import alias

CHANGES: Final = "changes"
ALREADY_THERE: Final = "resource_already_exists_exception"

_up_to_date: Final[WeakKeyDictionary[Client, set[str]]] = WeakKeyDictionary()
"""The indices that have every field of this program, by the client that saw so."""


def name(prefix: str, kind: str) -> str:
    """The index itself, no alias: `changes-1`."""
    return alias(prefix, kind)


def ensure(client: Client, prefix: str, kind: str) -> str:
    """The index, made by `mappings/<kind>.json` where there is none; of two who make it at once both have it.

    One that is there gets the fields that it lacks, once in each process: what a later program adds needs no other
    index. Whether it is there is asked each time: a document written to none would make one of a guessed mapping.
    """
    index = name(prefix, kind)
    up_to_date = _up_to_date.setdefault(client, set())
    with engine_errors():
        there = client.indices.exists(index=index)
        if there and index in up_to_date:
            return index
        body = mappings.index_body(kind)
        if there or not _made(client, index, body):
            client.indices.put_mapping(index=index, body=body["mappings"])
    up_to_date.add(index)
    return index


def _made(client: Client, index: str, body: mappings.Json) -> bool:
    """Whether it was made here; somebody else may have been faster."""
    try:
        with engine_errors():
            client.indices.create(index=index, body=body)
    except EngineRefused as refused:
        if ALREADY_THERE not in refused.detail:
            raise
        return False
    return True
