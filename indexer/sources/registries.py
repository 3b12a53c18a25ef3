"""The registries as sources, by name: each whole or so many of its studies, if it answers at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Final, NamedTuple

from indexer.registries import RegistryAway, Unreadable, identify
from indexer.registries.ctis import api as ctis
from indexer.registries.data_days import is_possible, today
from indexer.registries.isrctn import api as isrctn
from indexer.sources import ctgov
from indexer.sources.source import EVERY_STUDY, Records, Source, doing
from indexer.store import Store
from search.coverage import FULL, LAST_CHANGED, SAMPLE
from search.indices import RegistryMeta
from search.moments import now
from search.settings import Settings


class Chosen(NamedTuple):
    """The registries that answered, and those that did not, each with the reason."""

    sources: tuple[Source, ...]
    away: dict[str, str]


def choose(settings: Settings, store: Store, names: tuple[str, ...], limit: int | None) -> Chosen:
    """The registries that an operator named, else those that are read unasked; so many studies of each, or all.

    Raises `RegistryAway` where none of them answers.
    """
    chosen = dict.fromkeys(names or usual(settings, store))
    return _opened({name: partial(OPENED[name], settings, store, limit) for name in chosen})


def changed(settings: Settings, store: Store, parts: Iterable[RegistryMeta]) -> Chosen:
    """What changed in the registries of which an index holds every study; of samples and files nothing is asked.

    Raises `RegistryAway` where there are such registries and none of them answers.
    """
    whole = [part for part in parts if part.scope == FULL and part.name in OPENED]
    return _opened({part.name: partial(_changed, settings, store, part) for part in whole})


def _opened(registries: dict[str, Callable[[], Source]]) -> Chosen:
    sources: list[Source] = []
    away: dict[str, str] = {}
    for name, opened in registries.items():
        try:
            sources.append(opened())
        except RegistryAway as fault:
            away[name] = str(fault)
    if away and not sources:
        raise RegistryAway("\n".join(away.values()))
    return Chosen(tuple(sources), away)


def _changed(settings: Settings, store: Store, part: RegistryMeta) -> Source:
    """CTIS lists all its trials in either case: what did not change does not have to come again.

    Where nobody can tell of which day the index's data are, all of them come.
    """
    day = date.fromisoformat(part.as_of[:10]) if part.as_of else None
    if part.name == "ctis" or day is None or not is_possible(day):
        return OPENED[part.name](settings, store, None)
    since = min(day, today()) - timedelta(days=1)
    if part.name == "ctgov":
        return ctgov.changes(settings, since, part.compared, part.missing)
    return _isrctn_changes(settings, since)


def usual(settings: Settings, store: Store) -> tuple[str, ...]:
    """What is read unasked: ClinicalTrials.gov, and each other whose address is set or of which records are kept."""
    addresses = {"isrctn": settings.isrctn_url, "ctis": settings.ctis_url}
    held = store.registries()
    return ("ctgov", *(name for name, address in addresses.items() if address or name in held))


def _ctgov(settings: Settings, store: Store, limit: int | None) -> Source:
    return ctgov.newest(settings, limit) if limit else ctgov.whole(settings)


def _isrctn(settings: Settings, store: Store, limit: int | None) -> Source:
    address = settings.isrctn_url or isrctn.PUBLIC_URL
    registry = isrctn.Api(address, settings.registry_rate, settings.site_contact)
    note = LAST_CHANGED.format(f"{limit:,}") if limit else EVERY_STUDY
    return _source("isrctn", note, registry.count(), limit, lambda: registry.records(limit=limit))


def _isrctn_changes(settings: Settings, since: date) -> Source:
    """ISRCTN tells no numbers alone: what it removed is found by a build."""
    registry = isrctn.Api(settings.isrctn_url or isrctn.PUBLIC_URL, settings.registry_rate, settings.site_contact)
    edited = partial(registry.records, changed_since=since)
    return replace(_source("isrctn", EVERY_STUDY, registry.count(), None, edited), expected=None, whole=False)


def _ctis(settings: Settings, store: Store, limit: int | None) -> Source:
    """One request for each study: what is kept in just the state that the registry's list tells is not asked again."""
    registry = ctis.Api(settings.ctis_url or ctis.PUBLIC_URL, settings.registry_rate, settings.site_contact)
    kept = partial(unchanged, store, "ctis")
    note = LAST_CHANGED.format(f"{limit:,}") if limit else EVERY_STUDY
    return _source("ctis", note, registry.count(), limit, lambda: registry.records(limit=limit, kept=kept))


OPENED: Final[dict[str, Callable[[Settings, Store, int | None], Source]]] = {
    "ctgov": _ctgov,
    "isrctn": _isrctn,
    "ctis": _ctis,
}
"""Each raises `RegistryAway` where its registry does not answer at once."""


def unchanged(store: Store, registry: str, id: str, updated: str) -> bytes | None:
    """The kept record of this number, if it is of just that update.

    One that came on the day of its update, or before, is asked for again: it may have been changed once more that day.
    """
    if (store.kept_on(registry, id) or "") <= updated:
        return None
    held = store.get(registry, id)
    try:
        return held.body if held and identify(held.body).updated == updated else None
    except Unreadable:
        return None


def _source(name: str, note: str, total: int | None, limit: int | None, records: Records) -> Source:
    return Source(
        scope=SAMPLE if limit else FULL,
        doing=doing(name),
        note=note,
        as_of=now(),
        records=records,
        of=total,
        expected=min(limit, total or limit) if limit else total,
        registry=name,
    )
