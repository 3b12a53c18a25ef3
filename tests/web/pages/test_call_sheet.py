"""The call sheet: whom to call, what to ask, and nothing of where its reader is."""

from __future__ import annotations

import re

import pytest
import segno
from flask import Flask
from flask.testing import FlaskClient

from tests.web.pages import made, made_study
from tests.web.pages.pseudo import check_every_word_is_a_message, pseudo_language
from tests.web.pages.service import MadeFinder, make_app
from tests.web.pages.test_study_page import ALLOWED
from web.pages.study.call_sheet import Code, qr_code

PATH = "/studies/NCT00000001/call-sheet"
CENTRE = {"site": "NCT00000001-1"}


def sheet(html: str) -> str:
    """What stands on the card, without its markup."""
    found = re.search(r'<article class="sheet[ "].*?</article>', html, re.S)
    assert found
    inline = re.sub(r"</?(span|b|a)\b[^>]*>", "", found[0])
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", inline))


def test_a_centres_sheet(browser: FlaskClient) -> None:
    answer = browser.post(PATH, data=CENTRE)
    told = sheet(answer.text)
    parts = [
        "NCT00000001",
        "Study of Trastuzumab Deruxtecan",
        "Centre, with its own number",
        "Massachusetts General Hospital Cancer Center, Boston",
        "+1 555 0116",
        "Recruiting",
        "checked 3 Nov 2026",
        "Are you still taking people?",
        "Where is it?",
        "Would I pay?",
        "Did an ethics committee approve it?",
        "Printed 22 Nov 2026.",
    ]
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.text


def test_the_study_offices_sheet(browser: FlaskClient) -> None:
    answer = browser.get(PATH)
    told = sheet(answer.text)
    assert "Study office" in told
    assert "+1 555 0182" in told
    assert "Massachusetts" not in told
    assert '<noscript><p class="quiet">To print, use your browser’s menu.</p></noscript>' in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_an_offices_number_is_never_a_hospitals(browser: FlaskClient, finder: MadeFinder) -> None:
    finder.kept["NCT00000001"] = made_study.study(made.site(contact=made.OFFICE))
    told = sheet(browser.post(PATH, data=CENTRE).text)
    assert "Study office (not this hospital)" in told
    assert "its own number" not in told


def test_no_contact_says_whom_to_ask(browser: FlaskClient) -> None:
    told = sheet(browser.get("/studies/NCT00000004/call-sheet").text)
    assert "No contact given. Ask the sponsor or your doctor, with the number NCT00000004" in told


def test_a_centre_that_is_gone_is_told(browser: FlaskClient) -> None:
    html = browser.post(PATH, data={"site": "NCT00000001-99"}).text
    assert "The registry does not list this centre any more." in html
    assert "+1 555 0182" in sheet(html)


def test_what_leaves_the_page_holds_the_number_alone() -> None:
    app, _finder = make_app(PUBLIC_URL="https://trials.example.org")
    html = app.test_client().post(f"/de{PATH}", data=CENTRE | {"near": "Boston", "q": "many"}).text
    address = "https://trials.example.org/de/studies/NCT00000001"
    mail = "mailto:?subject=NCT00000001&amp;body=https%3A%2F%2Ftrials.example.org%2Fde%2Fstudies%2FNCT00000001"
    assert f'href="{mail}"' in html
    assert f'data-share="NCT00000001" data-share-url="{address}" hidden' in html
    assert "trials.example.org/<wbr>de/<wbr>studies/<wbr>NCT00000001" in html
    assert qr_code(address).path in html


def test_back_to_the_study_keeps_what_was_asked(browser: FlaskClient) -> None:
    html = browser.post(PATH, data=CENTRE | {"near": "Boston", "q": "many"}).text
    assert '<form method="post" action="/studies/NCT00000001"><input type="hidden" name="q" value="many">' in html
    assert '<input type="hidden" name="near" value="Boston">' in html
    assert '<a class="link back" href="/studies/NCT00000001">' in browser.get(PATH).text


def test_the_study_page_leads_to_every_sheet_without_a_script(browser: FlaskClient) -> None:
    html = browser.post("/studies/NCT00000001", data={"near": "Boston", "q": "many"}).text
    assert '<form method="post" action="/studies/NCT00000001/call-sheet" id="sheet" hidden>' in html
    assert '<button class="link" form="sheet" name="site" value="NCT00000001-1">' in html
    assert f'<a class="copy" href="{PATH}">' in html


def test_another_number_leads_on(browser: FlaskClient) -> None:
    moved = browser.get("/studies/2016-005119-42/call-sheet")
    assert (moved.status_code, moved.location) == (301, PATH)
    assert browser.post("/studies/2016-005119-42/call-sheet", data=CENTRE).status_code == 308


@pytest.mark.parametrize("text", ["https://trials.example.org/studies/NCT00000001", "a"])
def test_the_code_is_drawn_square_by_square(text: str) -> None:
    code = qr_code(text)
    assert drawn(code) == [list(row) for row in segno.make(text, error="m", micro=False).matrix]


def drawn(code: Code) -> list[list[int]]:
    """The squares that the path covers."""
    squares = [[0] * code.size for _ in range(code.size)]
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path):
        squares[int(y)][int(x) : int(x) + int(width)] = [1] * int(width)
    return squares


@pytest.mark.parametrize("fields", [None, CENTRE, CENTRE | {"near": "Boston"}, {"site": "gone"}], ids=str)
def test_every_word_is_a_message(joined: tuple[Flask, MadeFinder], fields: dict[str, str] | None) -> None:
    with pseudo_language(joined[0]) as browser:
        answer = browser.post(f"/de{PATH}", data=fields) if fields else browser.get(f"/de{PATH}")
        check_every_word_is_a_message(answer.text, (*ALLOWED, "localhost/de/studies/NCT00000001"))
        check_every_word_is_a_message(
            browser.get("/de/studies/NCT00000004/call-sheet").text, (*ALLOWED, "localhost/de/studies/NCT00000004")
        )
