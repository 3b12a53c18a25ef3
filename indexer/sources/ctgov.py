"""ClinicalTrials.gov as a source: the newest of a few conditions, what changed last or since a day, or every study."""

from __future__ import annotations

from datetime import date
from functools import partial

from indexer.registries.asking import within
from indexer.registries.ctgov import api
from indexer.registries.ctgov.asked import Asked
from indexer.registries.ctgov.listing import fetched, listed
from indexer.registries.ctgov.walk import Walk
from indexer.registries.reading import RegistryAway
from indexer.sources.source import EVERY_STUDY, Listing, Source, doing
from search.coverage import FULL, LAST_CHANGED, NEWEST, SAMPLE
from search.settings import Settings


def sample(settings: Settings) -> Source:
    """The newest recruiting studies of a few conditions. Raises `RegistryAway` where the registry does not answer."""
    opened = _Opened(settings, at_once=True)
    note = NEWEST.format(", ".join(api.SAMPLE_CONDITIONS))
    return Source(
        scope=SAMPLE,
        doing=doing("ctgov"),
        note=note,
        as_of=opened.version,
        records=opened.api.sample,
        of=opened.total,
        registry="ctgov",
        version=opened.version,
    )


def newest(settings: Settings, limit: int) -> Source:
    """The studies that were changed last, so many of them."""
    opened = _Opened(settings)
    return Source(
        scope=SAMPLE,
        doing=doing("ctgov"),
        note=LAST_CHANGED.format(f"{limit:,}"),
        as_of=opened.version,
        records=Walk(opened.api, opened.version, Asked(newest_first=True, limit=limit)).records,
        of=opened.total,
        expected=limit,
        registry="ctgov",
        version=opened.version,
    )


def whole(settings: Settings) -> Source:
    """Every study of the registry. Its numbers are compared only where some did not come."""
    opened = _Opened(settings)
    walk = Walk(opened.api, opened.version)
    return Source(
        scope=FULL,
        doing=doing("ctgov"),
        note=EVERY_STUDY,
        as_of=opened.version,
        records=walk.records,
        of=opened.total,
        expected=opened.total,
        registry="ctgov",
        version=opened.version,
        resumed=walk.records,
        listing=opened.listing(opened.version),
    )


def changes(settings: Settings, since: date, compared: str | None, missing: int = 0) -> Source:
    """The studies that were changed since a day, whose numbers were last compared in data of that version.

    So many were `missing` then: listed without a record that can be read.
    """
    opened, asked = _Opened(settings), Asked(changed_since=since)
    return Source(
        scope=FULL,
        doing=doing("ctgov"),
        note=EVERY_STUDY,
        as_of=opened.version,
        records=Walk(opened.api, opened.version, asked).records,
        of=opened.total,
        registry="ctgov",
        version=opened.version,
        whole=False,
        listing=opened.listing(compared)._replace(changed=partial(listed, opened.api, asked), missing=missing),
    )


class _Opened:
    """The registry, asked for the version of its data and how many studies it holds.

    One that stumbles is asked again, like later; with `at_once` that ends after seconds, and the count may be unknown.
    """

    def __init__(self, settings: Settings, *, at_once: bool = False) -> None:
        self.api = api.Api(settings.ctgov_url, settings.registry_rate, settings.site_contact)
        self.version = self.api.version_at_once() if at_once else self.api.version(if_there=True)
        self.total = self._total_at_once() if at_once else self.api.total()

    def _total_at_once(self) -> int | None:
        try:
            return within(api.ANSWERS_WITHIN_S, self.api.total)
        except RegistryAway:
            return None

    def listing(self, compared: str | None) -> Listing:
        """To be compared where this is not the version that was compared, or counts disagree."""
        return Listing(
            due=lambda known: self.version != compared or self.total not in (None, known),
            ids=partial(listed, self.api),
            fetch=partial(fetched, self.api),
        )
