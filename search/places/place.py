"""A place as the service tells it, and the text it is told by."""

from __future__ import annotations

from typing import Literal

import msgspec

from search.fold import fold
from search.vocabulary import Precision

DECIMALS = 3
"""Of told coordinates, in degrees: about 100 m, so that the same question twice is the same question."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where someone means. `lat` and `lon` are degrees in WGS 84, rounded to `DECIMALS`.

    `name` means this same place again when it is typed. `country` is an ISO 3166 alpha-2 code, `region` the name
    of its first-level division and `region_code` that division's GeoNames code ("US.MA"). `population` counts
    people, None where it is unknown or makes no sense. `area` is the code of an area ("US", "US.MA"), None for a point;
    `lat` and `lon` are then the middle of its box, and `bbox` is west, south, east and north of the towns in it, in
    degrees: west > east crosses 180°.
    """

    kind: Literal["point", "area"] = "point"
    name: str
    lat: float
    lon: float
    country: str | None = None
    region: str | None = None
    region_code: str | None = None
    precision: Precision | None = None
    population: int | None = None
    area: str | None = None
    bbox: tuple[float, float, float, float] | None = None


def label(name: str, region: str | None, country: str, near: str | None = None) -> str:
    """The text that tells a place: "Boston, Massachusetts, US".

    A region of the town's own name is not said twice: "Hamburg, DE". `near` is the larger town that tells it from
    others with the same name in its region.
    """
    told = f"{name} (near {near})" if near else name
    if region and fold(region) != fold(name):
        return f"{told}, {region}, {country}"
    return f"{told}, {country}"
