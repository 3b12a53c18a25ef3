"""A study's page: every word of it a message, every section with an address, nothing promised that is not sure."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.study import Answer, Condition, Enrolment, Text
from tests.web.pages import made, made_joined, made_study
from tests.web.pages.pseudo import check_every_word_is_a_message, pseudo_language
from tests.web.pages.service import MadeFinder, make_app

NEAR_BOSTON = {"q": "many", "near": "Boston", "within": "50mi"}
SITES = (
    *("Massachusetts General Hospital Cancer Center", "Dana-Farber Cancer Institute", "Tufts Medical Center"),
    *("Lahey Hospital and Medical Center", "Princess Margaret", "Barts", "Charité", "Boston, Massachusetts, US"),
    *("Burlington", "Worcester", "Toronto", "London", "Berlin", "Boston", "Medical Centre Number", "Town"),
)
NAMES = ("Example Oncology", "ClinicalTrials.gov", "EU Clinical Trials Register", "EudraCT", "ISRCTN", "MO39193")
OTHERS = ("GeoNames", "CC BY 4.0", "MeSH", "U.S. National Library of Medicine", "Englisch", "Deutsch", "Nowhereville")
NUMBERS = tuple(f"NCT{number:08}" for number in range(10))
TITLES = (f"{made.card_values()['title'][:70].rsplit(' ', 1)[0]}…", "A stale study")
ALLOWED = (
    *TITLES,
    *SITES,
    *NAMES,
    *OTHERS,
    *NUMBERS,
    *made_joined.OF_OTHERS,
    "Dr Ada Office",
    "Krebs",
    "Does examplimab keep breast cancer away?",
    "und",
    "Brustkrebs",
    "DEMO0001",
    "help@example.org",
    "office@example.org",
)

FOUR_WAYS = (made.TNBC, *(Condition(id=f"D{number}", name=f"NCT0000000{number}") for number in range(3)))
STUDIES: dict[str, dict[str, Any]] = {
    "unknown everything": {
        "age": None,
        "sex": None,
        "healthy": None,
        "type": None,
        "purpose": None,
        "sponsor": None,
        "phase": (),
        "contact": None,
    },
    "watched": {"type": "observational", "purpose": None, "sex": "female", "healthy": True},
    "invited": {"status": "by_invitation", "sex": "male", "public_title": "Breast cancer in Europe"},
    "over": {"status": "terminated", "checked": None},
    "conditions": {"conditions": FOUR_WAYS},
}


@pytest.mark.parametrize("number", [f"NCT0000000{number}" for number in (1, 2, 3, 4, 5, 7)])
@pytest.mark.parametrize("fields", [None, NEAR_BOSTON, {"near": "Nowhereville"}], ids=str)
def test_every_word_is_a_message(number: str, fields: dict[str, str] | None) -> None:
    app, _finder = make_app(SITE_CONTACT="help@example.org")
    path = f"/de/studies/{number}"
    with pseudo_language(app) as browser:
        answer = browser.post(path, data=fields) if fields else browser.get(path)
        check_every_word_is_a_message(answer.text, ALLOWED)


@pytest.mark.parametrize("kind", STUDIES)
def test_every_word_of_the_rarer_facts_is_a_message(joined: tuple[Flask, MadeFinder], kind: str) -> None:
    app, finder = joined
    details = made_study.details(
        arms=(), masked=None, texts=(), why_stopped="Slow accrual", enrolment=Enrolment(count=1, kind="actual")
    )
    finder.kept["NCT00000006"] = made_study.study(made.site(contact=None, name=None), **STUDIES[kind], details=details)
    with pseudo_language(app) as browser:
        check_every_word_is_a_message(browser.get("/de/studies/NCT00000006").text, ALLOWED)


def test_registry_text_says_which_language_it_is_in(browser: FlaskClient) -> None:
    german = browser.get("/de/studies/NCT00000001").text
    assert '<h1 class="long" lang="en">' in german
    assert 'lang="en"><p>This study tests atezolizumab.</p>' in german
    assert german.count("Englisch") >= 3
    english = browser.get("/studies/NCT00000001").text
    assert "ClinicalTrials.gov, 3 November 2026, in English: the registry’s own words." in english
    assert "The registry’s text is in English." not in english


def test_text_in_another_language_says_so(browser: FlaskClient, finder: MadeFinder) -> None:
    texts = (Text(registry="ctgov", lang="de", section="summary", text="Ein Versuch."),)
    finder.kept["NCT00000006"] = made_study.study(details=made_study.details(texts=texts))
    html = browser.get("/studies/NCT00000006").text
    assert "The registry’s text is in German." in html
    assert 'lang="de"><p>Ein Versuch.</p>' in html


def test_every_section_for_professionals_has_an_address(browser: FlaskClient) -> None:
    """It stands inside what is folded, so that a browser that is sent there opens it."""
    html = browser.get("/studies/NCT00000001").text
    for section in ("summary", "eligibility"):
        anchor = f"registry-ctgov-{section}"
        folded = re.search(
            rf'<details><summary>[^/]+</span></summary><div class="folded-text" id="{anchor}">(.*)', html
        )
        assert folded
        before = f'<div class="quoted" id="registry-{section}" lang="en">'
        assert folded[1].startswith(before), "links that were sent before lead here"
        assert f'href="#{anchor}">Link to this section<span class="hidden"> ' in html
    assert 'id="professionals"' in html
    assert 'href="#professionals">Link to this section' in html


def test_a_sections_name_is_never_a_code(browser: FlaskClient, finder: MadeFinder) -> None:
    texts = (Text(registry="ctgov", lang="en", section="ethics_review", text="Approved."),)
    finder.kept["NCT00000006"] = made_study.study(details=made_study.details(texts=texts))
    assert "<span>More from the registry</span>" in browser.get("/studies/NCT00000006").text


def test_each_number_is_copied_and_leads_to_its_registry(browser: FlaskClient) -> None:
    html = browser.get("/studies/NCT00000001").text
    for number in ("NCT00000001", "MO39193", "2016-005119-42"):
        assert f'data-copy="{number}"' in html
    assert (
        '<a class="number" href="https://clinicaltrials.gov/study/NCT00000001" rel="noreferrer">NCT00000001</a> '
        in html
    )
    assert "<b>MO39193</b> <small>Sponsor or another organisation</small>" in html
    assert "search?query=2016-005119-42" in html


def test_save_shares_the_row_with_back(browser: FlaskClient) -> None:
    row = re.search(r'<div class="first-row">(.*?)</div>', browser.get("/studies/NCT00000001").text, re.S)
    assert row
    assert "Search for studies" in row[1]
    assert 'data-save="{&#34;id&#34;:&#34;NCT00000001&#34;' in row[1]


def test_a_centre_with_a_page_leads_there(browser: FlaskClient, finder: MadeFinder) -> None:
    finder.kept["NCT00000006"] = made_study.study(made.site(centre="mgh-boston"))
    html = browser.post("/studies/NCT00000006", data=NEAR_BOSTON).text
    assert html.count('<a href="/centres/mgh-boston">Massachusetts General Hospital Cancer Center') == 2


def test_directions_go_by_name_and_town(browser: FlaskClient) -> None:
    html = browser.post("/studies/NCT00000001", data=NEAR_BOSTON).text
    assert "search?query=Massachusetts%20General%20Hospital%20Cancer%20Center%2C%20Boston%2C%20United%20States" in html
    assert "42.358" not in html


def test_a_chosen_place_folds_to_one_line(browser: FlaskClient) -> None:
    near = browser.post("/studies/NCT00000001", data=NEAR_BOSTON).text
    assert '<details class="chosen-place"><summary>' in near
    assert 'class="chosen-place"' not in browser.get("/studies/NCT00000001").text


def test_a_wrong_status_can_be_reported_where_somebody_listens(browser: FlaskClient) -> None:
    assert "Report a wrong status" not in browser.get("/studies/NCT00000001").text
    for contact, link in [
        ("help@example.org", "mailto:help@example.org?subject=NCT00000001"),
        ("https://example.org/wrong", "https://example.org/wrong"),
    ]:
        html = make_app(SITE_CONTACT=contact)[0].test_client().get("/studies/NCT00000001").text
        assert html.count(f'<a href="{link}">Report a wrong status</a>') == 2
        assert "If it is wrong in the registry too, tell the study office or the sponsor." in html
        assert "right everywhere" not in html


def test_a_public_title_is_told_as_what_it_is(browser: FlaskClient, finder: MadeFinder) -> None:
    finder.kept["NCT00000006"] = made_study.study(public_title="A study for people with breast cancer")
    html = browser.get("/studies/NCT00000006").text
    assert '<dt>Public title</dt><dd><span lang="en">A study for people with breast cancer</span>' in html


def test_several_writers_and_no_date(browser: FlaskClient, finder: MadeFinder) -> None:
    written = tuple(
        Answer(question="Who?", answer="You.", source=source, lang="en", written=None)
        for source in ("ISRCTN", "Example Hospital")
    )
    finder.kept["NCT00000006"] = made_study.study(details=made_study.details(plain_summary=written))
    html = browser.get("/studies/NCT00000006").text
    assert "Written for patients, in ISRCTN’s record." in html
    assert "Written for patients by Example Hospital. It stands in no registry." in html
