"""A registry that gives small pages, and what a day brings to it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.indexer.changing import changing
from tests.indexer.registry_server import Fault, RegistryServer

SMALL_PAGE = 10
"""Studies on a page: a registry of some dozens has as many pages to lose as one of 600,000."""
FIRST_DAY = date(2026, 9, 1)
"""The day before the first version of the registry's data."""
LONG_AGO = "2009-03-01"
Json = dict[str, Any]


class SmallPages(RegistryServer):
    """A registry that gives no more than a few studies at once, whatever it is asked for."""

    def page(self, asked: dict[str, str], *, empty: bool = False) -> Json:
        size = min(int(asked.get("pageSize", SMALL_PAGE)), SMALL_PAGE)
        return super().page(asked | {"pageSize": str(size)}, empty=empty)

    @property
    def titles(self) -> dict[str, str]:
        """What it has, told by number."""
        return {each.id: title_of(each.data) for each in self.listed}

    @property
    def timestamp(self) -> str:
        """A day for each version."""
        return f"{FIRST_DAY + timedelta(days=self.version)}T09:00:05"

    def then(self, request: int, happens: Callable[[], None]) -> None:
        """Something that happens at a request, counted from now."""
        self.happens[len(self.requests) + request] = happens

    def stumbles(self, request: int, *faults: Fault) -> None:
        """Faults from a request on, counted from now."""
        self.then(request, lambda: self.faults.extend(faults))


def a_day_later(registry: SmallPages, seed: int, changed: int = 25) -> dict[str, bytes]:
    """The registry's studies of the next day: many changed, two went, two came, one of them last updated years ago."""
    chance = random.Random(seed)
    day = str(FIRST_DAY + timedelta(days=registry.version + 1))
    records = {each.id: each.data for each in registry.listed}
    ours = sorted(id for id in records if id < "NCT00001000")
    for id in chance.sample(ours, changed):
        records[id] = changing(int(id[3:]), chance, day)
    for id in chance.sample(ours, 2):
        del records[id]
    for number, updated in ((100 + 2 * seed, day), (101 + 2 * seed, LONG_AGO)):
        records[f"NCT{number:08}"] = changing(number, chance, updated)
    return records


def title_of(record: bytes) -> str:
    return str(json.loads(record)["protocolSection"]["identificationModule"]["briefTitle"])
