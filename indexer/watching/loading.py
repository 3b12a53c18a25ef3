"""Loads what is to be served where it is not loaded yet, and keeps a sample fresh."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import mappings
from indexer import aliases
from indexer.checks import CheckFailed
from indexer.job_log import reason, recorded
from indexer.progress import Progress
from indexer.readings import Readings
from indexer.reference.build import build_basemap
from indexer.reference.packages import FetchError
from indexer.registries.reading import RegistryAway
from indexer.settling import last_told
from indexer.sources import Source, demo, from_files, kept, sample
from indexer.sources.scope import whole_parts
from indexer.store import Store
from indexer.workshop import Busy, Workshop, one_writer
from search.coverage import DEMO, SAMPLE
from search.engine.client import EngineAway, EngineError
from search.indices import STUDIES, Live
from search.moments import parse
from search.settings import Settings

SAMPLE_LASTS = timedelta(days=1)


def look(workshop: Workshop, progress: Progress) -> bool:
    """Builds what is missing or old, leaves alone what is right, and lets another run finish first.

    Tells whether nothing went wrong that may wait for a while: what is served is left alone then.
    """
    try:
        with one_writer(workshop.settings.data_dir):
            return _build_wanted(workshop, progress)
    except Busy as busy:
        progress.say(f"{busy}; looking again in a minute")
    except EngineAway:
        raise
    except (CheckFailed, EngineError) as fault:
        # A first load that fails has nothing to serve.
        if aliases.live(workshop.client, workshop.settings.index_prefix) is None:
            raise
        progress.say(f"{reason(fault)}; trying again later")
        return False
    return True


def draw_background(settings: Settings, progress: Progress) -> None:
    """Tried once: `indexer reference` does it later, or the next start."""
    try:
        build_basemap(settings.data_dir, progress.console)
    except FetchError as fault:
        progress.say(f"maps have no background yet: {fault}")
    except Exception as fault:
        # Whatever goes wrong in drawing: searching does without it, and must go on.
        progress.say(f"maps have no background yet: {type(fault).__name__}: {fault}")


def _build_wanted(workshop: Workshop, progress: Progress) -> bool:
    """Whether what is served is what is wanted, or better is not to be had for now and soon asked for again."""
    settings = workshop.settings
    live = aliases.live(workshop.client, settings.index_prefix)
    try:
        if source := wanted(settings, live, workshop.store):
            _load(workshop, source, progress)
    except RegistryAway as away:
        return _without_registry(workshop, live, away, progress)
    return True


def _load(workshop: Workshop, source: Source, progress: Progress) -> None:
    with recorded(workshop, "build", "schedule", progress) as record:
        report = workshop.build(record).run(source)
        record.finish(report)
    progress.show("\n".join(report.sentences()))


def wanted(settings: Settings, live: Live | None, store: Store) -> Source | None:
    """What has to be built now; None where the live index is the one to serve."""
    # An index that was lost, or whose mapping has a new version, is built from the records that it was made of.
    if live is None and whole_parts(told := last_told(store)) & set(store.registries()):
        return kept(told)
    foreign = live is not None and live.meta.fingerprint != mappings.fingerprint(STUDIES)
    if live and foreign and {part.name for part in live.meta.registries} & set(store.registries()):
        return kept(live.meta)
    if foreign:
        live = None
    wholes = whole_parts(live.meta) if live else set()
    if wholes and (settings.studies or "ctgov" in wholes):
        return None
    if settings.studies == DEMO:
        return None if live and live.meta.scope == DEMO else demo(settings.today)
    if settings.studies:
        source = from_files([Path(settings.studies)], settings.today)
        return None if live and source.scope in (live.meta.scope, *live.meta.read) else source
    part = next((part for part in live.meta.registries if part.name == "ctgov"), None) if live else None
    if live and part and part.scope == SAMPLE:
        return sample(settings) if _old(Readings(store).began(part.since) or live.meta.built) else None
    return None if wholes else sample(settings)


def _without_registry(workshop: Workshop, live: Live | None, away: RegistryAway, progress: Progress) -> bool:
    """Whether to ask again in a minute: what is live may stay for longer.

    Where nothing is, the demo stands in on a machine of one's own; the public is told to come back instead.
    """
    if live:
        progress.say(f"{reason(away)}; trying again later")
        return False
    if workshop.settings.public_url:
        progress.say(f"{reason(away)}; asking again in a minute")
    else:
        progress.say(f"{reason(away)}; made-up demonstration studies are loaded instead")
        _load(workshop, demo(workshop.settings.today), progress)
    return True


def _old(read: str | None) -> bool:
    return read is None or datetime.now(UTC) - parse(read) > SAMPLE_LASTS
