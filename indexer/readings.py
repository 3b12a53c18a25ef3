"""Readings: walks through what a registry has, which may outlast the run that began them."""

from __future__ import annotations

from typing import Final, NamedTuple

from indexer.store import Store
from search.moments import now

OPEN: Final = "open"
ENDED: Final = "ended"
REFUSED: Final = "refused"
SETTLED: Final = "settled"
SAMPLES: Final = 5
"""Samples of a registry that are remembered: the live index's, the one before it, and some that never went live."""


class Reading(NamedTuple):
    """One walk through what a registry has, or through files (`registry` None).

    `version` is the moment of the registry's data in RFC 3339, None where it tells none; `token` is where to go on,
    None at the beginning; `total` how many studies the registry told. `state` is `open` until the walk came to its end,
    `ended` until an index that holds what it saw went live, then `settled`; `refused` where a check kept that index
    back. `run` is the one that walks, or walked last.
    """

    number: int
    registry: str | None
    version: str | None
    token: str | None
    total: int | None
    state: str
    run: int
    began: str


class Readings:
    """The readings that the store tells of."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.connection = store.connection

    def begin(self, registry: str | None, version: str | None, run: int) -> Reading:
        """A new reading; its number is higher than that of every reading and run before it."""
        (number,) = self.connection.execute(
            "select 1 + max(coalesce((select max(number) from reading), 0), coalesce((select max(number) from run), 0))"
        ).fetchone()
        reading = Reading(number, registry, version, None, None, OPEN, run, now())
        with self.store.together():
            self._give_up(registry, version)
            self.connection.execute("insert into reading values (?, ?, ?, ?, ?, ?, ?, ?)", reading)
        return reading

    def unfinished(self, registry: str, version: str, *, refused: bool = False) -> Reading | None:
        """The reading of just this version that broke off, or whose index never went live; None where there is none.

        One that a check refused counts only where `refused` says so: the registry may have mended it meanwhile.
        """
        states = (OPEN, ENDED, REFUSED) if refused else (OPEN, ENDED)
        row = self.connection.execute(
            f"select * from reading where registry = ? and version = ? and state in ({','.join('?' * len(states))})"
            " order by number desc",
            (registry, version, *states),
        ).fetchone()
        return Reading(*row) if row else None

    def goes_on(self, reading: Reading, run: int) -> Reading:
        """The same reading, walked by another run."""
        return self._keep(reading._replace(run=run))

    def reached(self, reading: Reading, token: str | None, total: int | None) -> Reading:
        """Everything before this token is kept."""
        return self._keep(reading._replace(token=token, total=total))

    def ended(self, reading: Reading) -> Reading:
        """The walk came to its end: what it did not see is no more."""
        return self._keep(reading._replace(token=None, state=ENDED))

    def refused(self, run: int) -> None:
        """A check kept the index of this run back."""
        self.connection.execute("update reading set state = ? where state = ? and run = ?", (REFUSED, ENDED, run))

    def settled(self, reading: Reading) -> None:
        self._keep(reading._replace(state=SETTLED))

    def sampled(self, reading: Reading, registry: str) -> None:
        """Keeps what a sample consists of: what this reading has seen, however much others see after it."""
        past = "select distinct reading from sample where registry = ?1 order by reading desc limit -1 offset ?2"
        with self.store.together():
            self.connection.execute(
                "insert into sample select reading, registry, id from record where registry = ? and reading = ?",
                (registry, reading.number),
            )
            self.connection.execute(
                f"delete from sample where registry = ?1 and reading in ({past})", (registry, SAMPLES)
            )

    def waits(self, number: int) -> Reading | None:
        """The reading of this number, if what it did not see is kept still."""
        row = self.connection.execute("select * from reading where number = ?", (number,)).fetchone()
        found = Reading(*row) if row else None
        return found if found and found.state in (ENDED, REFUSED) else None

    def began(self, number: int) -> str | None:
        """When a reading began, or the run that was one; None where there is none of that number."""
        row = self.connection.execute(
            "select began from reading where number = ?1 union all select started from run where number = ?1", (number,)
        ).fetchone()
        return row[0] if row else None

    def _keep(self, reading: Reading) -> Reading:
        self.connection.execute(
            "update reading set version = ?, token = ?, total = ?, state = ?, run = ? where number = ?",
            (reading.version, reading.token, reading.total, reading.state, reading.run, reading.number),
        )
        return reading

    def _give_up(self, registry: str | None, version: str | None) -> None:
        """Drops what other readings of the registry left open: a newer one sees all that they would have seen.

        One of no version, a sample or what changed since a day, says nothing of those that have one.
        """
        self.connection.execute(
            "delete from reading where registry is ?1 and state <> ?2 and (version is null or ?3 is not null)",
            (registry, SETTLED, version),
        )
