"""The gazetteer as geopy knows geocoders, and the towns of registries' sites."""

from __future__ import annotations

import pytest

from search.places import Gazetteer


def test_geocode(gazetteer: Gazetteer) -> None:
    location = gazetteer.geocode("Boston, MA")
    assert (location.address, location.point[:2]) == ("Boston, Massachusetts, US", (42.358, -71.06))
    assert location.raw == gazetteer.find("Boston, MA")[0]
    assert gazetteer.geocode("Bostn") is None
    assert gazetteer.geocode("Bostn", exactly_one=False) is None


def test_geocode_limits_to_countries(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("Boston", country_codes="gb").address == "Boston, England, GB"
    found = gazetteer.geocode("Cambridge", exactly_one=False, country_codes=["US", "CA"], limit=3)
    assert [location.raw.country for location in found] == ["CA", "US", "US"]
    assert gazetteer.geocode("Boston", country_codes="JP") is None


@pytest.mark.parametrize(
    ("point", "name"),
    [
        ((42.36, -71.06), "Boston, Massachusetts, US"),
        ((48.14, 11.58), "Munich, Bavaria, DE"),
        ((-17.8, -179.99), "Levuka, Eastern, FJ"),
        ((89.99, 170), "Longyearbyen, Svalbard, SJ"),
        ((-90, 0), "Puerto Williams, Region of Magallanes, CL"),
    ],
)
def test_reverse(gazetteer: Gazetteer, point: tuple[float, float], name: str) -> None:
    assert gazetteer.reverse(point).address == name
    assert gazetteer.reverse(point, exactly_one=False)[0].address == name


@pytest.mark.parametrize(
    ("country", "city", "region", "name"),
    [
        ("IT", "Roma", None, "Rome, Lazio, IT"),
        ("DE", "München", None, "Munich, Bavaria, DE"),
        ("US", "Springfield", "Illinois", "Springfield, Illinois, US"),
        ("US", "Portland", "Maine", "Portland, Maine, US"),
        ("US", "Portland", "an unknown region", "Portland, Oregon, US"),
        ("US", "Brooklyn", "New York", "Brooklyn, New York, US"),
        ("CA", "London", "Ontario", "London, Ontario, CA"),
        ("TR", "İ̇zmi̇r", None, "İzmir, İzmir Province, TR"),
        ("US", "Lebanon", "New Hampshire", "Lebanon, New Hampshire, US"),
        ("US", "Boston, MA", None, "Boston, Massachusetts, US"),
        ("US", "Boston", "Utah", None),
        ("FR", "Chicago", None, None),
        ("US", "Nowhere at all", None, None),
    ],
)
def test_town_of_a_site(gazetteer: Gazetteer, country: str, city: str, region: str | None, name: str | None) -> None:
    town = gazetteer.town(country, city, region)
    assert (town and town.name) == name
