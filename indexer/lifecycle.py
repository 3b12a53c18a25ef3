"""The life of an index: made empty or as a copy of the live one, filled, settled, and told what it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import msgspec

import mappings
from search.engine.client import Client, EngineAway, EngineError, EngineRefused, engine_errors
from search.indices import STUDIES, IndexMeta, IndexName, alias, new_name, parse_name, previous_alias

Json = dict[str, Any]

WHILE_LOADING: Final[Json] = {
    "refresh_interval": "-1",
    # Acknowledged studies can be lost to a kill -9 this way; the count is checked before the swap.
    "translog.durability": "async",
}
WHILE_UPDATING: Final[Json] = {
    "refresh_interval": "-1",
    # Of what is only written anew no count would tell that it was lost.
    "translog.durability": "request",
    "blocks.write": None,
}
WHEN_LIVE: Final[Json] = {
    "refresh_interval": "1s",
    "translog.durability": "request",
    # Whatever answers is never written to: an update fills a copy.
    "blocks.write": True,
}
SETTLES_WITHIN_S: Final = 300
"""A build of minutes is not thrown away because a busy engine takes more than the ten seconds of a search."""


class Blocked(Exception):
    """Something stands in the way of an index; the message says what, and what to do."""


def create(client: Client, prefix: str) -> IndexName:
    """A new empty index of today's mapping."""
    name = new_name(prefix)
    body = mappings.index_body(STUDIES)
    body["settings"]["index"] |= WHILE_LOADING
    with engine_errors():
        client.indices.create(index=str(name), body=body, request_timeout=SETTLES_WITHIN_S)
    return name


def copy(client: Client, live_name: IndexName) -> IndexName:
    """A new index with all that the live one holds, to be written to; the engine links the files. It counts as
    unfinished."""
    name = new_name(live_name.prefix)
    replicas = mappings.index_body(STUDIES)["settings"]["index"]["number_of_replicas"]
    settings = WHILE_UPDATING | {"number_of_replicas": replicas}
    try:
        with dropped_on_failure(client, name), engine_errors():
            client.indices.put_settings(
                index=str(live_name), body={"index": {"blocks.write": True}}, request_timeout=SETTLES_WITHIN_S
            )
            answer = client.indices.clone(
                index=str(live_name),
                target=str(name),
                body={"settings": {"index": settings}},
                params={"wait_for_active_shards": 1, "timeout": f"{SETTLES_WITHIN_S}s"},
                request_timeout=SETTLES_WITHIN_S + 30,
            )
            if not answer["shards_acknowledged"]:
                raise EngineAway(f"the copy of {live_name} did not come up in {SETTLES_WITHIN_S} s")
            client.indices.put_mapping(index=str(name), body={"_meta": {}})
    except EngineRefused as error:
        raise Blocked(f"{live_name} cannot be copied ({error.detail}): run `python -m indexer build`") from error
    return name


@contextmanager
def dropped_on_failure(client: Client, made: IndexName) -> Iterator[IndexName]:
    """An index that does not outlive a failure; where the engine itself is away, the next run drops it."""
    try:
        yield made
    except BaseException:
        with suppress(EngineError):
            drop(client, made)
        raise


def describe(client: Client, name: IndexName, meta: IndexMeta) -> None:
    """Lets a whole and checked index tell what it is: from then on it is none of the unfinished ones."""
    with engine_errors():
        client.indices.put_mapping(index=str(name), body={"_meta": msgspec.to_builtins(meta)})


def settle(client: Client, name: IndexName) -> None:
    """Makes a filled index ready to answer: searchable, safe on disk, and closed to writers."""
    with engine_errors():
        client.indices.put_settings(index=str(name), body={"index": WHEN_LIVE}, request_timeout=SETTLES_WITHIN_S)
        client.indices.refresh(index=str(name), request_timeout=SETTLES_WITHIN_S)
        client.indices.flush(index=str(name), request_timeout=SETTLES_WITHIN_S)


def count(client: Client, name: str) -> int:
    with engine_errors():
        return int(client.count(index=name)["count"])


def refuse_concrete(client: Client, prefix: str) -> None:
    """An index that bears an alias's own name is in the way of a swap: said before a run, not after."""
    for wanted in (alias(prefix), previous_alias(prefix)):
        with engine_errors():
            taken = client.indices.exists(index=wanted) and not client.indices.exists_alias(name=wanted)
        if taken:
            raise Blocked(f"an index is named {wanted}, which must be an alias: delete it or set INDEX_PREFIX")


def ours(client: Client, prefix: str) -> list[IndexName]:
    """All studies indices under this prefix, oldest first."""
    with engine_errors():
        names = client.indices.get_settings(
            index=f"{prefix}{STUDIES}-*", name="index.creation_date", ignore_unavailable=True
        )
    parsed = (parse_name(name, prefix) for name in names)
    return sorted((name for name in parsed if name), key=lambda name: name.made)


def drop(client: Client, name: IndexName) -> None:
    with engine_errors():
        client.indices.delete(index=str(name), ignore_unavailable=True)


def drop_unfinished(client: Client, prefix: str) -> None:
    """Drops what runs that died left behind: indices that never came to tell what they are.

    Only for the one writer: another's unfinished index would be among them.
    """
    for name in set(ours(client, prefix)) - set(finished(client, prefix)):
        if name.version == mappings.version(STUDIES):
            drop(client, name)


def finished(client: Client, prefix: str) -> list[IndexName]:
    """Those of our indices that were filled to the end, oldest first."""
    names = ours(client, prefix)
    if not names:
        return []
    with engine_errors():
        described = client.indices.get_mapping(index=",".join(map(str, names)))
    return [name for name in names if described[str(name)]["mappings"].get("_meta")]
