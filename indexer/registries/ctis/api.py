"""CTIS's public API: its list of trials, then each trial by its number.

Source: public clients of it, named in `docs/registries/ctis.md`; the registry documents it nowhere.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Final

import msgspec

from indexer.registries.asking import within
from indexer.registries.ctis.listing import Listing, Page, Question, question
from indexer.registries.ctis.rows import FIELDS, Fields, Listed, with_row
from indexer.registries.polite import Patience, Polite
from indexer.registries.reading import Raw, RegistryAway, Unreadable

PUBLIC_URL: Final = "https://euclinicaltrials.eu/ctis-public-api"
ANSWERS_WITHIN_S = 5.0
FAILURES_IN_A_ROW = 5
"""After so many trials that could not be fetched one after the other the registry itself is away."""

Kept = Callable[[str, str], bytes | None]
PAGE = msgspec.json.Decoder(Page)


class Api:
    """The registry at an address, told without its user and password. `rate` is requests a second, 0 for no limit."""

    def __init__(
        self, url: str = PUBLIC_URL, rate: float = 1.0, contact: str | None = None, patience: Patience | None = None
    ) -> None:
        self.polite = Polite(url, rate, contact, patience)
        self.url = self.polite.url

    def count(self) -> int | None:
        """How many trials the registry lists; raises `RegistryAway` unless it answers at once."""
        page = within(ANSWERS_WITHIN_S, lambda: self._page(question(1, 1), if_there=True))
        return page.pagination.total_records if page.pagination else None

    def records(
        self, *, changed_since: date | None = None, limit: int | None = None, kept: Kept | None = None
    ) -> Iterator[Raw | Unreadable]:
        """The records: all, those changed since a day, or the first so many, the newest first.

        `kept` gives, for a number and the day of its last update, the bytes that are already here: they come without
        being asked for, with what the list says now. A trial that cannot be fetched comes as `Unreadable` with its
        number and costs itself alone; so does a list that gives fewer trials than it counts. Raises `RegistryAway`
        when the registry stops answering.
        """
        listing = Listing(self._page, date.today())
        if changed_since or limit:
            listed = list(islice(listing.newest(changed_since), limit))
        else:
            listed = list(listing.everything())
        if not (changed_since or limit) and not listing.is_whole:
            yield Unreadable(f"gives {len(listing.seen):,} of {listing.total:,} trials", f"{self.url}/search")
        yield from self._fetched(listed, kept)

    def _fetched(self, listed: list[Listed], kept: Kept | None) -> Iterator[Raw | Unreadable]:
        failures = 0
        for one in listed:
            where = f"{self.url}/retrieve/{one.number}"
            if known := _known(one, kept):
                yield Raw(known, where)
                continue
            try:
                record = self._retrieved(one, where)
            except (RegistryAway, Unreadable) as fault:
                failures += 1
                if failures >= FAILURES_IN_A_ROW and isinstance(fault, RegistryAway):
                    raise
                reason = fault.reason if isinstance(fault, Unreadable) else str(fault)
                yield Unreadable(reason, where, one.number)
            else:
                failures = 0
                yield Raw(record, where)

    def _retrieved(self, one: Listed, where: str) -> bytes:
        """The record as received, with what only the list says of it."""
        received = self.polite.get(where, {}, FIELDS.decode)
        if _number(received) != one.number:
            # The registry answers an unknown number with an empty object.
            raise Unreadable("the registry lists it and has no record of it", where)
        return with_row(received, one)

    def _page(self, asked: Question, if_there: bool = False) -> Page:
        return self.polite.post(f"{self.url}/search", asked, PAGE.decode, if_there=if_there)


def _known(one: Listed, kept: Kept | None) -> bytes | None:
    """The record that is here already, with what the list says of it now; None where it must be asked for."""
    held = kept(one.number, one.updated) if kept and one.updated else None
    with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
        return with_row(FIELDS.decode(held), one, is_kept=True) if held else None
    return None


def _number(received: Fields) -> str | None:
    """The number of a record as it is written."""
    given = msgspec.json.decode(received.get("ctNumber", b"null"))
    return given.strip() if isinstance(given, str) else None
