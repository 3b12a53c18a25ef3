"""ClinicalTrials.gov's API v2: its pages of studies.

Source: the registry's OpenAPI description 2.0.3. A page's token belongs to the parameters and to the version of
the data, which is renewed on weekdays; a page may be empty and still not be the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final, NamedTuple

from indexer.registries.asking import within
from indexer.registries.ctgov import answers
from indexer.registries.ctgov.asked import EVERYTHING, Asked
from indexer.registries.polite import Patience, Polite, Refused
from indexer.registries.reading import Raw, RegistryAway

ANSWERS_WITHIN_S = 5.0
EMPTY_IN_A_ROW = 20
"""After so many pages without a study the registry gives no more."""
SAMPLE_CONDITIONS: Final = (
    "breast cancer",
    "lung cancer",
    "type 2 diabetes",
    "depression",
    "asthma",
    "Parkinson disease",
)
SAMPLE_EACH = 200


class Page(NamedTuple):
    """Studies as received. `total` is how many the question has in all, which only the first page tells.

    `token` is where the next page begins; None on the last.
    """

    studies: tuple[Raw, ...]
    total: int | None
    token: str | None


class TokenRefused(Refused):
    """The registry does not know this token any more."""


class Api:
    """The registry at an address, told without its user and password. `rate` is requests a second, 0 for no limit."""

    def __init__(
        self, url: str, rate: float = 1.0, contact: str | None = None, patience: Patience | None = None
    ) -> None:
        self.polite = Polite(url, rate, contact, patience)
        self.url = self.polite.url

    def version(self, *, if_there: bool = False) -> str:
        """The version of the data: when they were made, in RFC 3339."""
        return self.polite.get(f"{self.url}/version", {}, answers.version, if_there=if_there)

    def version_at_once(self) -> str:
        """The version; raises `RegistryAway` unless the registry answers at once.

        Asked first, this tells whether the registry is there at all.
        """
        return within(ANSWERS_WITHIN_S, lambda: self.version(if_there=True))

    def total(self) -> int | None:
        """How many studies the registry holds; None where it does not say."""
        try:
            return self._page({"pageSize": "1", "fields": "NCTId", "countTotal": "true"}).total_count
        except Refused:
            return None

    def pages(self, asked: Asked = EVERYTHING, token: str | None = None) -> Iterator[Page]:
        """Page after page, from the beginning or from where a token stands, to the end or the limit.

        Raises `TokenRefused` where the registry knows the token no more, `RegistryAway` when it stops answering.
        """
        taken = empty = 0
        known: set[str | None] = set()
        while True:
            page = self._page_at(token, asked.parameters())
            studies = page.studies[: asked.limit - taken] if asked.limit else page.studies
            where = f"{self.url}/studies?pageToken={token}" if token else f"{self.url}/studies"
            known.add(token)
            taken += len(studies)
            empty = 0 if studies else empty + 1
            token = page.next_page_token if not asked.limit or taken < asked.limit else None
            if token and (token in known or empty > EMPTY_IN_A_ROW):
                raise RegistryAway(f"{self.url} gives the same page again and again")
            raws = (Raw(bytes(study), f"{where} study {number}") for number, study in enumerate(studies, start=1))
            yield Page(tuple(raws), page.total_count, token or None)
            if not token:
                return

    def sample(self, conditions: tuple[str, ...] = SAMPLE_CONDITIONS, each: int = SAMPLE_EACH) -> Iterator[Raw]:
        """The newest recruiting studies of a few conditions, one request for each; a study of two comes once."""
        seen: set[bytes] = set()
        for condition in conditions:
            for page in self.pages(Asked(condition, recruiting=True, newest_first=True, limit=each)):
                new = {key: raw for raw in page.studies if (key := sha256(raw.data).digest()) not in seen}
                seen.update(new)
                yield from new.values()

    def _page_at(self, token: str | None, parameters: dict[str, str]) -> answers.Answer:
        if not token:
            return self._page(parameters | {"countTotal": "true"})
        try:
            return self._page(parameters | {"pageToken": token})
        except Refused as refused:
            raise TokenRefused(str(refused)) from refused

    def _page(self, parameters: dict[str, str]) -> answers.Answer:
        return self.polite.get(f"{self.url}/studies", parameters, answers.page)
