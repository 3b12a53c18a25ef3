"""ISRCTN's API: all trials, or those that were edited since a day.

It takes a question and how many trials to give at most, and knows no pages: so the time of the last edit is cut
into windows until each holds no more than a page. From the oldest edit to the newest: a trial that is edited
meanwhile moves to a window still to come, and is never missed. A sample is taken from the newest edit on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Final, TypeVar
from urllib.parse import quote, urlencode

from indexer.registries.asking import within
from indexer.registries.isrctn.pages import BrokenPage, Page, page, total
from indexer.registries.isrctn.reader import identify
from indexer.registries.isrctn.walk import Walk
from indexer.registries.isrctn.windows import since
from indexer.registries.polite import Patience, Polite
from indexer.registries.reading import Raw, RegistryAway, Unreadable

T = TypeVar("T")

PUBLIC_URL: Final = "https://www.isrctn.com/api"
PAGE_SIZE: Final = 200
"""Trials: 100 of them have 1.8 MB."""
ANSWERS_WITHIN_S = 5.0
EVERYTHING: Final = ""


class Api:
    """The registry at an address, told without its user and password. `rate` is requests a second, 0 for no limit."""

    def __init__(
        self, url: str, rate: float = 1.0, contact: str | None = None, patience: Patience | None = None
    ) -> None:
        self.polite = Polite(url, rate, contact, patience)
        self.url = self.polite.url

    def count(self) -> int | None:
        """How many trials the registry holds; raises `RegistryAway` unless it answers at once."""
        return within(ANSWERS_WITHIN_S, lambda: self._asked(EVERYTHING, 1, total, if_there=True))

    def records(self, *, changed_since: date | None = None, limit: int | None = None) -> Iterator[Raw | Unreadable]:
        """Every trial as received, or those edited since a day; a trial edited meanwhile may come twice.

        `limit` gives the so many that were edited last. What cannot be read comes as `Unreadable`, and so
        does a registry that gives fewer trials than it counts. Raises `RegistryAway` when it stops answering.
        """
        window = since(changed_since, datetime.now(UTC).date())
        held = self._count(window.query)
        # A trial without a last edit, or with one before all windows, is in no window.
        counted = held if changed_since or limit else max(held, self._count(EVERYTHING))
        walk = Walk(self._count, self._page, PAGE_SIZE, newest_first=bool(limit))
        seen: set[str] = set()
        place = 0
        for trial in walk.trials(window, held):
            if isinstance(trial, Unreadable):
                yield Unreadable(trial.reason, f"{self.url} {trial.where}")
                continue
            place += 1
            seen |= _number(trial)
            yield Raw(trial, f"{self.url} trial {place}")
            if place == limit:
                return
        if not limit and len(seen) < counted:
            yield Unreadable(f"gives {len(seen):,} of {counted:,} trials", self.url)

    def _count(self, query: str) -> int:
        return self._asked(query, 1, total)

    def _page(self, query: str, limit: int) -> Page:
        try:
            return self._asked(query, limit, page)
        except RegistryAway as away:
            unread = away.__cause__ and away.__cause__.__cause__
            if isinstance(unread, BrokenPage):
                raise BrokenPage(str(unread)) from away
            raise

    def _asked(self, query: str, limit: int, read: Callable[[bytes], T], *, if_there: bool = False) -> T:
        # Spaces as %20, which everybody reads alike.
        asked = urlencode({"q": query, "limit": limit}, quote_via=quote)
        return self.polite.get(f"{self.url}/query/format/default?{asked}", {}, read, if_there=if_there)


def _number(trial: bytes) -> set[str]:
    """The trial's number; none where it has none, so that it counts as missing."""
    try:
        return {identify(trial).id}
    except Unreadable:
        return set()
