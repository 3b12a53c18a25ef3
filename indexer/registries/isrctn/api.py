"""ISRCTN's API: all trials, or those that were edited since a day.

It takes a question and how many trials to give at most, and knows no pages: so the time of the last edit is cut
into windows until each holds no more than a page. From the oldest edit to the newest: a trial that is edited
meanwhile moves to a window still to come, and is never missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final
from urllib.parse import quote, urlencode

from indexer.registries.isrctn.pages import Page, page
from indexer.registries.isrctn.windows import Window, since
from indexer.registries.polite import Patience, Polite, within
from indexer.registries.reading import Raw, RegistryAway

PUBLIC_URL: Final = "https://www.isrctn.com/api"
PAGE_SIZE: Final = 200
"""Trials: 100 of them have 1.8 MB."""
MOST_AT_ONCE: Final = 2_000
"""Trials that are taken in one page, 36 MB, from a server that does not hear the question for a time."""
ANSWERS_WITHIN_S = 5.0
EVERYTHING: Final = ""


class Api:
    """The registry at an address. `rate` is requests a second, 0 for no limit."""

    def __init__(
        self, url: str, rate: float = 1.0, contact: str | None = None, patience: Patience | None = None
    ) -> None:
        self.url = url.rstrip("/")
        self.polite = Polite(rate, contact, patience)

    def count(self) -> int | None:
        """How many trials the registry holds; raises `RegistryAway` unless it answers at once."""
        return within(ANSWERS_WITHIN_S, lambda: self._page(EVERYTHING, 1, once=True).total)

    def records(self, *, changed_since: date | None = None, limit: int | None = None) -> Iterator[Raw]:
        """Every trial as received, or those edited since a day; a trial edited meanwhile may come twice.

        A small `limit` takes whichever the registry names first. Raises `RegistryAway` when it stops answering.
        """
        window = since(changed_since, datetime.now(UTC).date())
        if limit is not None and limit <= PAGE_SIZE:
            found = iter(self._page(window.query, limit).trials)
        else:
            found = self._walk(window, self._held(window))
        for place, trial in enumerate(islice(found, limit), 1):
            yield Raw(trial, f"{self.url} trial {place}")

    def _walk(self, window: Window, held: int) -> Iterator[bytes]:
        """The trials of a window that is said to hold so many; a page may turn out to be shorter than asked for."""
        if held <= PAGE_SIZE:
            whole = self._page(window.query, PAGE_SIZE)
            if len(whole.trials) == whole.total:
                yield from whole.trials
                return
            held = whole.total
        halves = window.halves()
        if halves is None:
            yield from self._page(window.query, held).trials
            return
        parts = [self._held(half) for half in halves]
        if min(parts) >= held:
            if held > MOST_AT_ONCE:
                raise RegistryAway(f"{self.url} gives the same trials whatever time is asked for")
            yield from self._page(window.query, held).trials
            return
        for half, part in zip(halves, parts, strict=True):
            if part:
                yield from self._walk(half, part)

    def _held(self, window: Window) -> int:
        return self._page(window.query, 1).total

    def _page(self, query: str, limit: int, *, once: bool = False) -> Page:
        # Spaces as %20, which everybody reads alike.
        asked = urlencode({"q": query, "limit": limit}, quote_via=quote)
        return self.polite.get(f"{self.url}/query/format/default?{asked}", {}, page, once=once)
