"""What a run staged becomes history once its index is live."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from indexer.history.schema import prepared, throw_away_staged
from indexer.history.told import Difference, Key, parse
from indexer.store import Store
from search.changes import Kind

GONE: Final = (
    "from standing where not exists"
    " (select 1 from record where record.registry = standing.registry and record.id = standing.id)"
)


def settle(store: Store, live_run: int) -> int:
    """Writes what the live index's run staged into the history; tells how many changes there were.

    The store's records are those of the live index by now: of what is no more, and could be compared, that is a change
    too. What other runs staged is thrown away. Again, there is nothing to do.
    """
    connection = prepared(store.connection)
    with store.together():
        ready = connection.execute("select at, comparable from staging where run = ?", (live_run,)).fetchone()
        count = _written(connection, live_run, *ready) if ready else 0
        throw_away_staged(connection)
    return count


def _written(connection: sqlite3.Connection, run: int, at: str, comparable: str) -> int:
    """`comparable` are the registries whose studies come and go, as a JSON list."""
    named = set(msgspec.json.decode(comparable))
    rows = connection.execute(
        "select study, kind, site, before, after, only_of from staged_change where run = ? order by number", (run,)
    )
    staged = (each for row in rows if (each := Difference(*row)).only_of is None or each.only_of in named)
    count = _log(connection, staged, at)
    connection.execute("insert or replace into standing select registry, id, told from staged where run = ?", (run,))
    count += _log(connection, _gone(connection, named), at)
    connection.execute(f"delete {GONE}")
    return count


def _log(connection: sqlite3.Connection, changes: Iterable[Difference], at: str) -> int:
    """Writes changes, each once; tells how many are new."""
    count = 0
    for change in changes:
        if (new := _since_last(connection, change)) is not None:
            count += connection.execute(
                "insert or ignore into change (id, at, study, kind, site, before, after) values (?, ?, ?, ?, ?, ?, ?)",
                (new.id(at), at, *new.columns()),
            ).rowcount
    return count


def _since_last(connection: sqlite3.Connection, change: Difference) -> Difference | None:
    """The change as it is beside the last one that the log has; None where the log ends in just that.

    The two differ where the store is an older copy, and the log was filled up again from the index.
    """
    subject = "site = ?" if change.site else "study = ? and site is null"
    last = connection.execute(
        f"select after from change where {subject} order by number desc limit 1", (change.site or change.study,)
    ).fetchone()
    if last is None or last[0] == change.before:
        return change
    if last[0] == change.after:
        return None
    kind: Kind = change.kind
    if not change.site:
        kind = "added" if last[0] is None else "removed" if change.after is None else "status"
    return change._replace(kind=kind, before=last[0])


def _gone(connection: sqlite3.Connection, comparable: set[str]) -> Iterator[Difference]:
    """The studies that are no more, and the sites that stood in another record of a study that still is."""
    for registry, id, text in connection.execute(f"select registry, id, told {GONE} order by registry, id"):
        told = parse(text)
        if registry not in comparable:
            continue
        if told.status:
            yield Difference(id, "removed", None, told.status, None)
        elif told.first and _stands(connection, told.first):
            for site, status in sorted(told.by_site().items()):
                yield Difference(told.first[1], "site_status", site, status, None)


def _stands(connection: sqlite3.Connection, record: Key) -> bool:
    return bool(connection.execute("select 1 from record where registry = ? and id = ?", record).fetchone())
