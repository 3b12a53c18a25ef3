"""A record of ISRCTN as a study, from the API's XML and from a rendering."""

from __future__ import annotations

import json
from typing import Any

import pytest

from indexer.registries.isrctn.reader import identify, recognises, study
from search.study import Enrolment
from tests.indexer.isrctn.records import NAMESPACE, TODAY, made, read, renderings, wire
from tests.indexer.test_ctgov_mutations import assert_whole


def test_a_card() -> None:
    card = study(wire(made()), TODAY).study.card
    assert card.id == "ISRCTN00000017"
    assert card.registries == ("isrctn",)
    assert card.title == card.plain_title == "Do crackers help people who feel dizzy?"
    assert card.public_title is None
    assert (card.type, card.purpose, card.phase) == ("interventional", "treatment", ("phase2", "phase3"))
    assert (card.sex, card.healthy, card.sponsor) == ("all", True, "University of Nowhere")
    assert card.age is not None
    assert card.age.text == "12 to 90 years"
    assert card.interventions == ("Salted cracker (Panis salsus, 5 g)", "water")
    assert card.contact is not None
    assert (card.contact.name, card.contact.phone, card.contact.email) == ("Dr Ann Public", None, "ann@example.org")


def test_its_details() -> None:
    details = study(wire(made()), TODAY).study.details
    assert details.acronym == "CRUMBS"
    assert details.condition_words == ("Stroke Research Network", "Dizziness", "Orthostatic hypotension")
    assert details.keywords == ("Circulatory System",)
    assert [(given.kind, given.name) for given in details.given] == [
        ("dietary_supplement", "Salted cracker (Panis salsus, 5 g)"),
        ("dietary_supplement", "water"),
    ]
    assert (details.allocation, details.masking, details.masked) == ("randomized", "single", None)
    assert details.enrolment == details.records[0].enrolment == Enrolment(count=3060, kind="estimated")
    assert details.dates == details.records[0].dates == {
        "start": "2026-01-01",
        "completion": "2028-06-30",
        "first_posted": "2025-12-24",
        "updated": "2026-05-26",
    }  # fmt: skip
    assert [(contact.name, contact.source) for contact in details.contacts] == [
        ("Dr Ann Public", "study"),
        ("Prof Ida Scient", "study"),
    ]
    titles = details.titles
    assert (titles.plain, titles.plain_source, titles.plain_written) == (titles.registry, "ISRCTN", "2026-05-26")
    assert titles.official == "Salted crackers in orthostatic hypotension: a randomised controlled trial"


def test_its_sites() -> None:
    found = study(wire(made()), TODAY).study.sites
    assert [(site.name, site.city, site.region, site.country, site.postcode) for site in found] == [
        ("Royal Infirmary", "Edinburgh", "Scotland", "GB", "EH1 1AA"),
        ("Main Street 4", "Lothian", None, "GB", None),
        ("Clinic > 1", "Kinshasa", None, "CD", None),
        ("Clinic > 1", "Kinshasa", None, "CD", None),
    ]
    assert len({site.id for site in found}) == 4
    assert all(site.id.startswith("ISRCTN00000017-") and site.lat is None for site in found)


def test_sites_keep_their_ids_in_another_order() -> None:
    one = read(made()).study.sites
    turned = made()
    turned["participants"]["trialCentres"]["trialCentre"].reverse()
    assert {(site.id, site.name) for site in one} == {(site.id, site.name) for site in read(turned).study.sites}


def test_its_texts() -> None:
    texts = {text.section: text for text in study(wire(made()), TODAY).study.details.texts}
    assert all((text.registry, text.lang) == ("isrctn", "en") for text in texts.values())
    assert texts["summary"].text == "Crackers with > 2 g of salt & water help."
    assert texts["secondary_outcomes"].text == "- Blood pressure; measured by: a cuff; when: weeks 1 and 4"
    assert texts["eligibility"].text == (
        "Inclusion criteria:\n\n1. Aged 12 years or over\n2. Dizzy\n\n"
        "Exclusion criteria:\n\n1. Allergic to salt\n2. Blood pressure > 180"
    )
    assert texts["countries"].text == "- United Kingdom\n- Scotland\n- Congo, Democratic Republic"
    assert texts["collaborators"].text == "- Second Sponsor"
    assert "Who can participate?" in texts["plain_summary"].text
    assert set(texts) == {
        *("official_title", "plain_summary", "summary", "description", "design", "primary_outcomes", "ethics"),
        *("secondary_outcomes", "eligibility", "population", "conditions", "countries", "collaborators"),
    }


@pytest.mark.parametrize("rendering", renderings(), ids=lambda each: each["isrctn"])
def test_every_record_is_read_whole(rendering: dict[str, Any]) -> None:
    for received in (json.dumps(rendering).encode(), wire(rendering)):
        found = study(received, TODAY)
        assert recognises(received)
        assert_whole(found)
        assert not found.unknown_words
        assert identify(received, TODAY).id == found.study.card.id
        assert found.study.card.type == "interventional"
        assert found.study.card.phase
        assert found.study.details.enrolment
        assert all(site.country for site in found.study.sites)
        centres = rendering["participants"]["trialCentres"]["trialCentre"]
        assert len(found.study.sites) == (len(centres) if isinstance(centres, list) else 1)


@pytest.mark.parametrize("rendering", renderings(), ids=lambda each: each["isrctn"])
def test_the_api_s_form_says_what_the_rendering_says(rendering: dict[str, Any]) -> None:
    one, other = read(rendering).study, study(wire(rendering, contacts=False), TODAY).study
    assert [site.id for site in one.sites] == [site.id for site in other.sites]
    assert one.details.texts == other.details.texts
    assert one.details.numbers == other.details.numbers
    assert (one.card.age, one.card.status, one.card.healthy) == (other.card.age, other.card.status, other.card.healthy)


def test_a_lay_title_that_is_none() -> None:
    same = made(trialDescription__scientificTitle="do crackers help people, who feel dizzy")
    assert read(same).study.card.plain_title is None
    alone = made(trialDescription__scientificTitle="")
    assert read(alone).study.details.titles.plain is None
    assert read(made(trialDescription={})).study.card.title == "ISRCTN00000017"


@pytest.mark.parametrize(
    ("final", "target", "told"),
    [
        ("9", "20", Enrolment(count=9, kind="actual")),
        ("0", "20", Enrolment(count=20, kind="estimated")),
        ("", "3,060", Enrolment(count=3060, kind="estimated")),
        ({}, "60 000 people", Enrolment(count=60000, kind="estimated")),
        ("", "", None),
        ("about 30", "many", None),
        ("1" * 40, "", None),
    ],
)
def test_how_many_take_part(final: Any, target: str, told: Enrolment | None) -> None:
    record = made(participants__totalFinalEnrolment=final, participants__targetEnrolment=target)
    assert read(record).study.details.enrolment == told


def test_an_empty_record() -> None:
    found = study(f'<fullTrial xmlns="{NAMESPACE}"><trial><isrctn>17</isrctn></trial></fullTrial>'.encode(), TODAY)
    assert_whole(found)
    assert (found.study.card.status, found.study.card.age, found.study.sites) == ("unknown", None, ())
    assert not found.unknown_words
