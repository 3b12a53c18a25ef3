"""Forty-five small trials, and what was read of them."""

from __future__ import annotations

import json

from indexer.registries.ctis.api import Api
from indexer.registries.ctis.reader import identify
from indexer.registries.polite import Patience
from indexer.registries.reading import Raw, Unreadable
from tests.indexer.ctis.records import TODAY, new_shape, state

QUICK = Patience(attempts=4, first_wait_s=0.01)


def trial(place: int, updated: str, *, published: str | None = None, code: int | None = 4) -> bytes:
    number = f"2023-5{place:05d}-10-00"
    states = (state("Poland", code=code),)
    return json.dumps(
        new_shape(number, states=states, updated=updated, lastPublicationUpdate=published or updated)
    ).encode()


TRIALS = [trial(place, f"{1 + place % 28:02d}/{1 + place % 12:02d}/2025") for place in range(45)]


def api(url: str) -> Api:
    return Api(url, 0, patience=QUICK)


def numbers(found: list[Raw | Unreadable]) -> set[str]:
    return {identify(raw.data, TODAY).id for raw in found if isinstance(raw, Raw)}


def everyone() -> set[str]:
    return {identify(data, TODAY).id for data in TRIALS}
