"""The watcher: what it does every few seconds and every minute, until it is interrupted."""

from __future__ import annotations

import signal
import threading
import time
from datetime import timedelta
from typing import Final

from indexer.job_log import reason
from indexer.progress import Progress
from indexer.reference.build import build_reference
from indexer.watching.loading import draw_background, look
from indexer.watching.ordering import order_what_is_due
from indexer.watching.schedule import pause
from indexer.watching.taking import take_jobs
from indexer.workshop import Workshop, opened
from search.engine.client import EngineAway
from search.settings import Settings

TURN_EVERY_S: Final = 3.0
LOOK_EVERY: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=1)


def watch(settings: Settings, progress: Progress) -> None:
    """Works until it is interrupted. A job that is under way then goes back to those that wait."""
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: _interrupt(stopped))
    try:
        progress.log("watch begun")
        for made in build_reference(settings.data_dir, progress.console):
            if made.built:
                progress.log("reference data made", file=made.file, seconds=made.seconds)
        with opened(settings) as workshop:
            watcher = Watcher(workshop, progress)
            watcher.turn()
            # Studies are served by now. The map takes 15 s, or 25 s to find no network; pages do without it.
            draw_background(settings, progress)
            while not stopped.wait(TURN_EVERY_S):
                watcher.turn()
    except KeyboardInterrupt:
        progress.say("indexer stopped")


class Watcher:
    """What it remembers from one turn to the next: nothing that a restart may not forget."""

    def __init__(self, workshop: Workshop, progress: Progress) -> None:
        self.workshop = workshop
        self.progress = progress
        self.look_at = 0.0
        self.failed = 0
        self.away = False

    def turn(self) -> None:
        """Looks for jobs, and once a minute for what is to be loaded or is due; waits for an engine that is away."""
        try:
            self._look_now_and_then()
            take_jobs(self.workshop, self.progress)
        except EngineAway as fault:
            if not self.away:
                self.progress.say(f"{reason(fault)} Waiting until it does.")
            self.away = True
        else:
            if self.away:
                self.progress.say("The search engine answers again.")
            self.away = False

    def _look_now_and_then(self) -> None:
        """What failed while an index answers is tried again after growing pauses."""
        if time.monotonic() < self.look_at:
            return
        self.look_at = time.monotonic() + LOOK_EVERY.total_seconds()
        self.failed = 0 if look(self.workshop, self.progress) else self.failed + 1
        if self.failed:
            self.look_at = time.monotonic() + pause(self.failed, LOOK_EVERY, LONGEST_PAUSE).total_seconds()
        order_what_is_due(self.workshop, self.progress)


def _interrupt(stopped: threading.Event) -> None:
    stopped.set()
    raise KeyboardInterrupt
