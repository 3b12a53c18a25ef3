"""What a CTIS record becomes: numbers, titles, who can take part, what is given, texts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from indexer.registries.ctis.numbers import is_acronym
from indexer.registries.ctis.reader import identify, recognises, study
from indexer.registries.reading import Unreadable
from search.study import Number
from tests.indexer.ctis.records import (
    NUMBER,
    TODAY,
    all_records,
    both_shapes,
    new_shape,
    old_shape,
    read,
    state,
)


def test_identity_of_both_shapes() -> None:
    new, *_, old = both_shapes()
    assert identify(new, TODAY) == ("ctis", "2023-500001-10-00", "2025-08-19", ("2019-003842-34", "NCT01234567"), ())
    assert identify(old, TODAY) == ("ctis", "2022-500004-13-01", "2024-05-03", ("2019-003842-34", "NCT01234567"), ())


def test_it_knows_its_own_records_and_no_others() -> None:
    assert all(recognises(record) for record in all_records())
    assert not recognises(b'{"protocolSection": {"identificationModule": {"nctId": "NCT01234567"}}}')
    assert not recognises(b"<trial><isrctn>12345678</isrctn></trial>")
    assert not recognises(b'["ctNumber"]' + b" " * 9)
    assert recognises(b'{"ctNumber": "2023-500001-10-00", "authorizedApplication": {')


@pytest.mark.parametrize("number", [None, "", "NCT01234567", "2020-000001-01", "2023-500001-10-00 and more", 7])
def test_a_record_without_its_number_is_refused(number: Any) -> None:
    received = json.dumps(new_shape(number)).encode()
    for attempt in (lambda: identify(received, TODAY), lambda: study(received, TODAY)):
        with pytest.raises(Unreadable, match="ctNumber"):
            attempt()


def test_the_last_update_is_none_that_is_still_to_come() -> None:
    record = new_shape(NUMBER, updated="01/01/2030", publishDate="2026-01-02T10:00:00.5")
    assert read(record).study.card.updated == "2026-01-02"


def test_numbers() -> None:
    details = read(new_shape(NUMBER)).study.details
    assert [each.number for each in details.numbers] == [
        NUMBER,
        "ABC-123",
        "2019-003842-34",
        "NCT01234567",
        "DRKS00000001",
    ]
    assert [each.registry for each in details.numbers] == ["ctis", None, "eudract", "ctgov", None]
    assert Number(number="2020-000001-01", registry="eudract") not in details.numbers
    assert not any("2020-000001-01" in each.number for each in details.numbers)


@pytest.mark.parametrize("short", ["iEuroEwing", "NPC-Nivo", "MOSAIC-3", "DESTINY-Breast05"])
def test_an_acronym(short: str) -> None:
    assert is_acronym(short)


@pytest.mark.parametrize(
    "short", ["MK-5592-127", "200925", "CLEE011Q12101", "PHRC N 2020 GALLOT", "X1", "FIBHNJ-2020-01"]
)
def test_a_sponsors_code(short: str) -> None:
    assert not is_acronym(short)


def test_titles_in_english_where_there_is_one() -> None:
    record = new_shape(NUMBER)
    titles = record["authorizedApplication"]["authorizedPartI"]["trialDetails"]["clinicalTrialIdentifiers"]
    titles |= {"publicTitle": "Ein Titel", "shortTitle": "MOSAIC"}
    titles["publicTitleTranslations"] = [
        {"attributeTranslation": "Un titre", "languageDescription": "French"},
        {"attributeTranslation": "A title", "languageDescription": "English"},
        {"attributeTranslation": "?", "languageDescription": "Klingon"},
    ]
    found = read(record)
    card, details = found.study.card, found.study.details
    assert (card.title, card.public_title, card.plain_title) == ("A title", "A title", None)
    assert (details.titles.official, details.acronym) == ("A full title", "MOSAIC")
    spoken = [(text.lang, text.text) for text in details.texts if text.section == "public_title"]
    assert spoken == [("fr", "Un titre"), ("en", "A title")]
    assert found.unknown_words == ("language: Klingon",)


def test_what_is_given_by_its_role() -> None:
    record = new_shape(NUMBER)
    record["authorizedApplication"]["authorizedPartI"]["products"] = [
        {"productName": "SALINE WATER", "mpRoleInTrial": "3"},
        {"mpRoleInTrial": "1", "productDictionaryInfo": {"activeSubstanceName": "VINORELBINE"}},
        {"productName": "Noxafil", "mpRoleInTrial": 1, "jsonActiveSubstanceNames": "posaconazole"},
        {"productName": "noxafil", "mpRoleInTrial": "1"},
        {"mpRoleInTrial": "3", "productDictionaryInfo": {"prodName": "N/A"}},
        {"mpRoleInTrial": "9", "productName": "Mystery"},
        None,
    ]
    found = read(record)
    given = [(one.kind, one.name, one.description) for one in found.study.details.given]
    assert given == [
        ("test", "Vinorelbine", None),
        ("test", "Noxafil", "posaconazole"),
        ("placebo", "Saline water", None),
        ("placebo", "Placebo", None),
        (None, "Mystery", None),
    ]
    assert found.unknown_words == ("product role: 9",)


@pytest.mark.parametrize(
    ("code", "roles", "masking", "masked"),
    [
        ("3", [], "none", ()),
        ("1", ["Subject"], "single", ("participant",)),
        ("2", ["Subject", "Investigator", "Monitor"], "double", ("participant", "investigator")),
        ("2", [], "double", None),
        (None, [], None, None),
    ],
)
def test_masking_and_arms(code: str, roles: list[str], masking: str | None, masked: tuple[str, ...] | None) -> None:
    period = {
        "title": "All",
        "blindingMethodCode": code,
        "blindedRoles": [{"name": role} for role in roles],
        "allocationMethod": "1",
        "armDetails": [{"title": "Arm A", "description": "1. first"}, {"description": "nameless"}],
    }
    record = new_shape(NUMBER)
    details = record["authorizedApplication"]["authorizedPartI"]["trialDetails"]
    details["protocolInformation"] = {"studyDesign": {"periodDetails": [period]}}
    found = read(record).study.details
    assert (found.masking, found.masked, found.allocation) == (masking, masked, "randomized")
    assert [(arm.label, arm.description) for arm in found.arms] == [("Arm A", "1. first")]


def test_sponsor_contacts_dates_and_how_many() -> None:
    record = new_shape(NUMBER, states=[state("Poland"), state("Spain")], startDateEU="28/04/2021")
    found = read(record).study
    assert found.card.sponsor == "Example University"
    assert found.card.contact is not None
    assert (found.card.contact.phone, found.card.contact.source) == ("+48 555 0111", "study")
    assert found.details.dates == {"start": "2021-04-28", "updated": "2025-08-19"}
    assert found.details.enrolment is not None
    assert (found.details.enrolment.count, found.details.enrolment.kind) == (25, "estimated")
    assert found.details.condition_words == ("Wilson disease",)
    assert found.details.keywords == ("Hepatolenticular degeneration",)
    (held,) = found.details.records
    assert (held.dates, held.enrolment) == (found.details.dates, found.details.enrolment)


def test_both_shapes_say_the_same_study() -> None:
    new = read(new_shape(NUMBER, states=[state("Poland", code=4)], updated="03/05/2024")).study
    old = read(old_shape(NUMBER, listed="PL:Ongoing, recruiting", states=[state("Poland")])).study
    assert old.sites == new.sites
    assert old.details.texts == new.details.texts
    assert old.card == new.card


def test_nothing_at_all_is_still_a_study() -> None:
    found = read({"ctNumber": NUMBER}).study
    assert (found.card.title, found.card.status, found.sites) == (NUMBER, "unknown", ())
    empty = read(new_shape(NUMBER) | {"authorizedApplication": {"authorizedPartI": None, "authorizedPartsII": None}})
    assert empty.study.card.title == NUMBER
