"""ClinicalTrials.gov's API v2: its pages of studies.

Source: the registry's OpenAPI description 2.0.3. A page's token belongs to the parameters and to the version of
the data, which is renewed on weekdays; a page may be empty and still not be the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Final, NamedTuple

import msgspec

from indexer.registries.polite import Patience, Polite, Refused, within
from indexer.registries.reading import Raw, RegistryAway

PAGE_SIZE = 1000
ANSWERS_WITHIN_S = 5.0
FRESH_STARTS = 3
SAMPLE_CONDITIONS: Final = (
    "breast cancer",
    "lung cancer",
    "type 2 diabetes",
    "depression",
    "asthma",
    "Parkinson disease",
)
SAMPLE_EACH = 200


class Asked(NamedTuple):
    """Which studies: all of them, or those of a condition, recruiting, or changed since a day.

    `limit` takes the first so many, with `newest_first` the last updated ones.
    """

    condition: str | None = None
    recruiting: bool = False
    changed_since: date | None = None
    newest_first: bool = False
    limit: int | None = None

    def parameters(self) -> dict[str, str]:
        """The API's parameters, which stay the same from page to page."""
        given = {
            "query.cond": self.condition,
            "query.term": self.changed_since and f"AREA[LastUpdatePostDate]RANGE[{self.changed_since},MAX]",
            "filter.overallStatus": "RECRUITING" if self.recruiting else None,
            "sort": "LastUpdatePostDate:desc" if self.newest_first else None,
            "pageSize": str(min(self.limit or PAGE_SIZE, PAGE_SIZE)),
        }
        return {name: value for name, value in given.items() if value}


EVERYTHING: Final = Asked()


class Version(NamedTuple):
    """The API's version, and when its data were made: a time in UTC, which the registry writes without a zone."""

    api: str
    data_timestamp: str


class Page(NamedTuple):
    """Studies as received. `total` is how many the question has in all; only the first page tells."""

    studies: tuple[Raw, ...]
    total: int | None


class _Page(msgspec.Struct, rename="camel"):
    studies: list[msgspec.Raw]
    next_page_token: str | None = None
    total_count: int | None = None


class _Version(msgspec.Struct, rename="camel"):
    api_version: str
    data_timestamp: str


class Api:
    """The registry at an address. `rate` is requests a second, 0 for no limit."""

    def __init__(
        self, url: str, rate: float = 1.0, contact: str | None = None, patience: Patience | None = None
    ) -> None:
        self.url = url.rstrip("/")
        self.polite = Polite(rate, contact, patience)

    def version(self) -> Version:
        """The version of the data; raises `RegistryAway` unless the registry answers at once.

        Asked first, this tells whether the registry is there at all.
        """
        return within(ANSWERS_WITHIN_S, lambda: self._version(once=True))

    def total(self) -> int | None:
        """How many studies the registry holds."""
        return self._page({"pageSize": "1", "fields": "NCTId", "countTotal": "true"}).total_count

    def pages(self, asked: Asked = EVERYTHING) -> Iterator[Page]:
        """Page after page, to the end or the limit.

        When the registry renews its data on the way it refuses the old token: then all begins again, and what
        came before comes once more. Raises `RegistryAway` when it stops answering.
        """
        if asked.limit and asked.limit <= PAGE_SIZE:
            yield from self._walk(asked)
            return
        for _ in range(FRESH_STARTS):
            version = self._version()
            try:
                yield from self._walk(asked)
                return
            except Refused:
                if self._version() == version:
                    raise
        raise RegistryAway(f"{self.url} renews its data faster than it can be read")

    def sample(self, conditions: tuple[str, ...] = SAMPLE_CONDITIONS, each: int = SAMPLE_EACH) -> Iterator[Page]:
        """The newest recruiting studies of a few conditions, one request for each; a study of two comes once."""
        seen: set[bytes] = set()
        for condition in conditions:
            for page in self.pages(Asked(condition, recruiting=True, newest_first=True, limit=each)):
                new = {key: raw for raw in page.studies if (key := sha256(raw.data).digest()) not in seen}
                seen.update(new)
                yield Page(tuple(new.values()), page.total)

    def _walk(self, asked: Asked) -> Iterator[Page]:
        parameters = asked.parameters()
        token: str | None = None
        taken = 0
        while True:
            page = self._page(parameters | ({"pageToken": token} if token else {"countTotal": "true"}))
            studies = page.studies[: asked.limit - taken] if asked.limit else page.studies
            yield Page(
                tuple(
                    Raw(bytes(study), f"{self.url} study {number}") for number, study in enumerate(studies, taken + 1)
                ),
                page.total_count,
            )
            taken += len(studies)
            if page.next_page_token == token and token:
                raise RegistryAway(f"{self.url} gives the same page again and again")
            token = page.next_page_token
            if not token or (asked.limit and taken >= asked.limit):
                return

    def _page(self, parameters: dict[str, str]) -> _Page:
        return self.polite.get(f"{self.url}/studies", parameters, msgspec.json.Decoder(_Page).decode)

    def _version(self, *, once: bool = False) -> Version:
        found = self.polite.get(f"{self.url}/version", {}, msgspec.json.Decoder(_Version).decode, once=once)
        return Version(found.api_version, found.data_timestamp)
