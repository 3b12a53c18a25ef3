"""Names whose right answer is known, as people write them."""

from __future__ import annotations

import pytest

from search.places import Gazetteer

TOWNS = {
    "Boston": "Boston, Massachusetts, US",
    "boston ma": "Boston, Massachusetts, US",
    "Boston, MA": "Boston, Massachusetts, US",
    "Boston Massachusetts USA": "Boston, Massachusetts, US",
    "Boston, England": "Boston, England, GB",
    "Cambridge": "Cambridge, England, GB",
    "Cambridge UK": "Cambridge, England, GB",
    "Cambridge, Massachusetts": "Cambridge, Massachusetts, US",
    "Cambridge, ON": "Cambridge, Ontario, CA",
    "Springfield, IL": "Springfield, Illinois, US",
    "Paris": "Paris, Île-de-France, FR",
    "Paris, Texas": "Paris, Texas, US",
    "Paris Texas": "Paris, Texas, US",
    "Pueblo Colorado": "Pueblo, Colorado, US",
    "Pueblo, Colorado": "Pueblo, Colorado, US",
    "New York": "New York City, New York, US",
    "NYC": "New York City, New York, US",
    "Manhattan, New York": "Manhattan, New York, US",
    "Washington, D.C.": "Washington, District of Columbia, US",
    "Kansas City": "Kansas City, Missouri, US",
    "München": "Munich, Bavaria, DE",
    "Munich": "Munich, Bavaria, DE",
    "Muenchen": "Munich, Bavaria, DE",
    "München, Bayern": "Munich, Bavaria, DE",
    "Köln, Deutschland": "Köln, North Rhine-Westphalia, DE",
    "Frankfurt": "Frankfurt am Main, Hesse, DE",
    "Wien": "Vienna, AT",
    "Zürich": "Zürich, CH",
    "Zurich": "Zürich, CH",
    "St. Gallen, Saint Gallen": "Sankt Gallen, Saint Gallen, CH",
    "Saint Louis": "St. Louis, Missouri, US",
    "St. Louis": "St. Louis, Missouri, US",
    "Londres": "London, England, GB",
    "Roma": "Rome, Lazio, IT",
    "São Paulo": "São Paulo, BR",
    "Sao Paulo": "São Paulo, BR",
    "Querétaro, Mexico": "Santiago de Querétaro, Querétaro, MX",
    "東京": "Tokyo, JP",
    "北京": "Beijing, CN",
    "القاهرة": "Cairo, EG",
    "Москва": "Moscow, RU",
    "İzmir": "İzmir, İzmir Province, TR",
}

POSTCODES = {
    "02115": "02115 Boston, Massachusetts, US",
    "Boston, MA 02115": "02115 Boston, Massachusetts, US",
    "02115-1234": "02115 Boston, Massachusetts, US",
    "SW1A 1AA": "SW1A Westminster Abbey, England, GB",
    "sw1a1aa, uk": "SW1A Westminster Abbey, England, GB",
    "10115 Berlin": "10115 Berlin, DE",
    "D-10115": "10115 Berlin, DE",
    "K1A 0B1": "K1A Government of Canada Ottawa and Gatineau offices, Ontario, CA",
    "D02 AF30": "D02 Dublin 2, Leinster, IE",
    "4051 Basel": "4051 Basel, Basel-City, CH",
    "1010 Vienna": "1010 Wien, Innere Stadt, Vienna, AT",
    "1012 AB Amsterdam": "1012 Amsterdam, North Holland, NL",
    "75013 Paris Cedex 13": "75013 Paris, Île-de-France, FR",
    "100-0001": "100-0001 Chiyoda, Tokyo, JP",
    "LV-1010": "LV-1010 Riga, LV",
    "1010 Riga": "LV-1010 Riga, LV",
}


@pytest.mark.parametrize(("text", "name"), TOWNS.items())
def test_towns(gazetteer: Gazetteer, text: str, name: str) -> None:
    place = gazetteer.find(text)[0]
    assert (place.name, place.precision, place.kind) == (name, "city", "point")


@pytest.mark.parametrize(("text", "name"), POSTCODES.items())
def test_postcodes(gazetteer: Gazetteer, text: str, name: str) -> None:
    place = gazetteer.find(text)[0]
    assert (place.name, place.precision) == (name, "postcode")


def test_a_place_tells_all_it_knows(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("Boston")[0]
    assert (place.lat, place.lon) == (42.358, -71.06)
    assert (place.country, place.region, place.region_code) == ("US", "Massachusetts", "US.MA")
    assert place.population
    assert place.population > 600_000
    assert place.area is None


def test_an_ambiguous_name_offers_choices(gazetteer: Gazetteer) -> None:
    names = [place.name for place in gazetteer.find("Cambridge")]
    assert {"Cambridge, Ontario, CA", "Cambridge, Massachusetts, US"} < set(names[1:])


def test_a_bare_code_offers_its_other_countries(gazetteer: Gazetteer) -> None:
    assert [place.country for place in gazetteer.find("10115")][:2] == ["US", "DE"]


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("Cambridge", "US", "Cambridge, Massachusetts, US"),
        ("10115", "DE", "10115 Berlin, DE"),
        ("Paris", "US", "Paris, Île-de-France, FR"),
    ],
)
def test_a_country_breaks_ties_and_no_more(gazetteer: Gazetteer, text: str, country: str, name: str) -> None:
    assert gazetteer.find(text, country=country)[0].name == name


@pytest.mark.parametrize(
    "text",
    ["", " ", ",", "Bostn", "Boston, Germany", "US.ZZ", "Antarctica", "\ud800", "x" * 300, "a, " * 60, "%_"],
)
def test_what_is_no_town_is_not_guessed(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == []
