"""A place given as `lat,lon`."""

from __future__ import annotations

import math

from search.places.place import DECIMALS, Place

_FORM = "write latitude and longitude in degrees, such as 42.36,-71.06"


def coordinates(text: str) -> Place | None:
    """The point of "42.36,-71.06", or None when the text is not two numbers.

    Raises ValueError for two numbers that are no point on earth. The point is told back as it was understood,
    rounded; its precision is `exact`.
    """
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        return None
    if not (math.isfinite(lat) and math.isfinite(lon)):
        raise ValueError(f"needs finite numbers: {_FORM}")
    if abs(lat) > 90:
        raise ValueError(f"has a latitude beyond ±90: {_FORM}")
    if abs(lon) > 180:
        raise ValueError(f"has a longitude beyond ±180: {_FORM}")
    lat, lon = round(lat, DECIMALS) + 0.0, round(lon, DECIMALS) + 0.0  # + 0.0 turns -0.0 into 0.0
    return Place(name=f"{lat},{lon}", lat=lat, lon=lon, precision="exact")
