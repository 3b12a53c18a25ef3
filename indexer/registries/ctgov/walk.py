"""A walk through studies of ClinicalTrials.gov that may begin in the middle and notices when the data change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from indexer.registries.asking import one_ahead
from indexer.registries.ctgov.api import Api, TokenRefused
from indexer.registries.ctgov.asked import EVERYTHING, Asked
from indexer.registries.reading import Anew, Raw, Reached, RegistryAway

FRESH_STARTS: Final = 3


class Walk:
    """A walk through what is asked for, in data of this version."""

    def __init__(self, api: Api, version: str, asked: Asked = EVERYTHING) -> None:
        self.api = api
        self.version = version
        self.asked = asked

    def records(self, token: str | None = None) -> Iterator[Raw | Reached | Anew]:
        """The records from a token on, after each page how far the walk has come.

        Data of another version show in a token that is refused, or after the last page: then all comes anew. So it
        does where the registry has forgotten a token, but once.
        """
        version = self.version
        forgot = False
        for start in range(1 + FRESH_STARTS):
            if start:
                yield Anew(version)
            try:
                yield from self._to_the_end(None if start else token)
            except TokenRefused:
                now = self.api.version()
                if forgot and now == version:
                    raise
                forgot = now == version
            else:
                now = self.api.version()
                if now == version:
                    return
            version = now
        raise RegistryAway(f"{self.api.url} renews its data faster than they can be read")

    def _to_the_end(self, token: str | None) -> Iterator[Raw | Reached]:
        total: int | None = None
        for page in one_ahead(self.api.pages(self.asked, token)):
            total = page.total if total is None else total
            yield from page.studies
            yield Reached(page.token, total)
