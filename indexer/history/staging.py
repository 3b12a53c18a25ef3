"""What a run would tell, kept aside in the store until its index is live."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import msgspec

from indexer.history.schema import prepared, throw_away_staged
from indexer.history.told import Difference, Key
from indexer.store import Store

AT_ONCE: Final = 500
"""Studies staged in one transaction, some 500 kB."""


class Noticed(NamedTuple):
    """What differs in a study: its records with what is told of each now, and the changes."""

    rows: list[tuple[Key, bytes]]
    changes: list[Difference]


class Staging:
    """What one run stages. What a run before it left is thrown away: had it gone live, it would be settled by now."""

    def __init__(self, store: Store, run: int) -> None:
        self.store = store
        self.connection = prepared(store.connection)
        self.run = run
        self._waiting: list[Noticed] = []
        with store.together():
            throw_away_staged(self.connection)

    def add(self, noticed: Noticed) -> None:
        self._waiting.append(noticed)
        if len(self._waiting) >= AT_ONCE:
            self._flush()

    def ready(self, comparable: Iterable[str], at: str) -> None:
        """All is staged, to be seen from this moment on, and only of these registries do studies come and go."""
        self._flush()
        values = (self.run, at, msgspec.json.encode(sorted(comparable)).decode())
        self.connection.execute("insert or replace into staging values (?, ?, ?)", values)

    def _flush(self) -> None:
        rows = [(*record, self.run, told) for study in self._waiting for record, told in study.rows]
        changes = [(self.run, *each.columns(), each.only_of) for study in self._waiting for each in study.changes]
        with self.store.together():
            self.connection.executemany("insert or replace into staged values (?, ?, ?, ?)", rows)
            self.connection.executemany(
                "insert into staged_change (run, study, kind, site, before, after, only_of)"
                " values (?, ?, ?, ?, ?, ?, ?)",
                changes,
            )
        self._waiting.clear()
