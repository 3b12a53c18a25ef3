"""How the near query grows with the registry: the small and the big corpus in one run."""

from __future__ import annotations

from typing import Final

import msgspec

from benchmarks.bench import Bench, Json
from benchmarks.engine import in_turn, search
from benchmarks.loading import Loaded
from benchmarks.questions import Asker
from benchmarks.scenarios import SCENARIOS
from benchmarks.timing import ratio
from benchmarks.wire import Request

NEAR: Final = ("recruiting_80km", "recruiting_anywhere", "any_anywhere")


def measure(bench: Bench) -> Json:
    """Milliseconds of the engine's page in both corpora, and how many times as long the bigger one takes."""
    if bench.smaller is None:
        return {}
    big, small = bench.asker, Asker(bench.node, bench.smaller.prefix)
    return {
        each.name: _compare(bench, list(each.asked(bench.questions)), big, small, bench.smaller)
        for each in SCENARIOS
        if each.name in NEAR
    }


def _compare(bench: Bench, questions: list[Json], big: Asker, small: Asker, smaller: Loaded) -> Json:
    sides = {
        "big": _pages(big, bench.loaded.name, questions),
        "small": _pages(small, smaller.name, questions),
    }
    taken = in_turn(bench.node.url, sides)
    told: Json = {name: msgspec.to_builtins(each) for name, each in taken.items()}
    return told | {"ratio": ratio(taken["big"].p50, taken["small"].p50), "from": smaller.size, "to": bench.loaded.size}


def _pages(asker: Asker, index: str, questions: list[Json]) -> list[Request]:
    return [search(index, asker.sent(each).page()) for each in questions]
