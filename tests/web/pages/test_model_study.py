"""Everything that the model page has, on the real record of its study; a made-up record where the data are missing."""

from __future__ import annotations

import html
import re
from collections import Counter

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.pages.real import MODEL, model_study, raw
from tests.web.pages.service import MadeFinder

REAL = model_study().card.id == MODEL


@pytest.fixture
def page(joined: tuple[Flask, MadeFinder]) -> str:
    app, finder = joined
    finder.kept[model_study().card.id] = model_study()
    return app.test_client().get(f"/studies/{model_study().card.id}").text


def read(page: str) -> str:
    """What a reader reads, with single spaces."""
    inline = re.sub(r"</?(span|b|em|small|a)\b[^>]*>", "", page[page.index("<main") :])
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", inline)))


def section(page: str, anchor: str) -> str:
    """A section's text as its paragraphs and entries, joined by line ends."""
    found = re.search(rf'<div class="quoted" id="registry-{anchor}" lang="en">(.*?)</div>', page, re.S)
    assert found, anchor
    return html.unescape(re.sub(r"<[^>]+>", "", found[1])).strip()


def test_all_centres_with_their_own_status(page: str) -> None:
    locations = raw()["contactsLocationsModule"]["locations"]
    countries = {location["country"] for location in locations}
    listed = page[page.index('<section id="centres"') : page.index('id="details-title"')]
    assert listed.count("<li data-site=") == len(locations)
    assert len(set(re.findall(r'data-site="([^"]+)"', listed))) == len(locations)
    if REAL:
        assert "141 centres in all, 28 countries." in read(page)
        assert (len(locations), len(countries)) == (141, 28)
        assert Counter(site.status for site in model_study().all_sites)["recruiting"] == 61


STALE = (
    "Not confirmed since July 2020 (then: recruiting)",
    "None of 141 centres confirmed since July 2020",
    "Then: 61 recruiting · 27 not open yet · 33 running, not taking new people · 20 finished, stopped or never opened",
    "Then recruiting 61",
    "Then not open yet 27",
    "Running, not taking new people 33",
    "July 2020, as the registry gives it. Nothing newer has reached us.",
)
FACTS = (
    "Sex Any",
    "Age 18 or older",
    "Healthy volunteers Not accepted",
    "What it does Tests a treatment",
    "Sponsor Hoffmann-La Roche",
    "Phase Phase 3",
    "Began January 2018 · expected to end August 2024, said in July 2020",
    "People in it 572 planned",
    "Nobody has written a plain-language summary of this study yet. These are the registry’s own facts, unedited, "
    "from ClinicalTrials.gov, 8 July 2020.",
    "A computer decides by chance which group you are in.",
    "You will not be told which treatment you get.",
    "The registry lists what is used in this study, not who gets what:",
    "Gemcitabine · drug",
    "The registry has no separate visit plan. Read its text, and ask for the visit plan.",
    "Your usual care goes on.",
    "The registry’s medical conditions for taking part are not in our copy. Ask the study office or your doctor.",
    "MO39193 Sponsor or another organisation",
    "No centre gives a contact of its own. Ask the study office (not a hospital), with the number NCT03371017.",
    "This record at ClinicalTrials.gov",
    "2016-005119-42 at EU Clinical Trials Register",
)
MADE_UP = ("Basic details", "Sponsor", "Nobody has written a plain-language summary of this study yet.")


@pytest.mark.parametrize("words", (*STALE, *FACTS) if REAL else MADE_UP)
def test_its_facts(page: str, words: str) -> None:
    assert words in read(page)


def test_what_nobody_has_confirmed_is_never_green(page: str) -> None:
    stale = model_study().fresh == "stale"
    assert stale or not REAL
    assert stale != bool(re.search(r'class="(status|glyph) (recruiting|aging|soon)"', page))
    assert stale != ("<em>" in page)
    assert stale != ("schema.org/Recruiting" in page) or not REAL
    told = Counter(re.findall(r'class="told">[^<]*', page))
    assert not stale or not [words for words in told if re.search(r"\d recruiting", words)]


def test_its_numbers(page: str) -> None:
    for one in model_study().details.numbers:
        assert f'data-copy="{one.number}"' in page
        assert not one.url or f'<a class="number" href="{html.escape(one.url)}"' in page
    if REAL:
        numbers = [one.number for one in model_study().details.numbers]
        assert numbers == ["NCT03371017", "MO39193", "2016-005119-42"]
    assert "{{" not in page


def test_the_conditions_lead_to_their_studies(page: str) -> None:
    way = re.findall(r'name="condition" value="([^"]+)"', page)
    assert way == ["D009369", "D001943", "D064726"]


def test_the_registrys_text_is_unedited(page: str) -> None:
    """Every paragraph of the record, to the letter; the mark of a list is its bullet."""
    protocol = raw()
    wanted = {
        "official-title": protocol["identificationModule"].get("officialTitle"),
        "summary": protocol["descriptionModule"].get("briefSummary"),
        "description": protocol["descriptionModule"].get("detailedDescription"),
    }
    for anchor, written in wanted.items():
        for paragraph in written.split("\n\n") if written else []:
            assert paragraph.strip("* \n") in section(page, anchor)
    assert any(wanted.values())


def test_every_text_of_the_details_stands_on_the_page(page: str) -> None:
    for text in model_study().details.texts:
        shown = section(page, text.section.replace("_", "-"))
        assert re.findall(r"\w+", shown) == re.findall(r"\w+", re.sub(r"^\s*(\d+\.) ", "", text.text, flags=re.M))


def test_what_a_reader_is_told_beside_it(page: str) -> None:
    told = read(page)
    for words in (
        "Find participating medical centres and current study status in each of them",
        "Show study locations",
        "How does it work?",
        "How do I take part?",
        "What treatment will I be given?",
        "How often will I be seen?",
        "What if I can’t take part?",
        "For medical professionals",
        "Take a call sheet",
        "Bookmark this page in your browser.",
        "Talk to a doctor or nurse you trust",
        "This page does not say whether the treatment works.",
        "We do not run, check or recommend these studies.",
        "What is clinical research?",
        "Sources and dates",
    ):
        assert words in told, words


def test_its_call_sheet(joined: tuple[Flask, MadeFinder]) -> None:
    app, finder = joined
    study = model_study()
    finder.kept[study.card.id] = study
    client: FlaskClient = app.test_client()
    site = study.all_sites[0]
    sheet = client.post(f"/studies/{study.card.id}/call-sheet", data={"site": site.id}).text
    assert html.escape(" ".join((site.name or "").split()), quote=False) in sheet
    if REAL:
        assert "Study office (not this hospital)" in sheet
        assert "+1 555 0182" in sheet
        assert "status recruiting" not in sheet
