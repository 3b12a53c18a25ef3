from __future__ import annotations

import json

import pytest

from indexer.countries import country_code
from tests.records import study_records


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Turkey", "TR"),
        ("Turkey (Türkiye)", "TR"),
        ("Türkiye", "TR"),
        ("Russian Federation", "RU"),
        ("Russia", "RU"),
        ("Korea, Republic of", "KR"),
        ("South Korea", "KR"),
        ("Czech Republic", "CZ"),
        ("Czechia", "CZ"),
        ("Iran, Islamic Republic of", "IR"),
        ("Moldova, Republic of", "MD"),
        ("Vietnam", "VN"),
        ("Hong Kong", "HK"),
        ("Macau", "MO"),
        ("Taiwan", "TW"),
        ("Puerto Rico", "PR"),
        ("Côte D'Ivoire", "CI"),
        ("Congo", "CG"),
        ("Congo, The Democratic Republic of the", "CD"),
        ("Palestinian Territories, Occupied", "PS"),
        ("Virgin Islands (U.S.)", "VI"),
        ("Saint Kitts and Nevis", "KN"),
        ("Myanmar", "MM"),
        ("Kosovo", "XK"),
        ("united states", "US"),
        ("Atlantis", None),
        ("European Union", None),
        ("", None),
    ],
)
def test_names_of_all_times(name: str, code: str | None) -> None:
    assert country_code(name) == code


def test_the_registrys_own_code_comes_first() -> None:
    assert country_code("Turkey", "tr") == "TR"
    assert country_code("Germany", "ZZ") == "DE"
    assert country_code(None, "FR") == "FR"


def test_every_country_of_every_record_has_a_code() -> None:
    names = {
        location.get("country")
        for record in study_records()
        for location in json.loads(record)["protocolSection"].get("contactsLocationsModule", {}).get("locations", [])
    } - {None}
    assert len(names) > 30
    assert {name for name in names if country_code(name) is None} == set()
