"""Boxes around areas' towns."""

from __future__ import annotations

import pytest

from indexer.reference.areas import longitudes, middle


@pytest.mark.parametrize(
    ("lons", "stretch", "centre"),
    [
        ([-71.0, -73.5, -70.0], (-73.5, -70.0), -71.75),
        ([177.0, -179.0, 179.5], (177.0, -179.0), 179.0),
        ([175.0, -176.0], (175.0, -176.0), 179.5),
        ([170.0, -160.0], (170.0, -160.0), -175.0),
        ([5.0], (5.0, 5.0), 5.0),
        ([-90.0, 90.0], (-90.0, 90.0), 0.0),
        ([-120.0, 0.0, 120.0], (-120.0, 120.0), 0.0),
    ],
)
def test_the_shortest_stretch(lons: list[float], stretch: tuple[float, float], centre: float) -> None:
    assert (longitudes(lons), middle(*stretch)) == (stretch, centre)
