"""What an operator's file adds to a study stands beside the registries' words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from indexer.merging import merged
from indexer.own.addition import Addition, Link, Position, Question
from indexer.own.fields import Person
from indexer.registries.reading import Read
from search.study import Added, Answer, Contact, Site, SponsorLink, Titles
from tests.indexer.merging.builders import addition, by_name, part, record, site

OFFICE = Contact(name="Trial office", phone="+49 30 1", source="study")
SUMMARY = Answer(question="Who?", answer="Adults.", source="ISRCTN", lang="en", written=None)
BERLIN = site("isrctn", "recruiting", "dates", lat=52.5, lon=13.4, precision="city", position_source="registry")
LEEDS = site("isrctn", "recruiting", "dates", number=2, name="St James’s", code="GB")
STUDY = part(
    record("isrctn", "recruiting"),
    BERLIN,
    LEEDS,
    plain_title="Walking",
    titles=Titles(registry="Title", official=None, public=None, plain="Walking", plain_source="ISRCTN"),
    plain_summary=(SUMMARY,),
    contacts=(OFFICE,),
    contact=OFFICE,
    unknown_words=("country: Utopia",),
)


def adding(*additions: Addition) -> Read:
    """The study with these additions."""
    return merged([STUDY], additions, by_name)


def test_the_operators_title_comes_before_the_registrys_with_source_and_day() -> None:
    study = adding(addition()).study
    assert (study.card.plain_title, study.card.title) == ("Can a walk help?", STUDY.study.card.title)
    assert study.details.titles == Titles(
        registry="Title",
        official=None,
        public=None,
        plain="Can a walk help?",
        plain_source="Patient team",
        plain_written="2026-03-01",
    )


def test_the_operators_answers_come_first_and_the_registrys_stay() -> None:
    asked = addition(plain_title=None, lang="de", questions=(Question(question="Wie oft?", answer="Wöchentlich."),))
    study = adding(asked).study
    first = Answer(question="Wie oft?", answer="Wöchentlich.", source="Patient team", lang="de", written="2026-03-01")
    assert study.details.plain_summary == (first, SUMMARY)
    assert (study.card.plain_title, study.details.titles.plain_source) == ("Walking", "ISRCTN")


def test_the_operators_contact_is_called_first_and_the_registrys_stays() -> None:
    study = adding(addition(contact=Person(name="Anna", phone="030 2"))).study
    anna = Contact(name="Anna", phone="030 2", source="operator")
    assert (study.card.contact, study.details.contacts) == (anna, (anna, OFFICE))
    assert [(one.source, one.contact) for one in study.details.added] == [("Patient team", anna)]


def test_lines_and_links_are_kept_with_their_source() -> None:
    links = (Link(text="Website", url="https://study.example/"),)
    study = adding(addition(contact_line="Ask for Anna.", links=links, lang="de")).study
    shown = (SponsorLink(text="Website", url="https://study.example/"),)
    assert study.details.added == (
        Added(source="Patient team", written="2026-03-01", lang="de", contact_line="Ask for Anna.", links=shown),
    )
    assert adding(addition()).study.details.added == ()


@pytest.mark.parametrize(
    ("position", "meant"),
    [
        (Position(id=BERLIN.id, lat=52.52, lon=13.37), BERLIN),
        (Position(name="CHARITE", city="berlin", lat=52.52, lon=13.37), BERLIN),
        (Position(name="St James's", city="Berlin", lat=52.52, lon=13.37), LEEDS),
    ],
)
def test_a_position_corrects_the_site_that_is_meant(position: Position, meant: Site) -> None:
    read = adding(addition(sites=(position,)))
    corrected = replace(
        meant,
        lat=52.52,
        lon=13.37,
        precision="exact",
        position_source="operator",
        registry_point=None if meant.lat is None else (52.5, 13.4),
    )
    assert read.study.sites == tuple(corrected if one.id == meant.id else one for one in STUDY.study.sites)
    assert read.unknown_words == STUDY.unknown_words


def test_a_position_of_no_site_is_reported() -> None:
    positions = (Position(id="NCT1-x", lat=1, lon=1), Position(name="Charité", city="Bonn", lat=1, lon=1))
    read = adding(addition(sites=positions))
    assert read.unknown_words == ("country: Utopia", "addition site: NCT1-x", "addition site: Charité, Bonn")
    assert read.study.sites == STUDY.study.sites


def test_of_several_additions_the_newest_comes_first_whatever_their_order() -> None:
    old = addition(written="2025-01-01", plain_title="Old", sites=(Position(id=BERLIN.id, lat=1, lon=1),))
    new = addition(written="2026-01-01", plain_title="New", sites=(Position(id=BERLIN.id, lat=2, lon=2),))
    read = adding(old, new)
    assert read == adding(new, old)
    assert read.study.card.plain_title == "New"
    berlin = read.study.sites[0]
    assert (berlin.lat, berlin.registry_point) == (2, (52.5, 13.4))


def test_an_addition_changes_no_status() -> None:
    whole = addition(
        questions=(Question(question="Still open?", answer="No: completed."),),
        contact_line="We recruit nobody any more.",
        sites=(Position(id=LEEDS.id, lat=53.8, lon=-1.5),),
    )
    read = adding(whole)
    alone = merged([STUDY], (), by_name)
    assert [(one.status, one.status_registry) for one in read.study.sites] == [("recruiting", None)] * 2
    assert (read.study.card.status, read.study.card.sites) == (alone.study.card.status, alone.study.card.sites)
    assert read.study.details.records == alone.study.details.records


def test_a_joined_study_takes_additions_to_sites_of_any_of_its_records() -> None:
    ctgov = part(record("ctgov", "recruiting"), site("ctgov", "recruiting", "site"))
    read = merged([ctgov, STUDY], [addition(sites=(Position(id=LEEDS.id, lat=53.8, lon=-1.5),))], by_name)
    assert [one.position_source for one in read.study.sites] == [None, "registry", "operator"]
    assert read.study.card.plain_title == "Can a walk help?"
