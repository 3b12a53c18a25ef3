"""CTIS's list of its trials, page by page: who is on it, and when it was updated last.

The list gives pages counted from 1, and none beyond its 10,000th trial: what lies farther is read from its other end.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from math import ceil
from typing import Any, Final, NamedTuple

import msgspec

from indexer.registries.ctis.days import last_update
from indexer.registries.ctis.raw_word import Part, Word, text

PAGE_SIZE = 100
WINDOW = 10_000
"""How deep the list can be read from one end."""

Question = dict[str, Any]
DECIDED: Final = "decisionDate"
"""The order in which the registry's own pages ask."""
PUBLISHED: Final = "lastPublicationUpdate"


class Pagination(Part):
    total_records: int | None = None
    next_page: bool | None = None


class Page(Part):
    """A page of the list; its trials are kept as they are written."""

    pagination: Pagination | None = None
    data: list[msgspec.Raw] | None = None


class Row(Part):
    ct_number: Word = None
    last_updated: Word = None
    last_publication_update: Word = None


class Listed(NamedTuple):
    """A trial of the list: its number, the days of its last update and publication, all that the list says of it."""

    number: str
    updated: str | None
    published: str | None
    written: bytes


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
        if len(self.seen) < self.total:
            yield from self._walk(DECIDED, "ASC")

    def newest(self) -> Iterator[list[Listed]]:
        """Pages of trials, the last published first if the registry sorts as it is asked to."""
        for page in self._pages(PUBLISHED, "DESC"):
            yield self._new(page)

    def _walk(self, by: str, direction: str) -> Iterator[Listed]:
        for page in self._pages(by, direction):
            yield from self._new(page)
            if direction == "ASC" and len(self.seen) >= self.total:
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

    def _new(self, page: Page) -> list[Listed]:
        found = []
        for written in page.data or ():
            row = _row(written)
            number = text(row.ct_number)
            if number and number not in self.seen:
                self.seen.add(number)
                found.append(Listed(number, *self._days(row), bytes(written)))
        return found

    def _days(self, row: Row) -> tuple[str | None, str | None]:
        updated = last_update(row.last_updated, row.last_publication_update, today=self.today)
        return updated, last_update(row.last_publication_update, today=self.today) or updated


def _row(written: msgspec.Raw) -> Row:
    """What a row of the list says; nothing for one of another shape, which is missing then."""
    with contextlib.suppress(msgspec.DecodeError):
        return msgspec.json.decode(written, type=Row)
    return Row()
