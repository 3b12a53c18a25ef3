"""What the map's figures should be, beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from benchmarks.targets import Row

Json = dict[str, Any]

MAP: Final = "map"
"""Its results are kept under this name, beside those of the sizes."""

REDRAW_MS: Final = 50
USABLE_MS: Final = 2_000
KB: Final = 1_000
LIMITS_KB: Final = {"a study's page, with the drawing": 105, "the widget": 40, "the widget, with the drawing": 125}
"""A page has 125 KB with a map, of which 20 are for its other scripts."""


def rows(told: Json) -> list[Row]:
    return [*(row for name, each in told["studies"].items() for row in _study(name, each)), *_weights(told["weights"])]


def _study(name: str, each: Json) -> Iterator[Row]:
    where = f"{each['points']:,} sites, {name}"
    index = each["index"]
    yield Row(f"index of {where}", f"{index['p50']:.1f} ms; {index['p95']:.1f} at the slow end", "told", None)
    redraw, worst, (first, last) = each["redraw"], each["worst_redraw"], each["zooms"]
    shown = f"{redraw['p50']:.1f} ms; {worst:.1f} the slowest of {redraw['runs']}"
    yield Row(f"redraw at zooms {first:g} to {last:g}: {where}", shown, f"≤ {REDRAW_MS} ms", worst <= REDRAW_MS)
    for rate, visit in each["usable"].items():
        figure = "from the click to a usable map" + ("" if rate == "1" else f", processor {rate} times slower")
        shown = f"{visit['p50'] / 1000:.2f} s; {visit['p95'] / 1000:.2f} at the slow end"
        yield Row(f"{figure}: {where}", shown, f"≤ {USABLE_MS / 1000:g} s", visit["p50"] <= USABLE_MS)
    yield Row(f"what the map is told: {where}", f"{each['told_bytes'] / KB:.0f} KB packed", "told", None)


def _weights(weights: dict[str, int]) -> Iterator[Row]:
    for name, weight in weights.items():
        limit = LIMITS_KB.get(name)
        target, met = (f"≤ {limit} KB", weight <= limit * KB) if limit else ("told", None)
        yield Row(f"the map's scripts: {name}", f"{weight / KB:.1f} KB packed", target, met)
