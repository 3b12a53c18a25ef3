"""Distances as people write them, and between two points."""

from __future__ import annotations

import math
import re
from typing import Final

METRES_A_DEGREE: Final = 111_195
"""Along a great circle of a sphere of the Earth's mean radius."""

METRES: Final = {"km": 1000.0, "mi": 1609.344}
FARTHEST_KM: Final = 20_037
"""Half the equator: no two places are farther apart."""

EARTH_RADIUS_M: Final = 6_371_008.7714
"""The mean radius of WGS 84, with which Lucene measures too."""

_DISTANCE = re.compile(r"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))\s*(?P<unit>[^\W\d_]*)", re.ASCII)


def parse_distance(text: str) -> float:
    """Metres of "80km", "50mi", "1.5 KM"; raises ValueError that says what would be right."""
    match = _DISTANCE.fullmatch(text.strip())
    if match is None:
        raise ValueError("needs a number and a unit: 80km or 50mi")
    metres_each = METRES.get(match["unit"].lower())
    if metres_each is None:
        raise ValueError("needs a unit: 80km or 50mi")
    metres = float(match["number"]) * metres_each
    if metres < 1:
        raise ValueError("must be at least a metre: 80km or 50mi")
    if metres > FARTHEST_KM * 1000:
        raise ValueError(f"is farther than any place on earth ({FARTHEST_KM:,} km): write `anywhere`")
    return metres


def great_circle_m(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Metres between two points given in degrees, along the great circle (haversine formula)."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half_lat = math.sin((other_phi - phi) / 2)
    half_lon = math.sin(math.radians(other_lon - lon) / 2)
    chord = half_lat**2 + math.cos(phi) * math.cos(other_phi) * half_lon**2
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(chord)))
