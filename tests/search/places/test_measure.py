from __future__ import annotations

import pytest
from geopy.distance import great_circle

from search.places.measure import great_circle_m, parse_distance


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("80km", 80_000),
        ("50mi", 80_467.2),
        ("80 KM", 80_000),
        ("1.5 km", 1500),
        (" .5mi ", 804.672),
        ("20037km", 20_037_000),
    ],
)
def test_a_number_and_a_unit(text: str, metres: float) -> None:
    assert parse_distance(text) == pytest.approx(metres)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("80", "needs a unit: 80km or 50mi"),
        ("80 furlongs", "needs a unit: 80km or 50mi"),
        ("80m", "needs a unit: 80km or 50mi"),
        ("km", "needs a number and a unit"),
        ("", "needs a number and a unit"),
        ("nankm", "needs a number and a unit"),
        ("infkm", "needs a number and a unit"),
        ("1e3km", "needs a number and a unit"),
        ("٨٠km", "needs a number and a unit"),
        ("0km", "at least a metre"),
        ("-5mi", "at least a metre"),
        ("20038km", "anywhere"),
        ("9" * 400 + "km", "anywhere"),
    ],
)
def test_anything_else_says_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_distance(text)


@pytest.mark.parametrize(
    "points",
    [(42.36, -71.06, 48.14, 11.58), (0, 179.9, 0, -179.9), (90, 0, -90, 77), (10, 20, 10, 20), (1, 1, -1, -179)],
)
def test_great_circle_agrees_with_geopy(points: tuple[float, float, float, float]) -> None:
    lat, lon, other_lat, other_lon = points
    expected = great_circle((lat, lon), (other_lat, other_lon)).meters
    assert great_circle_m(*points) == pytest.approx(expected, rel=1e-6, abs=0.01)
