"""Every page in every language: by its address, told to crawlers, offered and never forced."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.web.pages.service import make_app
from web.pages.language.languages import LANGUAGES, catalogue

OTHERS = [language for language in LANGUAGES if language != "en"]
PAGES = ["/", "/about", "/studies/NCT00000001", "/search?q=many&near=Boston", "/nowhere"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", OTHERS)
def test_a_page_and_its_links_are_in_the_language_of_its_address(
    browser: FlaskClient, language: str, path: str
) -> None:
    answer = browser.get(f"/{language}{path}")
    assert f'<html lang="{language}">' in answer.text
    own = re.sub(r"<(?:link|a|button)[^>]*(?:hreflang|formaction)=[^>]*>", "", answer.text)
    leading = re.findall(r'(?:href|action|src)="(/[^"]*)"', own)
    assert leading
    assert [link for link in leading if not link.startswith((f"/{language}/", "/api/"))] == []


def test_the_front_page_without_a_slash(browser: FlaskClient) -> None:
    assert '<html lang="de">' in browser.get("/de").text


@pytest.mark.parametrize("path", ["/de/api/v1/docs", "/de/healthz", "/de/robots.txt", "/de/de/about", "/en/about"])
def test_what_has_no_language(browser: FlaskClient, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_crawlers_are_told_of_every_language(browser: FlaskClient) -> None:
    for path in ("/studies/NCT00000001", "/de/studies/NCT00000001"):
        html = browser.get(path, base_url="https://trials.example.org").text
        found = dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', html))
        whole = "https://trials.example.org{}/studies/NCT00000001"
        assert found == {code: whole.format("" if code == "en" else f"/{code}") for code in LANGUAGES} | {
            "x-default": whole.format("")
        }
        own = whole.format("/de" if path.startswith("/de") else "")
        assert f'<link rel="canonical" href="{own}">' in html


def test_the_world_reaches_it_elsewhere() -> None:
    app, _ = make_app(PUBLIC_URL="https://trials.example.org")
    html = app.test_client().get("/about").text
    assert '<link rel="canonical" href="https://trials.example.org/about">' in html


def test_results_have_no_address_of_their_own(browser: FlaskClient) -> None:
    html = browser.post("/de/search", data={"q": "many", "near": "Boston"}).text
    assert "canonical" not in html
    assert "hreflang" not in html


def test_a_language_is_offered_and_never_forced(browser: FlaskClient) -> None:
    german = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}
    answer = browser.get("/about", headers=german)
    assert answer.status_code == 200
    assert '<html lang="en">' in answer.text
    assert "Diese Seite auf Deutsch lesen" in answer.text
    assert "Diese Seite auf Deutsch lesen" not in browser.get("/de/about", headers=german).text
    assert "auf Deutsch lesen" not in browser.get("/about", headers={"Accept-Language": "en"}).text
    assert "auf Deutsch lesen" not in browser.get("/about", headers={"Accept-Language": "nl"}).text


def test_the_question_goes_along_and_stands_in_no_address(browser: FlaskClient) -> None:
    html = browser.post("/search", data={"q": "many", "near": "Boston", "within": "50mi"}).text
    menu = html[html.index('<details class="menu">') : html.index("</details>")]
    assert '<button class="link" lang="de" formaction="/de/search">Deutsch</button>' in menu
    assert '<input type="hidden" name="q" value="many">' in menu
    assert '<input type="hidden" name="near" value="Boston">' in menu
    assert "?" not in menu


def test_what_was_asked_in_an_address_stays(browser: FlaskClient) -> None:
    assert 'href="/fr/search?q=many&amp;near=Boston"' in browser.get("/search?q=many&near=Boston").text


def test_another_number_leads_on_in_the_same_language(browser: FlaskClient) -> None:
    assert browser.get("/es/studies/2016-005119-42").location == "/es/studies/NCT00000001"


@pytest.mark.parametrize(
    ("language", "day", "distance"),
    [("de", "3. Nov. 2026", "16 Meilen"), ("es", "3 nov 2026", "16 millas"), ("fr", "3 nov. 2026", "16 miles")],
)
def test_dates_and_units_by_the_cldr(browser: FlaskClient, language: str, day: str, distance: str) -> None:
    html = browser.post(f"/{language}/search", data={"q": "many", "near": "Boston", "within": "10mi"}).text
    assert day in html
    assert distance.partition(" ")[2] in html


def test_a_language_alone_means_kilometres_but_english(browser: FlaskClient) -> None:
    assert "80 km" in browser.get("/de/", headers={"Accept-Language": "en"}).text
    assert "50 miles" in browser.get("/", headers={"Accept-Language": "en"}).text


def test_a_translation_that_nobody_has_signed_says_so(browser: FlaskClient) -> None:
    for language in OTHERS:
        told = catalogue(language).gettext("This translation is a draft. No medical professional has checked it yet.")
        assert told in browser.get(f"/{language}/about").text
    assert "is a draft" not in browser.get("/about").text
