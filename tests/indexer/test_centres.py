"""The centre of a site: towns by the gazetteer, never across towns, and written into the document."""

from __future__ import annotations

import json
from datetime import date

import pytest

from indexer.documents import document
from indexer.knowledge import Knowledge
from indexer.registries import read
from indexer.registries.reading import Read
from tests.records import small_record

Place = tuple[str, str, str | None, str]


def found(*places: Place) -> Read:
    """A record with these sites: name, town, region, country."""
    locations = [
        {"facility": name, "city": city, "country": country} | ({"state": region} if region else {})
        for name, city, region, country in places
    ]
    record = small_record("NCT00000001", contactsLocationsModule={"locations": locations})
    return read("ctgov", record, date(2026, 11, 22))


def centres(knowledge: Knowledge, *places: Place) -> list[str | None]:
    return [knowledge.centre(site) for site in found(*places).study.sites]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Klinikum Großhadern", "München", None, "Germany"), ("Klinikum Grosshadern", "Munich", "Bavaria", "Germany")),
        (
            ("Fakultní nemocnice Motol", "Praha 5", None, "Czechia"),
            ("Fakultni nemocnice Motol", "Prague", None, "Czechia"),
        ),
        (("Hôpital Purpan", "Toulouse Cedex 09", None, "France"), ("Hopital Purpan", "Toulouse", None, "France")),
        (
            ("Bellevue Hosp.", "NYC", "New York", "United States"),
            ("Bellevue Hospital", "New York", None, "United States"),
        ),
        (
            ("Krankenhaus Nordwest", "Frankfurt", None, "Germany"),
            ("Krankenhaus Nordwest", "Frankfurt am Main", "Hessen", "Germany"),
        ),
        (
            ("Klinikum Frankfurt", "Frankfurt a. M.", None, "Germany"),
            ("Klinikum Frankfurt", "Frankfurt/Main", None, "Germany"),
        ),
        (
            ("Klinikum Frankfurt", "Frankfurt", "Brandenburg", "Germany"),
            ("Klinikum Frankfurt", "Frankfurt (Oder)", None, "Germany"),
        ),
        (
            ("Krankenhaus Elisabeth", "Halle", None, "Germany"),
            ("Krankenhaus Elisabeth", "Halle (Saale)", None, "Germany"),
        ),
        (
            ("Uniklinik Freiburg", "Freiburg", None, "Germany"),
            ("Uniklinik Freiburg", "Freiburg im Breisgau", "Baden-Württemberg", "Germany"),
        ),
        (
            ("Georgetown Hospital", "Washington", "District of Columbia", "United States"),
            ("Georgetown Hospital", "Washington, DC", "District of Columbia", "United States"),
        ),
    ],
)
def test_a_town_has_many_spellings(knowledge: Knowledge, one: Place, other: Place) -> None:
    first, second = centres(knowledge, one, other)
    assert first == second
    assert first is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Mercy Hospital", "Springfield", "Missouri", "United States"),
            ("Mercy Hospital", "Springfield", "Ohio", "United States"),
        ),
        (
            ("Mayo Clinic", "Rochester", "Minnesota", "United States"),
            ("Mayo Clinic", "Rochester", "New York", "United States"),
        ),
        (
            ("Hospital Rosaleda", "Santiago", None, "Spain"),
            ("Hospital Rosaleda", "Santiago de Compostela", None, "Spain"),
        ),
        (("Ospedale Civile Verdi", "Mirano", None, "Italy"), ("Ospedale Civile Verdi", "Milano", None, "Italy")),
        (
            ("Klinikum Frankfurt", "Frankfurt", "Hessen", "Germany"),
            ("Klinikum Frankfurt", "Frankfurt (Oder)", None, "Germany"),
        ),
        (
            ("Krankenhaus Elisabeth", "Halle (Saale)", None, "Germany"),
            ("Krankenhaus Elisabeth", "Halle (Westfalen)", None, "Germany"),
        ),
        (
            ("Krankenhaus Elisabeth", "Halle", None, "Germany"),
            ("Krankenhaus Elisabeth", "Halle", "Westfalen", "Germany"),
        ),
        (
            ("Krankenhaus Elisabeth", "Halle", None, "Germany"),
            ("Krankenhaus Elisabeth", "Halle, Westfalen", None, "Germany"),
        ),
        (
            ("Hôpital Saint-Jean", "Saint-Denis", None, "France"),
            ("Hôpital Saint-Jean", "Saint-Denis", "La Réunion", "France"),
        ),
        (
            ("Krankenhaus Elisabeth", "Rotenburg (Wümme)", None, "Germany"),
            ("Krankenhaus Elisabeth", "Rotenburg an der Fulda", None, "Germany"),
        ),
        (
            ("St Mary's Hospital", "Newport", "Isle of Wight", "United Kingdom"),
            ("St Mary's Hospital", "Newport", None, "United Kingdom"),
        ),
        (("Victoria Hospital", "London", "Ontario", "Canada"), ("Victoria Hospital", "London", None, "United Kingdom")),
    ],
)
def test_never_across_towns(knowledge: Knowledge, one: Place, other: Place) -> None:
    first, second = centres(knowledge, one, other)
    assert None not in (first, second)
    assert first != second


def test_without_a_name_a_town_or_a_country_there_is_no_centre(knowledge: Knowledge) -> None:
    nowhere = centres(
        knowledge, ("", "Boston", None, "United States"), ("Tufts Medical Center", "", None, "United States")
    )
    assert nowhere == [None, None]
    assert centres(knowledge, ("Tufts Medical Center", "Boston", None, "Neverland")) == [None]


def test_the_document_and_what_a_site_shows_carry_it(knowledge: Knowledge) -> None:
    tufts: Place = ("Tufts Med Ctr", "Boston", "Massachusetts", "United States")
    written = document(found(tufts, ("Research Site", "Boston", None, "United States")), knowledge, run=1)
    known, unknown = written["sites"]
    assert known["centre"] == json.loads(known["display"])["centre"] == "us-boston-tufts-medical-center"
    assert "centre" not in unknown
    assert json.loads(unknown["display"])["centre"] is None
