"""CTIS's list of its trials, page by page: who is on it, and when it was updated last.

The list gives pages counted from 1, and none beyond its 10,000th trial: what lies farther is read from its other end.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from datetime import date
from math import ceil
from typing import Any, Final

import msgspec

from indexer.registries.ctis.raw_word import Part
from indexer.registries.ctis.rows import CHANGED, PUBLISHED, Listed, listed
from indexer.registries.reading import RegistryAway

PAGE_SIZE = 100
WINDOW = 10_000
"""How deep the list can be read from one end."""

Question = dict[str, Any]
DECIDED: Final = "decisionDate"
"""The order in which the registry's own pages ask."""


class Pagination(Part):
    """How many trials there are, and whether this page is the last."""

    total_records: int | None = None
    next_page: bool | None = None


class Page(Part):
    """A page of the list; its trials are kept as they are written."""

    pagination: Pagination | None = None
    data: list[msgspec.Raw] | None = None


def question(page: int, size: int, by: str = DECIDED, direction: str = "DESC") -> Question:
    """What is sent to the registry for one page of all trials."""
    return {
        "pagination": {"page": page, "size": size},
        "sort": {"property": by, "direction": direction},
        "searchCriteria": {},
    }


class Listing:
    """Reads the list once; `total` is how many trials it counts, `seen` those it gave."""

    def __init__(self, ask: Callable[[Question], Page], today: date) -> None:
        self.ask = ask
        self.today = today
        self.total = 0
        self.seen: set[str] = set()

    def everything(self) -> Iterator[Listed]:
        """Every trial once, from the newest decision on."""
        yield from self._walk(DECIDED, "DESC")
        if not self.is_whole:
            yield from self._walk(DECIDED, "ASC")

    def newest(self, since: date | None) -> Iterator[Listed]:
        """Those updated since a day: the last published first, then those that changed without being published.

        Where the registry does not sort so, the whole list is read.
        """
        first = since.isoformat() if since else ""
        for by in (PUBLISHED, CHANGED):
            if not (yield from self._down_to(first, by)):
                yield from (one for one in self.everything() if one.is_since(first))
                return
            if self.is_whole:
                return

    @property
    def is_whole(self) -> bool:
        """Whether it gave all that it counts."""
        return len(self.seen) >= self.total

    def _down_to(self, first: str, by: str) -> Generator[Listed, None, bool]:
        """Those updated since a day that this order puts before older ones; whether no other can be left there."""
        oldest = "9999"
        try:
            for page in self._pages(by, "DESC"):
                rows = self._rows(page)
                yield from (one for one in self._new(rows) if one.is_since(first))
                days = [oldest, *(one.days[by] for one in rows if by in one.days)]
                if days != sorted(days, reverse=True):
                    return False
                oldest = days[-1]
                if oldest < first:
                    return True
        except RegistryAway:
            # It may know no such order. One that is away does not answer the next question either.
            return False
        return self.is_whole

    def _walk(self, by: str, direction: str) -> Iterator[Listed]:
        for page in self._pages(by, direction):
            yield from self._new(self._rows(page))
            if direction == "ASC" and self.is_whole:
                return

    def _pages(self, by: str, direction: str) -> Iterator[Page]:
        """Page after page: an empty one is not the last while the registry counts more trials."""
        number = 1
        while True:
            page = self.ask(question(number, PAGE_SIZE, by, direction))
            place = page.pagination or Pagination()
            self.total = place.total_records or self.total
            yield page
            last = ceil(min(self.total, WINDOW) / PAGE_SIZE)
            if number >= last and not (place.next_page and page.data and number * PAGE_SIZE < WINDOW):
                return
            number += 1

    def _rows(self, page: Page) -> list[Listed]:
        return [one for written in page.data or () if (one := listed(written, self.today))]

    def _new(self, rows: list[Listed]) -> Iterator[Listed]:
        for one in rows:
            if one.number not in self.seen:
                self.seen.add(one.number)
                yield one
