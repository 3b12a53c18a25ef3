"""The sites of member states' parts II: each once, with its contacts and its state's word."""

from __future__ import annotations

import json
from typing import Any

import pytest

from indexer.registries.ctis.reader import study
from search.study import Site
from tests.indexer.ctis.records import TODAY, Json, new_shape, old_shape, read, samples, site, state

NUMBER = "2022-500001-10-00"


def part(country: str, *sites: Json, **told: Any) -> Json:
    return state(country, **told) | {"trialSites": list(sites)}


def sites(*parts: Json, **top: Any) -> tuple[Site, ...]:
    return read(old_shape(NUMBER, states=parts, **top)).study.sites


def test_a_site_in_several_applications_is_one() -> None:
    authorised = part("Poland", site("A"), site("B"))
    earlier = part("Poland", site("A"), site("Closed"))
    applications = [{"decisionDate": "2024-01-02", "partIIInfo": [earlier]}, {"partIIInfo": [authorised]}]
    found = sites(authorised, applications=applications)
    assert [one.name for one in found] == ["A", "B"]


def test_states_that_have_not_decided_have_their_sites_from_the_last_application() -> None:
    first = {"decisionDate": "2024-01-02", "partIIInfo": [part("Italy", site("Old", "Roma"))]}
    last = {
        "submissionDate": "2024-06-02",
        "partIIInfo": [part("Italy", site("New", "Roma"), trialStatus="Under evaluation")],
    }
    found = sites(part("Poland", site("A")), applications=[first, last], trialCountries="IT:Under evaluation, PL:Ended")
    assert [(one.name, one.country, one.status) for one in found] == [
        ("A", "PL", "completed"),
        ("New", "IT", "not_yet_recruiting"),
    ]


def test_departments_are_sites_of_their_own_and_people_of_one_are_not() -> None:
    found = sites(
        part("Poland", site("A"), site("A", department="Chirurgia"), site("A", department="ONKOLOGIA", person="Nowak"))
    )
    assert len({one.id for one in found}) == 2
    assert [[contact.name for contact in one.contacts] for one in found] == [
        ["Anna Kowalska, Onkologia", "Anna Nowak, ONKOLOGIA"],
        ["Anna Kowalska, Chirurgia"],
    ]
    assert [one.name for one in found] == ["A", "A"]


def test_ids_outlive_the_order_of_the_list() -> None:
    given = [site("A"), site("B"), site("A", department="Chirurgia")]
    forwards, backwards = sites(part("Poland", *given)), sites(part("Poland", *reversed(given)))
    assert {(one.id, one.contacts) for one in forwards} == {(one.id, one.contacts) for one in backwards}
    again = read(new_shape(NUMBER, states=[part("Poland", *given)])).study.sites
    assert {one.id for one in again} == {one.id for one in forwards}


def test_an_address_as_it_is_meant() -> None:
    place = site("Centre Hospitalier de l&apos;Ouest", "Toulouse Cedex 9", department="na")
    place["personInfo"] = {"firstName": "Anna", "lastName": "Roux"}
    (found,) = sites(part("France", place))
    assert (found.name, found.city, found.postcode) == ("Centre Hospitalier de l'Ouest", "Toulouse", "00-001")
    assert (found.country, found.country_name, found.lat, found.precision) == ("FR", "France", None, None)
    assert [(one.name, one.phone, one.email) for one in found.contacts] == [("Anna Roux", "+48 555 0199", None)]


@pytest.mark.parametrize(
    ("code", "name", "country"), [("EL", "Greece", "GR"), (None, "Czechia", "CZ"), ("DE", None, "DE")]
)
def test_countries_by_code_or_name(code: str | None, name: str | None, country: str) -> None:
    told = {"organisationInfo": {"memberStateCountryCode": code}, "countryName": name, "mscName": name}
    (found,) = sites(part("Nowhere", site("A"), **told))
    assert found.country == country


def test_a_part_two_without_its_state() -> None:
    found = read(old_shape(NUMBER, states=[{"trialSites": [site("A"), None, {}]}]))
    (one,) = found.study.sites
    assert (one.country, one.status, one.status_source, one.said) == ("PL", "recruiting", "study", None)
    strange = read(old_shape(NUMBER, states=[part("Atlantis", site("A"))]))
    assert strange.study.sites[0].country is None
    assert "member state: Atlantis" in strange.unknown_words


def test_every_site_of_the_real_records_is_there_once() -> None:
    counts = {}
    for received in samples():
        record = json.loads(received)
        found = study(received, TODAY)
        told = record.get("authorizedApplication") or record
        given = [each["id"] for part in told["authorizedPartsII"] for each in part["trialSites"]]
        undecided = [
            each["id"]
            for application in record.get("applications", [])
            for part in application["partIIInfo"]
            if part["mscInfo"]["trialStatus"] == "Under evaluation"
            for each in part["trialSites"]
        ]
        places = found.study.sites
        assert len(places) == len({one.id for one in places}) == len(given) + len(undecided)
        assert all(one.country and one.city and one.contacts for one in places)
        assert found.unknown_words == ()
        counts[found.study.card.id] = len(places)
    assert not samples() or sum(counts.values()) == 147
