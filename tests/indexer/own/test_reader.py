"""What an operator's line becomes: whose it is, under which number, and the study that it makes."""

from __future__ import annotations

import json
from typing import cast

import pytest

from indexer import registries
from indexer.own import reader
from indexer.own.fields import Person
from indexer.positions import placed
from indexer.registries.reading import Identity
from search.places.gazetteer import Gazetteer
from search.study import Contact
from search.vocabulary import STATUSES
from tests.indexer.own.writing import ADDITION, SITE, STUDY, line
from tests.records import TODAY, small_record


def test_a_study_tells_the_registries_numbers_that_it_bears() -> None:
    received = line(STUDY, other_ids=["ISRCTN 12345678", "R&D 4711", "nct00000001", "NCT00000001", "OWN-1"])
    assert reader.identify(received) == Identity("file", "OWN-1", "2025-01-31", ("ISRCTN12345678", "NCT00000001"))


@pytest.mark.parametrize(
    ("written", "normal"),
    [("nct 00000001", "NCT00000001"), ("EudraCT 2010-012345-67", "2010-012345-67"), ("OWN-1", "OWN-1")],
)
def test_an_addition_is_kept_under_the_studys_number_in_normal_form(written: str, normal: str) -> None:
    received = line(ADDITION, study=written)
    assert reader.identify(received) == Identity("texts", normal, "2025-01-31")
    assert reader.read_addition(received).study == normal


def test_whose_a_record_is_goes_by_its_shape() -> None:
    of_ctis = json.dumps({"id": 1, "title": "A trial", "ctNumber": "2022-500244-37-00"}).encode()
    for received in (
        small_record(),
        small_record("OWN-1"),
        of_ctis,
        b"<study/>",
        b'["id"]',
        b"",
        b"null",
        b'{"id": "D1", "name": "A"}',
    ):
        assert not reader.recognises(received)
    for received in (
        line(STUDY),
        line(ADDITION),
        b'{"study": null, "source": 1}',
        b'\xef\xbb\xbf{"id": "\xff", "status": ""}',
    ):
        assert reader.recognises(received)
    assert registries.identify(line(STUDY)).registry == "file"
    assert registries.identify(line(ADDITION)).registry == "texts"


def test_texts_are_cleaned_and_stand_on_one_line_where_one_is_meant() -> None:
    questions = [{"question": " Why\n now? ", "answer": " First.\r\n\r\nSecond.\u200b "}]
    addition = reader.read_addition(line(ADDITION, plain_title="A  plain\ttitle", questions=questions))
    assert addition.plain_title == "A plain title"
    assert addition.questions[0].question == "Why now?"
    assert addition.questions[0].answer == "First.\n\nSecond."
    assert addition.lang == "en"
    assert addition.contact is None
    assert reader.read_addition(line(ADDITION, contact={"phone": "020 7946"})).contact == Person(phone="020 7946")


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_of_our_vocabulary_is_read_as_it_is_written(status: str) -> None:
    read = registries.read("file", line(STUDY, status=status, sites=[SITE | {"status": status}]), TODAY)
    assert read.study.card.status == status
    assert read.study.sites[0].said == status
    assert read.unknown_words == ()


def test_a_study_says_what_was_written() -> None:
    site = SITE | {"country": "de", "postcode": "10115", "contact": {"name": "Anna", "phone": "030 12345"}}
    received = line(
        STUDY,
        purpose="health_services",
        phase=["phase1", "phase2"],
        minimum_age="18 years",
        enrolment=20,
        start="2025-03",
        conditions=["Stroke"],
        interventions=["A walk"],
        contact={"email": "a@b.example"},
        sites=[site],
    )
    study = registries.read("file", received, TODAY).study
    card, page, found = study.card, study.details, study.sites[0]
    assert (card.purpose, card.phase, card.checked) == ("health_services", ("phase1", "phase2"), "2025-01-31")
    assert card.age is not None
    assert card.age.text == "18 years or older"
    assert (card.interventions, page.condition_words) == (("A walk",), ("Stroke",))
    assert (page.enrolment and page.enrolment.count, page.dates["start"]) == (20, "2025-03")
    assert page.contacts == (Contact(email="a@b.example", source="study"),)
    assert (found.country, found.country_name, found.postcode) == ("DE", "Germany", "10115")
    assert found.contacts == (Contact(name="Anna", phone="030 12345", source="site"),)
    assert (found.lat, found.precision, found.position_source) == (None, None, None)


def test_a_point_of_the_operators_is_exact_and_never_moved() -> None:
    site = registries.read("file", line(STUDY, sites=[SITE | {"lat": 1.5, "lon": 2}]), TODAY).study.sites[0]
    assert (site.lat, site.lon, site.precision, site.position_source) == (1.5, 2.0, "exact", "operator")
    nobody_to_ask = cast(Gazetteer, None)
    assert placed(site, nobody_to_ask) == site


def test_a_study_of_ones_own_in_the_registrys_shape_is_read_as_before() -> None:
    location = {"facility": "A", "city": "Leeds", "country": "United Kingdom", "geoPoint": {"lat": 53.8, "lon": -1.5}}
    received = small_record("OWN-1", contactsLocationsModule={"locations": [location]})
    assert registries.identify(received).registry == "file"
    site = registries.read("file", received, TODAY).study.sites[0]
    assert (site.precision, site.position_source) == ("city", "registry")
