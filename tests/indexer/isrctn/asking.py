"""Asking a registry on this machine, and forty trials for it."""

from __future__ import annotations

from typing import Any

from indexer.registries.isrctn.api import Api
from indexer.registries.isrctn.reader import identify
from indexer.registries.polite import Patience
from indexer.registries.reading import Raw, Unreadable
from tests.indexer.isrctn.records import made, wire

QUICK = Patience(attempts=4, first_wait_s=0.01)


def numbered(count: int, day: str = "2026-05-{day:02d}T10:00:00.5Z") -> list[bytes]:
    """Trials of their own numbers, edited on the days of a month."""
    return [
        wire(made(isrctn=f"{number:08d}"), updated=day.format(day=number % 28 + 1), contacts=False)
        for number in range(1, count + 1)
    ]


TRIALS = numbered(40)


ALL = sorted(identify(trial).id for trial in TRIALS)


def given(url: str, **asked: Any) -> tuple[list[str], list[str]]:
    """The numbers of the trials that came, and what was said of those that did not."""
    found = list(Api(url, 0, patience=QUICK).records(**asked))
    came = [identify(each.data).id for each in found if isinstance(each, Raw)]
    return came, [each.reason for each in found if isinstance(each, Unreadable)]


def ids(url: str, **asked: Any) -> list[str]:
    """The numbers of the trials, where all of them came."""
    came, missing = given(url, **asked)
    assert not missing
    return came
