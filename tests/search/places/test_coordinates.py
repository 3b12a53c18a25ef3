from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.places.coordinates import coordinates


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("42.36,-71.06", (42.36, -71.06)),
        (" 42.3601 , -71.0589 ", (42.36, -71.059)),
        ("-0.0001,0", (0.0, 0.0)),
        ("90,-180", (90.0, -180.0)),
    ],
)
def test_a_point_is_rounded_and_exact(text: str, point: tuple[float, float]) -> None:
    place = coordinates(text)
    assert place is not None
    assert (place.lat, place.lon) == point
    assert (place.precision, place.country) == ("exact", None)
    assert coordinates(place.name) == place


@pytest.mark.parametrize("text", ["Boston", "Boston, MA", "", ",", "1,x"])
def test_other_texts_are_no_point(text: str) -> None:
    assert coordinates(text) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("90.1,0", "latitude"),
        ("0,180.5", "longitude"),
        ("nan,0", "decimal numbers"),
        ("0,inf", "decimal numbers"),
        ("1e400,0", "decimal numbers"),
        ("42.36", "looks like"),
        ("42.36,-71.06,5", "looks like"),
        ("42.3;-71", "looks like"),
        ("(42.3,-71)", "looks like"),
    ],
)
def test_numbers_that_are_no_point_say_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"{message}.*42\.36,-71\.06"):
        coordinates(text)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_point_told_is_the_point_understood(lat: float, lon: float) -> None:
    place = coordinates(f"{lat},{lon}")
    assert place is not None
    assert coordinates(place.name) == place
