"""`indexer watch`: loads what is to be served where it is not loaded yet, then keeps a sample fresh."""

from __future__ import annotations

import signal
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import mappings
from indexer import lifecycle
from indexer.checks import CheckFailed
from indexer.progress import Progress
from indexer.reference.build import build_basemap, build_reference
from indexer.reference.packages import FetchError
from indexer.registries.reading import RegistryAway
from indexer.sources import DEMO, SAMPLE, Source, demo, from_files, kept, sample
from indexer.sources.scope import whole_parts
from indexer.store import Store
from indexer.workshop import Busy, Workshop, one_writer, opened
from search.engine.client import EngineAway
from search.indices import STUDIES, Live
from search.settings import Settings

LOOK_EVERY_S = 60.0
SAMPLE_LASTS = timedelta(days=1)


def watch(settings: Settings, progress: Progress) -> None:
    """Works until it is interrupted; the sample is asked for again each minute while the registry is away."""
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: _interrupt(stopped))
    try:
        build_reference(settings.data_dir, progress.console)
        with opened(settings) as workshop:
            look(workshop, progress)
            # Studies are served by now. The map takes 15 s, or 25 s to find no network; pages do without it.
            draw_background(settings, progress)
            while not stopped.wait(LOOK_EVERY_S):
                look(workshop, progress)
    except KeyboardInterrupt:
        progress.say("indexer stopped")


def look(workshop: Workshop, progress: Progress) -> None:
    """Builds what is missing or old; leaves alone what is right, and lets another run finish first."""
    try:
        with one_writer(workshop.settings.data_dir):
            _build_wanted(workshop, progress)
    except Busy as busy:
        progress.say(f"{busy}; looking again in a minute")
    except (CheckFailed, EngineAway) as fault:
        # What is served is left alone; a first load that fails has nothing to serve.
        if not served_already(workshop):
            raise
        progress.say(f"{fault}; looking again in a minute")


def draw_background(settings: Settings, progress: Progress) -> None:
    """Tried once: `indexer reference` does it later, or the next start."""
    try:
        build_basemap(settings.data_dir, progress.console)
    except FetchError as fault:
        progress.say(f"maps have no background yet: {fault}")
    except Exception as fault:
        # Whatever goes wrong in drawing: searching does without it, and must go on.
        progress.say(f"maps have no background yet: {type(fault).__name__}: {fault}")


def served_already(workshop: Workshop) -> bool:
    """Whether some index answers, or may once the engine does."""
    try:
        return lifecycle.live(workshop.client, workshop.settings.index_prefix) is not None
    except EngineAway:
        return True


def _build_wanted(workshop: Workshop, progress: Progress) -> None:
    settings = workshop.settings
    live = lifecycle.live(workshop.client, settings.index_prefix)
    try:
        source = wanted(settings, live, workshop.store)
        if source is None:
            return
        report = workshop.build(progress).run(source)
    except RegistryAway as away:
        _without_registry(workshop, live, away, progress)
        return
    progress.say("\n".join(report.sentences()))


def wanted(settings: Settings, live: Live | None, store: Store) -> Source | None:
    """What has to be built now; None where the live index is the one to serve."""
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
        return sample(settings) if _old(store.started(part.since) or live.meta.built) else None
    return None if wholes else sample(settings)


def _without_registry(workshop: Workshop, live: Live | None, away: RegistryAway, progress: Progress) -> None:
    """The demo stands in on a machine of one's own; the public is told to come back instead."""
    if workshop.settings.public_url:
        progress.say(f"{away}; asking again in a minute")
    elif live is None:
        progress.say(f"{away}; made-up demonstration studies are loaded instead")
        report = workshop.build(progress).run(demo(workshop.settings.today))
        progress.say("\n".join(report.sentences()))


def _old(read: str | None) -> bool:
    return read is None or datetime.now(UTC) - datetime.fromisoformat(read) > SAMPLE_LASTS


def _interrupt(stopped: threading.Event) -> None:
    stopped.set()
    raise KeyboardInterrupt
