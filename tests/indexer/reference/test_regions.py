"""Regions get their names by vote, and the postal dump's are matched to them."""

from __future__ import annotations

import io
import json

from indexer.reference.postcodes import PostalRegion, PostalRegions
from indexer.reference.regions import Region, Regions, read_states

STATES_AT = [("US", 42.36, -71.06, "Massachusetts"), ("US", 42.1, -72.59, "Massachusetts")]


def regions() -> Regions:
    rows = [
        {"country_code": country, "latitude": lat, "longitude": lon, "state": state}
        for country, lat, lon, state in STATES_AT
    ]
    made = Regions(read_states(io.BytesIO(json.dumps(rows).encode())))
    made.of_town("US", "MA", 42.36, -71.06)
    made.of_town("US", "MA", 42.1, -72.59)
    made.of_town("HK", "", 22.28, 114.18)
    return made


def test_a_region_is_named_by_its_towns() -> None:
    assert list(regions()) == [
        Region(0, "US", "US.MA", "Massachusetts"),
        Region(1, "HK", None, None),
    ]


def test_a_postal_region_is_the_one_its_codes_lie_in() -> None:
    postal = PostalRegions(regions())
    number = postal.of_code(PostalRegion("US", "Mass.", "XX"), 42.36, -71.06)
    assert list(postal.pairs()) == [(PostalRegion("US", "Mass.", "XX"), Region(number, "US", "US.MA", "Massachusetts"))]


def test_a_postal_region_far_from_towns_has_no_name() -> None:
    postal = PostalRegions(regions())
    number = postal.of_code(PostalRegion("US", "Alaska", "AK"), 64.0, -150.0)
    assert list(postal.pairs()) == [(PostalRegion("US", "Alaska", "AK"), Region(number, "US", None, None))]
