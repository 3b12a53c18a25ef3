"""A scenario's question as a database needs it: numbers in place of names."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from benchmarks.peers.rows import on_sphere
from benchmarks.scenarios import PAGE, Scenario

EARTH_M = 6_371_008.7714
SITES_SHOWN = 3


class PeerQuestion(NamedTuple):
    """`chord` is the straight line that the radius spans on a sphere of radius 1; None is anywhere."""

    x: float
    y: float
    z: float
    chord: float | None
    recruiting: bool
    condition: str | None
    words: str | None
    offset: int
    box: tuple[float, float, float, float] | None
    zoom: int | None


class PeerAnswer(NamedTuple):
    """The studies' ids in order, and how many metres away each is; `total` where it was asked for.

    On a map there are no ids: `total` is how many sites lie in all tiles together, `rows` how many tiles there are.
    """

    ids: list[str]
    metres: list[float | None]
    total: int | None = None
    rows: int = 0


class Way(NamedTuple):
    """One way to answer. Several are tried, and the fastest counts."""

    name: str
    page: Callable[[PeerQuestion], PeerAnswer]
    whole: Callable[[PeerQuestion], PeerAnswer]


class Peer(Protocol):
    """A database that holds the corpus."""

    name: str

    def ways(self, question: PeerQuestion) -> list[Way]: ...

    def close(self) -> None: ...


def understood(scenario: Scenario, parameters: Mapping[str, Any]) -> PeerQuestion:
    """The question of a scenario; `parameters` are those of the API."""
    if scenario.zoom is not None:
        return PeerQuestion(0, 0, 0, None, True, None, None, 0, tuple(parameters["bbox"]), scenario.zoom)
    lat, lon = map(float, parameters["near"].split(","))
    within = parameters["within"]
    return PeerQuestion(
        *on_sphere(lat, lon),
        chord=None if within == "anywhere" else chord(float(within.removesuffix("km")) * 1000),
        recruiting=parameters.get("status") != ["any"],
        condition=parameters.get("condition", [None])[0],
        words=parameters.get("q"),
        offset=scenario.pages_before * PAGE,
        box=None,
        zoom=None,
    )


def metres(square: float) -> float:
    """The inverse of `chord`, from the line's square."""
    return 2 * EARTH_M * math.asin(min(1.0, math.sqrt(square) / 2))


def chord(metres: float) -> float:
    """The straight line between two points of a sphere of radius 1 that lie so far apart on the Earth."""
    return 2 * math.sin(min(metres / EARTH_M, math.pi) / 2)
