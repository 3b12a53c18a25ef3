"""That whoever runs a job is still there, also while a step takes long and tells nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from indexer.workshop import Workshop
from search import jobs
from search.engine.client import EngineError

EVERY_S: Final = 30.0


@contextmanager
def signs_of_life(workshop: Workshop, id: str) -> Iterator[None]:
    """While it lasts, the job's document gets the moment of a sign of life; an engine that is away gets none."""
    over = threading.Event()

    def show() -> None:
        while not over.wait(EVERY_S):
            with suppress(EngineError):
                jobs.show_life(workshop.client, workshop.settings.index_prefix, id)

    showing = threading.Thread(target=show, daemon=True)
    showing.start()
    try:
        yield
    finally:
        over.set()
        showing.join()
