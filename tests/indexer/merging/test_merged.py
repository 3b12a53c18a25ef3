"""A study from several records: who says what can be said once, and that all the rest is kept."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from msgspec.structs import replace

from indexer.merging import merged
from search.study import Enrolment, SiteCounts, Study, Titles
from tests.indexer.merging.builders import IDS, by_name
from tests.indexer.merging.three_registries import NURSE, OFFICE, SUMMARY, parts
from tests.indexer.merging.whole import as_given


@pytest.fixture(scope="module")
def study() -> Study:
    return merged(parts(), (), by_name).study


def test_the_first_registry_gives_number_and_title(study: Study) -> None:
    assert (study.card.id, study.card.title) == (IDS["ctgov"], "Title in ctgov")
    assert study.card.registries == ("ctgov", "ctis", "isrctn")
    assert [held.registry for held in study.details.records] == ["ctgov", "ctis", "isrctn"]


def test_numbers_stand_once_records_first_then_registries_then_sponsors(study: Study) -> None:
    numbers = [each.number for each in study.details.numbers]
    assert numbers == [IDS["ctgov"], IDS["ctis"], IDS["isrctn"], "2016-005119-42", "MO39193"]
    assert study.card.ids == tuple(numbers[1:])
    assert study.details.aliases == ("NCT00000099",)


def test_what_can_be_said_once_the_first_that_says_it_says(study: Study) -> None:
    card, page = study.card, study.details
    assert (card.sex, card.healthy, card.sponsor, card.purpose) == ("all", False, "Roche", "treatment")
    assert card.age is not None
    assert card.age.text == "18 and older"
    assert card.phase == ("phase2", "phase3")
    assert (card.public_title, card.plain_title, card.contact) == ("A study of walking", "Walking and cancer", OFFICE)
    assert page.titles == Titles(
        registry="Title in ctgov",
        official="Official",
        public="A study of walking",
        plain="Walking and cancer",
        plain_source="ISRCTN",
    )
    assert (page.acronym, page.why_stopped, page.enrolment) == (
        "WALK",
        "No money",
        Enrolment(count=300, kind="estimated"),
    )
    assert (page.masking, page.masked) == ("none", ())
    assert [arm.label for arm in page.arms] == ["A"]
    assert page.eligibility.text == "Adults"
    assert page.dates == {"start": "2018-01", "updated": "2026-05-01", "end_of_trial": "2027"}


def test_names_in_another_spelling_stand_once(study: Study) -> None:
    assert study.card.interventions == ("Atezolizumab", "Carboplatin")
    assert [given.name for given in study.details.given] == ["Atezolizumab", "Carboplatin"]
    assert study.details.condition_words == ("Breast Cancer", "TNBC")
    assert [tag.id for tag in study.card.conditions] == ["D001943"]


def test_texts_answers_and_contacts_of_all_are_kept(study: Study) -> None:
    assert [(text.registry, text.lang) for text in study.details.texts] == [("ctgov", "en"), ("ctis", "de")]
    assert study.details.plain_summary == (SUMMARY,)
    assert study.details.contacts == (OFFICE, NURSE)


def test_what_was_not_understood_is_told_once() -> None:
    read = merged(parts(), (), by_name)
    assert read.headings == ("Neoplasms",)
    assert read.unknown_words == ("phase: PHASE9", "country: Utopia")


def test_every_site_stands_once_in_its_records_order(study: Study) -> None:
    assert [one.id for one in study.sites] == [one.id for read in parts() for one in read.study.sites]


def test_sites_of_one_hospital_share_a_place_and_its_countrys_word(study: Study) -> None:
    charite = [one for one in study.sites if one.name == "Charité"]
    others = [one for one in study.sites if one.name != "Charité"]
    assert [one.registry for one in charite] == ["ctgov", "ctis", "isrctn"]
    assert len({one.place for one in charite}) == 1
    assert charite[0].place
    assert [(one.status, one.status_registry) for one in charite] == [
        ("completed", "ctis"),
        ("completed", None),
        ("completed", "ctis"),
    ]
    assert [(one.place, one.status) for one in others] == [(None, "recruiting"), (None, "recruiting")]


def test_sites_are_counted_with_their_last_days(study: Study) -> None:
    assert study.card.sites == SiteCounts(total=5, recruiting=2, ends={"2026-12-01": 1})


def test_a_joined_study_comes_back_from_json_as_it_was(study: Study) -> None:
    assert msgspec.json.decode(msgspec.json.encode(study), type=Study) == study


def test_a_single_record_stays_as_it_is_but_for_its_counts() -> None:
    for read in parts():
        alone = merged([read], (), by_name)
        card, page, sites = alone.study.card, alone.study.details, alone.study.card.sites
        (record,) = page.records
        assert (record.title, record.sponsor, record.phase) == (card.title, card.sponsor, card.phase)
        given = replace(
            alone.study,
            card=replace(card, sites=read.study.card.sites),
            details=replace(page, records=(as_given(record),)),
        )
        assert alone._replace(study=given) == read
        assert sites.total == len(read.study.sites)
    assert sites.ends == {"2026-12-01": 2}


def test_records_do_not_change_by_being_joined() -> None:
    before, given = parts(), parts()
    merged(given, (), by_name)
    assert given == before
    assert all(first != second for first, second in pairwise(given))
