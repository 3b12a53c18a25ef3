"""Small pictures as SVG: bars, readable on light and on dark pages alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

WIDTH: Final = 760
LEFT: Final = 310
RIGHT: Final = 60
ROW: Final = 18
GAP: Final = 12
HEAD: Final = 58

STYLE: Final = """
text { font: 13px system-ui, sans-serif; fill: #333 } .title { font-size: 15px; font-weight: 600 }
.value { font-size: 12px; fill: #555 } .line { stroke: #bbb; stroke-width: 1 } .tick { font-size: 11px; fill: #777 }
.c0 { fill: #0b6e75 } .c1 { fill: #c9822b } .c2 { fill: #8a8f98 } .c3 { fill: #7a5195 }
@media (prefers-color-scheme: dark) {
  text { fill: #e4e4e4 } .value, .tick { fill: #aaa } .line { stroke: #555 }
  .c0 { fill: #4fb8bf } .c1 { fill: #e3a857 } .c2 { fill: #9aa0aa } .c3 { fill: #b48ccf }
}"""


class Group(NamedTuple):
    """A row of the picture: one bar for each series; None where nothing was measured."""

    name: str
    values: Sequence[float | None]


def bars(title: str, unit: str, series: Sequence[str], groups: Sequence[Group], *, logarithmic: bool = False) -> str:
    """Horizontal bars in groups. A logarithmic scale is for values that lie far apart, and says so."""
    known = [value for group in groups for value in group.values if value]
    ticks = _decades(known) if logarithmic else _steps(max(known))
    low, high = (math.log10(ticks[0]), math.log10(ticks[-1])) if logarithmic else (0.0, ticks[-1])

    def length(value: float) -> float:
        place = math.log10(max(value, ticks[0])) if logarithmic else value
        return (place - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    group_height = len(series) * ROW + GAP
    height = HEAD + len(groups) * group_height + 30
    scale = f"{unit}, logarithmic scale" if logarithmic else unit
    parts = [f'<text class="title" x="0" y="18">{escape(title)}</text>', _legend(series, scale)]
    for tick in ticks:
        x = LEFT + length(tick)
        parts.append(f'<line class="line" x1="{x:.1f}" x2="{x:.1f}" y1="{HEAD - 6}" y2="{height - 22}"/>')
        parts.append(f'<text class="tick" x="{x:.1f}" y="{height - 8}" text-anchor="middle">{tick:g}</text>')
    for place, group in enumerate(groups):
        top = HEAD + place * group_height
        middle = top + len(series) * ROW / 2 + 4
        parts.append(f'<text x="{LEFT - 10}" y="{middle:.0f}" text-anchor="end">{escape(group.name)}</text>')
        parts += [_bar(number, top, value, length) for number, value in enumerate(group.values) if value]
    body = "\n".join(parts)
    box = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-label="{escape(title)}">'
    return f"{head}\n<style>{STYLE}\n</style>\n{body}\n</svg>\n"


def _bar(number: int, top: float, value: float, length: object) -> str:
    assert callable(length)
    y, wide = top + number * ROW, max(1.0, length(value))
    shown = f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2g}"
    return (
        f'<rect class="c{number}" x="{LEFT}" y="{y}" width="{wide:.1f}" height="{ROW - 4}" rx="2"/>'
        f'<text class="value" x="{LEFT + wide + 5:.1f}" y="{y + ROW - 7}">{shown}</text>'
    )


def _legend(series: Sequence[str], scale: str) -> str:
    parts, x = [], 0.0
    for number, name in enumerate(series):
        parts.append(f'<rect class="c{number}" x="{x:.0f}" y="30" width="11" height="11" rx="2"/>')
        parts.append(f'<text class="value" x="{x + 16:.0f}" y="40">{escape(name)}</text>')
        x += 34 + 7.2 * len(name)
    return "".join(parts) + f'<text class="value" x="{WIDTH}" y="40" text-anchor="end">{escape(scale)}</text>'


def _steps(most: float) -> list[float]:
    """Four to six round numbers from 0 on."""
    size = 10 ** math.floor(math.log10(most))
    step = next(step for step in (size / 5, size / 2, size, size * 2) if most / step <= 5)
    return [step * number for number in range(math.ceil(most / step) + 1)]


def _decades(values: Sequence[float]) -> list[float]:
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return [10.0**power for power in range(first, max(last, first + 1) + 1)]
