"""The store's book of runs: when each began, how it ended, and what could not be read or written in it."""

from __future__ import annotations

import sqlite3
from typing import Final, NamedTuple

from search.moments import now

RUNS_WITH_FAULTS: Final = 10
"""Of so many runs the faults are kept."""


class Run(NamedTuple):
    """One run of the indexer; `state` is `running`, `done`, `failed` or `killed`, `report` JSON."""

    number: int
    started: str
    ended: str | None
    state: str
    report: str | None


class Runs:
    """The runs of one store. One writer at a time; the caller holds the lock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def begin(self, after: int = 0) -> int:
        """The number of a new run, higher than `after`: it is the version of every document that the run writes."""
        # Whoever holds the lock of the one writer knows that no other run is alive.
        self.connection.execute("update run set state = 'killed' where state = 'running'")
        (number,) = self.connection.execute(
            "insert into run (number, started, state)"
            " values (1 + max(?, coalesce((select max(number) from run), 0)), ?, 'running') returning number",
            (after, now()),
        ).fetchone()
        self.connection.execute(
            "delete from fault where run not in (select number from run order by number desc limit ?)",
            (RUNS_WITH_FAULTS,),
        )
        return int(number)

    def end(self, number: int, state: str, report: str) -> None:
        self.connection.execute(
            "update run set ended = ?, state = ?, report = ? where number = ?", (now(), state, report, number)
        )

    def knows(self, number: int) -> bool:
        """Whether there was a run of this number: a store that was lost, or is an older copy, lacks the last ones."""
        return self.connection.execute("select 1 from run where number = ?", (number,)).fetchone() is not None

    def last(self, many: int = 10) -> list[Run]:
        """The last runs, newest first."""
        rows = self.connection.execute(
            "select number, started, ended, state, report from run order by number desc limit ?", (many,)
        )
        return [Run(*row) for row in rows]

    def get(self, number: int) -> Run | None:
        row = self.connection.execute(
            "select number, started, ended, state, report from run where number = ?", (number,)
        ).fetchone()
        return Run(*row) if row else None

    def name_fault(self, run: int, place: str, reason: str) -> None:
        """Names a record that could not be read or written, and why."""
        self.connection.execute("insert into fault values (?, ?, ?)", (run, place, reason))

    def faults(self, run: int, most: int = -1) -> list[tuple[str, str]]:
        """Where the faults of a run were, and what they were; all, or so many of the first."""
        rows = self.connection.execute("select place, reason from fault where run = ? limit ?", (run, most))
        return [(place, reason) for place, reason in rows]

    def how_many_faults(self, run: int) -> int:
        return int(self.connection.execute("select count(*) from fault where run = ?", (run,)).fetchone()[0])
