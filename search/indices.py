"""Names of indices, built and parsed in one place, and which of them is live."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

import mappings
from search.engine.client import Client, EngineAway, IndexMissing, engine_errors

STUDIES = "studies"
REMEMBERED_S = 1.0
"""The live index is asked for once a second at most: after a swap the one before is kept, so its hits stay whole."""


class IndexName(NamedTuple):
    """A concrete index: `hospital-studies-1-20261122t160630123456`."""

    prefix: str
    kind: str
    version: int
    made: str

    def __str__(self) -> str:
        return f"{self.prefix}{self.kind}-{self.version}-{self.made}"

    @property
    def alias(self) -> str:
        return alias(self.prefix, self.kind)


def alias(prefix: str, kind: str = STUDIES) -> str:
    """The name that searches use. It carries the mapping's version, so that two programs can serve side by side."""
    return f"{prefix}{kind}-{mappings.version(kind)}"


def previous_alias(prefix: str, kind: str = STUDIES) -> str:
    """The name of the index that was live before, to go back to."""
    return f"{alias(prefix, kind)}-previous"


def new_name(prefix: str, kind: str = STUDIES) -> IndexName:
    return IndexName(prefix, kind, mappings.version(kind), f"{datetime.now(UTC):%Y%m%dt%H%M%S%f}")


def parse_name(name: str, prefix: str) -> IndexName | None:
    """The inverse of writing an `IndexName`; None for a name that is not one of ours."""
    match = re.fullmatch(re.escape(prefix) + r"([a-z]+)-(\d+)-(\d{8}t\d{12})", name)
    return IndexName(prefix, match[1], int(match[2]), match[3]) if match else None


class RegistryMeta(Struct, frozen=True, kw_only=True):
    """What the index holds of one registry, and what it is of all that the registry has.

    A study with records in several registries counts in each of them, a site in its own registry alone. Of a sample
    `since` is the reading that saw it: what was kept before is none of it. `compared` is the version of the data whose
    ids were last compared with what is kept, `missing` how many of these had no record that can be read.
    """

    name: str
    studies: int
    sites: int
    as_of: str | None
    scope: str = ""
    note: str = ""
    of: int | None = None
    since: int = 0
    compared: str | None = None
    missing: int = 0


class IndexMeta(Struct, frozen=True, kw_only=True):
    """What an index tells of itself, kept in its mapping's `_meta`.

    `data_timestamp` is when the registries' data were right, `built` when the index was made of them, in RFC 3339.
    `studies` counts a study once, however many registries hold it; `placed` are the sites with a point, `recruiting`
    those that recruit, None in an index that was built before they were counted. Scope and note are the first
    registry's; `of` is what all of them hold together, where all of them tell. `read` are the scopes of what was read
    for this index, `readings` the numbers of the last readings that walked through all that a registry has.
    """

    fingerprint: str = ""
    scope: str = ""
    data_timestamp: str | None = None
    built: str | None = None
    run: int = 0
    studies: int = 0
    sites: int | None = None
    placed: int | None = None
    recruiting: int | None = None
    note: str = ""
    of: int | None = None
    registries: tuple[RegistryMeta, ...] = ()
    read: tuple[str, ...] = ()
    readings: dict[str, int] = {}


class Live(NamedTuple):
    """The index that answers now."""

    name: str
    meta: IndexMeta


class ForeignIndex(EngineAway):
    """The live index was made from another mapping than the one this program knows."""

    words = "The index was made from another mapping: run `python -m indexer build`, or start the matching version."


class LiveIndex:
    """Knows the index behind the alias, and asks again once its knowledge is a second old."""

    def __init__(self, client: Client, prefix: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.client = client
        self.prefix = prefix
        self.alias = alias(prefix)
        self.clock = clock
        self._known: tuple[float, Live] | None = None

    def get(self) -> Live:
        """Raises `IndexMissing` where no index has been built yet, `ForeignIndex` where another program built it."""
        now = self.clock()
        if self._known is None or now - self._known[0] > REMEMBERED_S:
            live = read_live(self.client, self.alias)
            if live.meta.fingerprint != mappings.fingerprint(STUDIES):
                raise ForeignIndex(f"{live.name}: {live.meta.fingerprint}")
            self._known = (now, live)
        return self._known[1]

    def owns(self, name: str) -> bool:
        """Whether a name is one of this program's studies indices."""
        parsed = parse_name(name, self.prefix)
        return parsed is not None and parsed.kind == STUDIES


def read_live(client: Client, name: str) -> Live:
    """The index behind an alias, or of that name, with what it tells of itself."""
    with engine_errors():
        answer: dict[str, Any] = client.indices.get_mapping(index=name)
    if not answer:
        raise IndexMissing(name)
    (concrete, described), *more = answer.items()
    if more:
        raise IndexMissing(f"{name} stands for {1 + len(more)} indices")
    return Live(concrete, meta_of(described["mappings"]))


def meta_of(mapping: dict[str, Any]) -> IndexMeta:
    """What an index tells of itself. One that was built before studies were joined had one registry, and its own."""
    told: dict[str, Any] = mapping.get("_meta", {})
    if told and "studies" not in told:
        about = {name: told[name] for name in ("scope", "note", "of") if name in told}
        parts = [about | part for part in told.get("registries", ())]
        told = told | {"registries": parts, "studies": sum(part["studies"] for part in parts)}
    return msgspec.convert(told, IndexMeta, strict=False)
