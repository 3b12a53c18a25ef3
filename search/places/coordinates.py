"""A place given as `lat,lon`."""

from __future__ import annotations

import math
import re

from search.places.place import DECIMALS, Place

_FORM = "write latitude and longitude in degrees, such as 42.36,-71.06"


_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_NUMBER_LIKE = re.compile(r"[+-]?(\.?\d[\d._e+-]*|nan|inf(inity)?)", re.IGNORECASE)
"""What is meant as a number, well written or not: no town is called so."""


_MISTYPED = re.compile(r"[\s\d.,;:/()\[\]°+\-\x00]*\d\.\d[\s\d.,;:/()\[\]°+\-\x00]*")
"""A decimal fraction and no letter: no postcode has one, and none is meant."""


def decimal_degrees(value: str | float) -> float | None:
    """The number of a decimal text such as "-71.06"; None for any other text, for NaN, and beyond a full turn."""
    if isinstance(value, str):
        value = float(value) if _DECIMAL.fullmatch(value.strip()) else math.nan
    return float(value) if abs(value) <= 360 else None


def coordinates(text: str) -> Place | None:
    """The point of "42.36,-71.06", or None when the text is not two numbers.

    Raises ValueError for two numbers that are no point on earth. The point is told back as it was understood,
    rounded; its precision is `exact`.
    """
    parts = text.split(",")
    if len(parts) != 2 or not all(_NUMBER_LIKE.fullmatch(part.strip()) for part in parts):
        if _MISTYPED.fullmatch(text):
            raise ValueError(f"looks like coordinates: {_FORM}")
        return None
    lat, lon = (decimal_degrees(part) for part in parts)
    if lat is None or lon is None:
        raise ValueError(f"needs decimal numbers: {_FORM}")
    if abs(lat) > 90:
        raise ValueError(f"has a latitude beyond ±90: {_FORM}")
    if abs(lon) > 180:
        raise ValueError(f"has a longitude beyond ±180: {_FORM}")
    lat, lon = round(lat, DECIMALS) + 0.0, round(lon, DECIMALS) + 0.0  # + 0.0 turns -0.0 into 0.0
    return Place(name=f"{lat},{lon}", lat=lat, lon=lon, precision="exact")
