"""What counting costs, and what the extras cost."""

from __future__ import annotations

from typing import Final

import msgspec

from benchmarks.bench import Bench, Json
from benchmarks.engine import ask_each, forget, together
from benchmarks.origins import world
from benchmarks.questions import api
from benchmarks.scenarios import BREAST_CANCER, Parameters
from benchmarks.timing import Times

FACETS: Final = ("status", "fresh", "phase", "type", "purpose", "registry", "country", "sex", "healthy", "condition")
EXTRAS: Final = ("also", "mentions", "outside", "suggestions")
KINDS: Final[dict[str, Parameters]] = {
    "no_place": {},
    "to_300km": {"within": "300km"},
    "anywhere": {"within": "anywhere"},
}
STATUSES: Final = ("recruiting", "completed", "not_yet_recruiting", "terminated")


def measure(bench: Bench) -> Json:
    """Milliseconds of all facets in one request of the engine, not kept and kept; of the service with each extra."""
    return {
        "facets": {
            kind: {"uncached": _facets(bench, kind, more), "cached": _kept(bench, kind, more)}
            for kind, more in KINDS.items()
        },
        "extras": {name: _extra(bench, wanted) for name, wanted in _choices().items()},
    }


def _asked(bench: Bench, kind: str, more: Parameters) -> list[Parameters]:
    """Questions with a place move it; those without ask for one status after the other."""
    if kind == "no_place":
        turns = range(bench.questions)
        return [{"facets": list(FACETS), "status": [STATUSES[turn % len(STATUSES)]]} for turn in turns]
    places = world(bench.questions)
    return [{"facets": list(FACETS), "near": str(place), **more} for place in places]


def _facets(bench: Bench, kind: str, more: Parameters) -> Json:
    """All the counting parts of the product's own request, and nothing else of it."""
    bodies = [bench.asker.sent(each).facets() for each in _asked(bench, kind, more)]
    forget(bench.node.client, bench.loaded.name)
    return _told(ask_each(bench.node.url, [(together(bench.loaded.name, each),) for each in bodies]))


def _kept(bench: Bench, kind: str, more: Parameters) -> Json:
    """The same counts again, as the engine keeps them."""
    asked = _asked(bench, kind, more)[0]
    bodies = bench.asker.sent(asked).facets()
    kept = together(bench.loaded.name, bodies, cached=True)
    return _told(ask_each(bench.node.url, [(kept,)] * bench.questions))


def _extra(bench: Bench, wanted: list[str]) -> Json:
    forget(bench.node.client, bench.loaded.name)
    asked: list[Parameters] = [
        {"condition": [BREAST_CANCER], "near": str(place), "within": "80km", "extras": wanted}
        for place in world(bench.questions)
    ]
    return _told(ask_each(bench.service.url, [(api(each),) for each in asked]))


def _choices() -> dict[str, list[str]]:
    return {"none": [], **{name: [name] for name in EXTRAS}, "all": list(EXTRAS)}


def _told(times: Times) -> Json:
    told: Json = msgspec.to_builtins(times)
    return told
