"""Countries and regions as places: which comes first, what they are told by, where they lie."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from search.places import Gazetteer

AREAS = {
    "Massachusetts": ("US.MA", "Massachusetts, US"),
    "massachusetts usa": ("US.MA", "Massachusetts, US"),
    "Scotland": ("GB.SCT", "Scotland, GB"),
    "Germany": ("DE", "Germany"),
    "Deutschland": ("DE", "Germany"),
    "Bavaria": ("DE.02", "Bavaria, DE"),
    "Bayern": ("DE.02", "Bavaria, DE"),
    "US.MA": ("US.MA", "Massachusetts, US"),
    "us.ma": ("US.MA", "Massachusetts, US"),
    "US": ("US", "United States"),
    "us": ("US", "United States"),
    "USA": ("US", "United States"),
    "UK": ("GB", "United Kingdom"),
    "NY": ("US.NY", "New York (state), US"),
    "New York State": ("US.NY", "New York (state), US"),
    "Washington State": ("US.WA", "Washington (state), US"),
    "Oklahoma": ("US.OK", "Oklahoma, US"),
    "Mexico": ("MX", "Mexico"),
    "Jamaica": ("JM", "Jamaica"),
    "Sankt Gallen": ("CH.SG", "Saint Gallen, CH"),
    "Solothurn": ("CH.SO", "Solothurn (region), CH"),
    "Georgia": ("US.GA", "Georgia, US"),
    "Georgia, GE": ("GE", "Georgia (country)"),
    "MA": ("US.MA", "Massachusetts, US"),
    "CA": ("US.CA", "California, US"),
    "GA": ("US.GA", "Georgia, US"),
    "DE": ("DE", "Germany"),
    "IN": ("IN", "India"),
    "ON": ("CA.08", "Ontario (region), CA"),
    "Sabah (MY.15)": ("MY.15", "Sabah (MY.15)"),
}

TOWNS_BEFORE = {
    "New York": ("New York City, New York, US", "US.NY"),
    "New York, US": ("New York City, New York, US", "US.NY"),
    "LA": ("Los Angeles, California, US", "US.LA"),
    "Washington": ("Washington, District of Columbia, US", "US.WA"),
    "Singapore": ("Singapore, SG", "SG"),
    "Wien": ("Vienna, AT", "AT.09"),
    "Querétaro": ("Santiago de Querétaro, Querétaro, MX", "MX.22"),
    "Solothurn, CH": ("Solothurn, CH", "CH.SO"),
}


@pytest.mark.parametrize(("text", "expected"), AREAS.items())
def test_areas(gazetteer: Gazetteer, text: str, expected: tuple[str, str]) -> None:
    place = gazetteer.find(text)[0]
    assert (place.kind, place.area, place.name) == ("area", *expected)


@pytest.mark.parametrize(("text", "expected"), TOWNS_BEFORE.items())
def test_a_large_town_comes_before_the_area_of_its_name(
    gazetteer: Gazetteer, text: str, expected: tuple[str, str]
) -> None:
    town, area = gazetteer.find(text)[:2]
    assert (town.kind, town.name, area.area) == ("point", *expected)


def test_small_towns_follow_the_area(gazetteer: Gazetteer) -> None:
    first, *others = gazetteer.find("Scotland")
    assert (first.area, "Scotland, Pennsylvania, US" in [place.name for place in others]) == ("GB.SCT", True)


@pytest.mark.parametrize(
    ("text", "country", "areas"),
    [
        ("Georgia", None, ["US.GA", "GE"]),
        ("Georgia", "GE", ["GE", "US.GA"]),
        ("Victoria", "AU", ["AU.07", "MT.10"]),
        ("Ontario", "CA", ["CA.08"]),
        ("DE", "US", ["US.DE", "DE"]),
        ("CA", "CA", ["CA", "US.CA"]),
        ("WA", "AU", ["AU.08", "US.WA"]),
    ],
)
def test_the_hinted_countrys_area_comes_first(
    gazetteer: Gazetteer, text: str, country: str | None, areas: list[str]
) -> None:
    found = gazetteer.find(text, country=country)
    assert [place.area for place in found[: len(areas)]] == areas


def test_an_area_tells_all_it_knows(gazetteer: Gazetteer) -> None:
    state = gazetteer.find("Massachusetts")[0]
    assert (state.country, state.region, state.region_code) == ("US", "Massachusetts", "US.MA")
    assert (state.bbox, state.lat, state.lon) == ((-73.369, 41.283, -69.96, 42.858), 42.07, -71.665)
    country = gazetteer.find("Germany")[0]
    assert (country.country, country.region, country.region_code, country.area) == ("DE", None, None, "DE")


def test_a_box_may_cross_180_degrees(gazetteer: Gazetteer) -> None:
    fiji = gazetteer.find("Fiji")[0]
    assert (fiji.bbox, fiji.lon) == ((177.05, -18.237, -178.812, -12.5), 179.119)


@pytest.mark.parametrize("hint", [None, "US", "GE"])
def test_every_area_told_means_the_same_area(reference_dir: Path, gazetteer: Gazetteer, hint: str | None) -> None:
    with sqlite3.connect(reference_dir / "places.sqlite") as places:
        codes = [code for (code,) in places.execute("SELECT region_code FROM area WHERE region_code IS NOT NULL")]
        countries = [code for (code,) in places.execute("SELECT country FROM area WHERE region_code IS NULL")]
    told = [gazetteer.find(code)[0] for code in codes]
    told += [place for code in countries for place in gazetteer.find(code, limit=20) if place.area == code]
    assert (len(codes) > 3_000, len(countries) > 200) == (True, True)
    assert sorted(place.area or "" for place in told) == sorted(codes + countries)
    assert [place.name for place in told if gazetteer.find(place.name, country=hint)[0] != place] == []


@pytest.mark.parametrize(
    ("site", "areas"),
    [
        (("US", "Massachusetts", "Boston"), ("US", "US.MA")),
        (("US", "Massachusetts", "Nowhere at all"), ("US", "US.MA")),
        (("DE", "Bayern", "München"), ("DE", "DE.02")),
        (("DE", "Baden-Wuerttemberg", None), ("DE", "DE.01")),
        (("DE", None, "Muenchen"), ("DE", "DE.02")),
        (("FR", "an unknown region", "Lille Cedex"), ("FR", "FR.32")),
        (("JP", None, "Hokkaido"), ("JP", "JP.12")),
        (("US", None, "Springfield"), ("US",)),
        (("US", "Georgia", "Atlanta"), ("US", "US.GA")),
        (("GE", "Georgia", None), ("GE",)),
        (("SG", None, "Singapore"), ("SG",)),
        (("US", None, None), ("US",)),
        (("AQ", "", ""), ("AQ",)),
    ],
)
def test_areas_of_a_site(
    gazetteer: Gazetteer, site: tuple[str, str | None, str | None], areas: tuple[str, ...]
) -> None:
    assert gazetteer.areas_of(*site) == areas
