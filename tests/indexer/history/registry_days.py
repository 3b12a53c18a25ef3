"""A registry as it stands from day to day, and runs that read it into a store: they end well, fail, die, are undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from indexer.gathering import Gathering
from indexer.history import History, settle
from indexer.history.log import Log
from indexer.joining import Joins
from indexer.registries import identify
from indexer.report import Report
from indexer.store import Store, StoredRecord
from search.changes import Change
from search.study import Study
from tests.records import TODAY, small_record

End = Literal["live", "failed", "refused", "killed", "died", "undone", "lost"]
"""Live and settled; failed while it wrote, or at its checks; killed right before the swap; died right after it; settled
and rolled back; died right after the swap and rolled back."""
REGISTRIES = ("ctgov", "ctis", "isrctn", "demo")


class Shown(NamedTuple):
    """A change without its moment."""

    study: str
    kind: str
    site: str | None
    before: str | None
    after: str | None


def trial(number: str, status: str = "RECRUITING", sites: Mapping[str, str] | None = None) -> bytes:
    """A record of ClinicalTrials.gov with these sites, each with its status."""
    named = {"Boston General": "RECRUITING"} if sites is None else sites
    locations = [
        {"facility": name, "city": "Boston", "country": "United States", "status": each} for name, each in named.items()
    ]
    return small_record(
        number, statusModule={"overallStatus": status}, contactsLocationsModule={"locations": locations}
    )


class RegistryDays:
    """A store, and how its index stands. Each run reads all that the registries have; the service's day goes on."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.live = 0
        self.today = TODAY
        self.studies: dict[str, Study] = {}

    def read(self, records: Iterable[bytes], end: End = "live", comparable: Iterable[str] = REGISTRIES) -> int:
        """One run, the day after the run before; tells how many changes it settled."""
        self.today += timedelta(days=1)
        self.settle()
        run = self.store.runs.begin()
        known = [(identify(each, self.today), each) for each in records]
        self.store.keep(
            [StoredRecord(each.registry, each.id, body, each.names, each.former) for each, body in known],
            run=run,
            reading=run,
        )
        history = History(self.store, run, self.today)
        self._write(history, run, end)
        if end in ("failed", "refused"):
            return 0
        history.ready(comparable, self.at)
        before, self.live = self.live, run if end != "killed" else self.live
        settled = self.settle() if end in ("live", "undone") else 0
        if end in ("undone", "lost"):
            self.live = before
        return settled

    def settle(self) -> int:
        """What follows a swap, and what every run begins with."""
        with self.store.together():
            for registry in self.store.registries():
                if self.live:
                    self.store.drop_unseen(registry, reading=self.live, run=self.live)
            return settle(self.store, self.live)

    @property
    def at(self) -> str:
        return f"{self.today}T06:00:00Z"

    @property
    def log(self) -> list[Change]:
        return list(Log(self.store).following(0, 1_000))

    def told(self, day: date | None = None) -> list[Shown]:
        """The changes of a day, or of all days, in the order in which they were seen."""
        return [
            Shown(each.study, each.kind, each.site, each.before, each.after)
            for each in self.log
            if day is None or each.at.startswith(day.isoformat())
        ]

    def since(self) -> dict[str, str | None]:
        """The sites of the index that was written last: since when their status is known to hold."""
        return {site.id: site.status_since for study in self.studies.values() for site in study.sites}

    def site(self, study: str, name: str = "Boston General") -> str:
        return next(site.id for site in self.studies[study].sites if site.name == name)

    def _write(self, history: History, run: int, end: End) -> None:
        since = dict.fromkeys(REGISTRIES, run)
        joins = Joins.of(self.store, REGISTRIES, since)
        report = Report(run=run, scope="files:test")
        gathering = Gathering(self.store, joins, report, self.today, lambda site: None)
        self.studies = {}
        for place, record in enumerate(self.store.records(REGISTRIES, since)):
            if end == "failed" and place == 2:
                return
            if found := gathering.study(record):
                dated = history.dated(found.study, joins.parts(record.registry, record.id))
                history.stage(dated.card.id)
                self.studies[dated.card.id] = dated
