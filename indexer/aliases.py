"""Which index answers, and which one answered before: both aliases move together, in one step."""

from __future__ import annotations

from typing import Any

import mappings
from indexer.lifecycle import SETTLES_WITHIN_S, Blocked, drop, finished, ours
from search.engine.client import Client, IndexMissing, engine_errors
from search.indices import STUDIES, IndexName, Live, alias, previous_alias, read_live

Json = dict[str, Any]


def live(client: Client, prefix: str) -> Live | None:
    """The index that answers now; None before the first build."""
    return _behind(client, alias(prefix))


def previous(client: Client, prefix: str) -> Live | None:
    """The index that answered before the live one; None where none is left.

    An older program set no alias for it: there it is the newest that was made before the live one.
    """
    if marked := _behind(client, previous_alias(prefix)):
        return marked
    now = live(client, prefix)
    if now is None:
        return None
    made_before = [str(name) for name in finished(client, prefix) if _is_ours(name) and str(name) < now.name]
    return read_live(client, made_before[-1]) if made_before else None


def swap(client: Client, new: IndexName) -> None:
    """Points the alias at this index and at no other, and the previous one at what answered before."""
    before = max((name for name in _holders(client, new.alias) if name != str(new)), default=None)
    _point(client, new.prefix, str(new), before)


def rollback(client: Client, prefix: str) -> tuple[str, str]:
    """Exchanges the live index and the previous one; tells their names as they are now. A second one exchanges back."""
    now, before = live(client, prefix), previous(client, prefix)
    if now is None:
        raise Blocked("no index is live: run `python -m indexer build`")
    if before is None:
        raise Blocked(f"there is no index before {now.name} to go back to")
    if before.meta.fingerprint != mappings.fingerprint(STUDIES):
        raise Blocked(f"{before.name} was made from another mapping than this program's: run `python -m indexer build`")
    _point(client, prefix, before.name, now.name)
    return before.name, now.name


def keep_one_previous(client: Client, prefix: str) -> None:
    """Drops this version's indices but the live one and the one before it, to go back to."""
    kept = _kept(client, prefix)
    for name in ours(client, prefix):
        if _is_ours(name) and str(name) not in kept:
            drop(client, name)


def prune(client: Client, prefix: str, *, every_version: bool = False) -> list[str]:
    """Drops what is neither live nor the one before it, unfinished ones too; tells what went.

    What other programs' aliases stand for goes only with `every_version`.
    """
    with engine_errors():
        borne = client.indices.get_alias(index=f"{prefix}{STUDIES}-*", ignore_unavailable=True)
    kept = _kept(client, prefix)
    going = [
        name
        for name in ours(client, prefix)
        if str(name) not in kept and (every_version or _is_ours(name) or not borne[str(name)]["aliases"])
    ]
    for name in going:
        drop(client, name)
    return [str(name) for name in going]


def _kept(client: Client, prefix: str) -> set[str]:
    """This version's live and previous index; all that are finished where none is live."""
    now = live(client, prefix)
    if now is None:
        return {str(name) for name in finished(client, prefix) if _is_ours(name)}
    before = previous(client, prefix)
    return {now.name, before.name} if before else {now.name}


def _point(client: Client, prefix: str, now: str, before: str | None) -> None:
    """Both aliases in one step; the previous one stays where it is if nothing else answered before."""
    wanted = {alias(prefix): now} | ({previous_alias(prefix): before} if before else {})
    actions: list[Json] = []
    for name, index in wanted.items():
        actions += [{"remove": {"index": each, "alias": name}} for each in _holders(client, name) if each != index]
        actions.append({"add": {"index": index, "alias": name}})
    with engine_errors():
        client.indices.update_aliases(body={"actions": actions}, request_timeout=SETTLES_WITHIN_S)


def _holders(client: Client, name: str) -> list[str]:
    """All indices that an alias stands for."""
    try:
        with engine_errors():
            return list(client.indices.get_alias(name=name))
    except IndexMissing:
        return []


def _behind(client: Client, name: str) -> Live | None:
    try:
        return read_live(client, name)
    except IndexMissing:
        return None


def _is_ours(name: IndexName) -> bool:
    return name.version == mappings.version(STUDIES)
