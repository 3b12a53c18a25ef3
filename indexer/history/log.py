"""The changes that the store keeps: each once, in the order in which they were seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from msgspec.structs import asdict

from indexer.history.schema import prepared
from indexer.history.told import Key
from indexer.store import Store
from search.changes import KeptChange

COLUMNS: Final = ("number", "id", "at", "study", "kind", "site", "before", "after")


class Reached(NamedTuple):
    """How far a copy of the log is: how many changes it has, and the last of them; None where it has none."""

    many: int
    number: int | None
    id: str | None


class LastChange(NamedTuple):
    """To which status a site changed last, and when that was seen."""

    after: str | None
    at: str


class Log:
    """The store's changes."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.connection = prepared(store.connection)

    def last_of_sites(self, records: Iterable[Key]) -> dict[str, LastChange]:
        """The last change of each site of these records that ever changed."""
        found: dict[str, LastChange] = {}
        for _, id in records:
            # A site's id is its record's, a hyphen and a digest; the full stop comes right after the hyphen.
            rows = self.connection.execute(
                "select site, after, at from change where site >= ? and site < ? order by number", (f"{id}-", f"{id}.")
            )
            found |= {site: LastChange(*last) for site, *last in rows}
        return found

    def holds(self, reached: Reached) -> bool:
        """Whether a copy that is so far has just the changes up to its last, neither fewer nor others."""
        count, last = self.connection.execute(
            "select count(*), (select id from change where number = ?1) from change where number <= ?1",
            (reached.number or 0,),
        ).fetchone()
        return bool((count, last) == (reached.many, reached.id))

    def following(self, number: int, most: int) -> list[KeptChange]:
        """The changes after this number, in their order."""
        rows = self.connection.execute(
            f"select {', '.join(COLUMNS)} from change where number > ? order by number limit ?", (number, most)
        )
        return [KeptChange(**dict(zip(COLUMNS, row, strict=True))) for row in rows]

    def take_back(self, copies: Iterable[KeptChange]) -> None:
        """Adds what a copy has and the store lacks: under its number, unless another change bears that by now."""
        with self.store.together():
            self.connection.executemany(
                f"insert or ignore into change ({', '.join(COLUMNS)}) values"
                " (iif(exists (select 1 from change where number = :number), null, :number),"
                " :id, :at, :study, :kind, :site, :before, :after)",
                (asdict(copy) for copy in copies),
            )
