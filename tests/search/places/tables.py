"""The tables of what patients type: `typed | the place that is right | why, where it is doubtful`."""

from __future__ import annotations

from pathlib import Path

from search.places.place import Place


def table(name: str) -> list[tuple[str, str]]:
    """What is typed, beside the place's told name or the area's code."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    rows = [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]
    return [(typed, right) for typed, right, *_ in rows]


def told(place: Place) -> str:
    return place.area or place.name
