"""What an index covers, registry by registry: one that is read again changes its own part and no other's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from msgspec import structs

from indexer.intake import Taken
from indexer.joining.rank import RANK
from indexer.registries import Raw, Unreadable, identify
from indexer.sources.source import OWN, Source
from search.contents import Count
from search.coverage import FROM_FILES, FULL, SAMPLE
from search.indices import IndexMeta, RegistryMeta

FILES: Final = "files"


class Covered(NamedTuple):
    """What the whole index tells of itself; the fields are those of `IndexMeta`."""

    scope: str
    note: str
    of: int | None
    data_timestamp: str | None


def part(name: str, count: Count, told: IndexMeta, taken: Taken) -> RegistryMeta:
    """A registry of a new index, as its source tells in this run; one not read now is as the last index told."""
    before = next((one for one in told.registries if one.name == name), None)
    if source := taken.sources.get(name):
        reading = taken.readings[name]
        return RegistryMeta(
            name=name,
            studies=count.studies,
            sites=count.sites,
            as_of=reading.version or source.as_of,
            scope=source.scope,
            note=source.note,
            of=source.of,
            since=reading.number if source.scope == SAMPLE else 0,
            compared=taken.compared.get(name, before.compared if before else None),
            missing=taken.missing.get(name, before.missing if before else 0),
        )
    # Kept records that no index tells of: how many of a registry's they are is not known.
    unknown = RegistryMeta(name=name, studies=0, sites=0, as_of=None, scope=SAMPLE, note=FROM_FILES.format("the store"))
    return structs.replace(before or unknown, studies=count.studies, sites=count.sites)


def readings(taken: Taken, told: IndexMeta) -> dict[str, int]:
    """The last reading of each registry that walked through all it has."""
    return told.readings | {name: taken.readings[name].number for name in taken.whole - taken.in_part}


def comparable(told: IndexMeta, parts: Iterable[RegistryMeta]) -> set[str]:
    """The registries whose studies came or went in the world, and not only by what was read of them."""
    kinds = {one.name: _kind(one) for one in told.registries}
    return {one.name for one in parts if _kind(one) in (FULL, FILES) and kinds.get(one.name) == _kind(one)}


def _kind(part: RegistryMeta) -> str:
    return FILES if part.scope.startswith(f"{FILES}:") else part.scope


def covered(parts: Iterable[RegistryMeta]) -> Covered:
    """The index is called as its first registry is; it holds at most as many studies as all of them know of.

    An operator's own file says nothing of how many there are, and nothing of how old the registries' data are.
    """
    ranked = sorted(parts, key=lambda one: RANK.index(one.name))
    registries = [one for one in ranked if one.name != OWN] or ranked
    known = [one.of for one in registries if one.of is not None]
    days = [one.as_of for one in registries if one.as_of]
    first = registries[0] if registries else RegistryMeta(name="", studies=0, sites=0, as_of=None)
    return Covered(
        scope=first.scope,
        note=first.note,
        of=sum(known) if known and len(known) == len(registries) else None,
        data_timestamp=min(days, default=None),
    )


def whole_parts(meta: IndexMeta) -> set[str]:
    """The registries of which an index holds every study; an operator's own file is never one of them."""
    return {one.name for one in meta.registries if one.scope == FULL and one.name != OWN}


def in_part(sources: Iterable[Source], wholes: set[str]) -> str | None:
    """The first registry that stands whole in the index and would be replaced by a part."""
    partial = (source for source in sources if wholes and source.scope != FULL)
    return next((name for source in partial for name in registries_of(source) if name in wholes), None)


def registries_of(source: Source) -> Iterator[str]:
    """Whose records a source holds: the registry that is asked, or else what the records themselves tell."""
    if source.registry:
        yield source.registry
        return
    told: set[str] = set()
    for raw in source.records():
        try:
            name = identify(raw.data).registry if isinstance(raw, Raw) else None
        except Unreadable:
            continue
        if name and name not in told:
            told.add(name)
            yield name
