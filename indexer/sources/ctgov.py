"""ClinicalTrials.gov as a source: the newest of a few conditions, what changed last, or every study."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indexer.registries.ctgov import api
from indexer.registries.polite import within
from indexer.registries.reading import RegistryAway
from indexer.sources.source import EVERY_STUDY, FULL, SAMPLE, Source, doing
from search.coverage import LAST_CHANGED, NEWEST
from search.settings import Settings


def sample(settings: Settings) -> Source:
    """The newest recruiting studies of a few conditions. Raises `RegistryAway` where the registry does not answer."""
    note = NEWEST.format(", ".join(api.SAMPLE_CONDITIONS))
    return _source(settings, SAMPLE, note, lambda registry: registry.sample())


def newest(settings: Settings, limit: int) -> Source:
    """The studies that were changed last, so many of them."""
    asked = api.Asked(newest_first=True, limit=limit)
    return _source(settings, SAMPLE, LAST_CHANGED.format(f"{limit:,}"), lambda registry: registry.pages(asked), limit)


def whole(settings: Settings) -> Source:
    """Every study of the registry."""
    return _source(settings, FULL, EVERY_STUDY, lambda registry: registry.pages())


def _source(
    settings: Settings,
    scope: str,
    note: str,
    pages: Callable[[api.Api], Iterator[api.Page]],
    limit: int | None = None,
) -> Source:
    """Asks at once for the timestamp of the data, which the registry writes in UTC without a zone."""
    registry = api.Api(settings.ctgov_url, settings.registry_rate, settings.site_contact)
    stamp = registry.version().data_timestamp
    try:
        total = within(api.ANSWERS_WITHIN_S, registry.total)
    except RegistryAway:
        total = None
    return Source(
        scope=scope,
        doing=doing("ctgov"),
        note=note,
        as_of=stamp if stamp.endswith("Z") else f"{stamp}Z",
        records=lambda: (raw for page in pages(registry) for raw in page.studies),
        of=total,
        expected=total if scope == FULL else limit,
        registry="ctgov",
    )
