"""The life of an index: made beside the live one, filled, checked, swapped in with one step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import msgspec

import mappings
from search.engine.client import Client, EngineError, IndexMissing, engine_errors
from search.indices import STUDIES, IndexMeta, IndexName, Live, alias, new_name, parse_name, read_live

Json = dict[str, Any]

WHILE_LOADING: Json = {
    "refresh_interval": "-1",
    # Acknowledged studies can be lost to a kill -9 this way; the count is checked before the swap.
    "translog.durability": "async",
}
SETTLES_WITHIN_S = 300
"""A build of minutes is not thrown away because a busy engine takes more than the ten seconds of a search."""
WHEN_LIVE: Json = {"refresh_interval": "1s", "translog.durability": "request"}


class Blocked(Exception):
    """Something stands in the way of an index; the message says what, and what to do."""


def create(client: Client, prefix: str) -> IndexName:
    """A new empty index of today's mapping."""
    name = new_name(prefix)
    body = mappings.index_body(STUDIES)
    body["settings"]["index"] |= WHILE_LOADING
    with engine_errors():
        client.indices.create(index=str(name), body=body)
    return name


@contextmanager
def dropped_on_failure(client: Client, prefix: str) -> Iterator[IndexName]:
    """A new index that does not outlive a failure; where the engine itself is away, the next run drops it."""
    name = create(client, prefix)
    try:
        yield name
    except BaseException:
        with suppress(EngineError):
            drop(client, name)
        raise


def describe(client: Client, name: IndexName, meta: IndexMeta) -> None:
    """Lets a whole and checked index tell what it is: from then on it is none of the unfinished ones."""
    with engine_errors():
        client.indices.put_mapping(index=str(name), body={"_meta": msgspec.to_builtins(meta)})


def settle(client: Client, name: IndexName) -> None:
    """Makes a filled index ready to answer: searchable, and safe on disk."""
    with engine_errors():
        client.indices.put_settings(index=str(name), body={"index": WHEN_LIVE}, request_timeout=SETTLES_WITHIN_S)
        client.indices.refresh(index=str(name), request_timeout=SETTLES_WITHIN_S)
        client.indices.flush(index=str(name), request_timeout=SETTLES_WITHIN_S)


def count(client: Client, name: str) -> int:
    with engine_errors():
        return int(client.count(index=name)["count"])


def live(client: Client, prefix: str) -> Live | None:
    """The index that answers now; None before the first build."""
    try:
        return read_live(client, alias(prefix))
    except IndexMissing:
        return None


def refuse_concrete(client: Client, prefix: str) -> None:
    """An index that bears the alias's own name cannot be swapped: said before a build, not after."""
    wanted = alias(prefix)
    with engine_errors():
        if client.indices.exists(index=wanted) and not client.indices.exists_alias(name=wanted):
            raise Blocked(f"an index is named {wanted}, which must be an alias: delete it or set INDEX_PREFIX")


def swap(client: Client, name: IndexName) -> None:
    """Points the alias at this index and at no other, in one step."""
    others = [other for other in ours(client, name.prefix) if other.version == name.version and other != name]
    remove = [{"remove": {"index": str(other), "alias": name.alias, "must_exist": False}} for other in others]
    with engine_errors():
        client.indices.update_aliases(body={"actions": [*remove, {"add": {"index": str(name), "alias": name.alias}}]})


def ours(client: Client, prefix: str) -> list[IndexName]:
    """All studies indices under this prefix, oldest first."""
    with engine_errors():
        names = client.indices.get(index=f"{prefix}{STUDIES}-*", ignore_unavailable=True)
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
    return [name for name in names if "_meta" in described[str(name)]["mappings"]]


def keep_one_previous(client: Client, name: IndexName) -> None:
    """Drops this version's indices but the live one and the one before it, to go back to."""
    earlier = [other for other in ours(client, name.prefix) if other.version == name.version and other.made < name.made]
    for other in earlier[:-1]:
        drop(client, other)
