"""A place typed among the words; one that was corrected; one that nobody knows; the reader's own."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from markupsafe import Markup

from search.answer import AskedNear
from tests.web.pages import made
from tests.web.pages.service import PLACES, MadeFinder
from web.pages.search.asking import Form
from web.pages.search.copied_link import link_fields
from web.pages.search.place_told import tell_place
from web.pages.search.placed import Asked, place_apart
from web.pages.sites import asked_from

UNDO = '<button class="link inline" name="undo" value="true">undo</button>'


def text(html: str) -> str:
    return " ".join(Markup(html).striptags().split())


def carried(html: str) -> dict[str, str]:
    """What the form of the results sends without a button."""
    within = html[html.index('id="question"') :]
    return dict(re.findall(r'<input[^>]* name="(q|near|typed)" value="([^"]*)"', within))


def test_a_place_among_the_words_is_where_from(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "many near Boston", "near": "", "within": "50mi"}).text
    asked = finder.asked[-1]
    assert (asked["q"], asked["near"], asked["within"]) == ("many", "Boston", "50mi")
    assert "Searching “many” near Boston, Massachusetts, US · undo" in text(html)
    assert UNDO in html
    assert carried(html) == {"q": "many", "near": "Boston", "typed": "many near Boston"}
    assert "Another place?" in html


def test_undo_asks_for_the_words_as_they_were_typed(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "many near Boston"}).text
    undone = browser.post("/search", data=carried(html) | {"undo": "true"}).text
    assert finder.asked[-1]["q"] == "many near Boston"
    assert "near" not in finder.asked[-1]
    assert "Searching “" not in undone
    browser.post("/search", data=carried(undone) | {"sort": "updated"})
    assert finder.asked[-1]["q"] == "many near Boston", "a second question of the same words is not taken apart either"
    other = carried(undone) | {"q": "few near Boston"}
    assert "Searching “few” near Boston" in text(browser.post("/search", data=other).text)


def test_the_next_question_from_the_form_tells_it_again_until_it_is_another(browser: FlaskClient) -> None:
    fields = carried(browser.post("/search", data={"q": "many near Boston"}).text)
    assert UNDO in browser.post("/search", data=fields | {"sex": "female"}).text
    elsewhere = browser.post("/search", data=fields | {"near": "Presque Isle"}).text
    assert UNDO not in elsewhere
    assert "typed" not in carried(elsewhere)


@pytest.mark.parametrize("address", ["", "/de", "/es", "/fr"])
@pytest.mark.parametrize(
    "typed", ["many near Boston", "many in Boston", "many in der Nähe von Boston", "many cerca de Boston"]
)
def test_every_page_reads_every_language(browser: FlaskClient, finder: MadeFinder, address: str, typed: str) -> None:
    html = browser.post(f"{address}/search", data={"q": typed}).text
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("many", "Boston")
    assert 'name="undo"' in html


def test_an_address_is_read_as_a_form_is(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.get("/search?q=many+in+Massachusetts").text
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("many", "Massachusetts")
    assert "Searching “many” in Massachusetts, US · undo" in text(html)


def test_a_place_that_is_filled_in_holds(browser: FlaskClient, finder: MadeFinder) -> None:
    browser.post("/search", data={"q": "pain near Boston", "near": "Presque Isle"})
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("pain near Boston", "Presque Isle")
    browser.post("/search", data={"q": "pain near me", "near": "Presque Isle"})
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("pain", "Presque Isle")


@pytest.mark.parametrize("fields", [{"q": "many near me"}, {"q": "many", "near": "nearby"}])
def test_the_readers_own_place_is_asked_for(browser: FlaskClient, finder: MadeFinder, fields: dict[str, str]) -> None:
    html = browser.post("/search", data=fields).text
    assert finder.asked[-1]["q"] == "many"
    assert "near" not in finder.asked[-1], "no place is guessed"
    assert "To show studies near you, we need to know where you are." in text(html)
    assert 'type="button" data-here="ask" hidden>' in html
    assert '<a class="button" href="#near" data-unfold="near">Type a town or a postcode</a>' in html
    assert html.count('class="button primary') == 1
    assert "<h1>51 studies</h1>" in html
    asked_again = carried(html)
    assert (asked_again["q"], asked_again["near"]) == ("many", "")
    assert "need to know where you are" in browser.post("/search", data=asked_again).text
    told = browser.post("/search", data=asked_again | {"near": "42.4,-71.1"}).text
    assert "need to know where you are" not in told
    assert "typed" not in carried(told)


def test_near_me_alone_shows_studies_of_every_condition(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "near me"}).text
    assert not {"q", "near"} & set(finder.asked[-1])
    assert "need to know where you are" in html


def test_a_slip_is_told(browser: FlaskClient) -> None:
    html = text(browser.post("/search", data={"q": "many", "near": "Bostn"}).text)
    assert "Showing studies near Boston, Massachusetts, US. You typed “Bostn”." in html
    area = text(browser.post("/search", data={"q": "many", "near": "Massachusets"}).text)
    assert "Showing studies in Massachusetts, US. You typed “Massachusets”." in area
    none = text(browser.post("/search", data={"q": "nothing", "near": "Bostn"}).text)
    assert "We looked for Boston, Massachusetts, US. You typed “Bostn”." in none
    assert "Showing studies" not in none


def test_near_spellings_ask_at_once(browser: FlaskClient) -> None:
    answer = browser.post("/search", data={"q": "asthma", "near": "Bosto"})
    assert answer.status_code == 400
    html = answer.text
    assert "We do not know this place." in text(html)
    assert "Did you mean one of these places?" in html
    offered = re.findall(r'<button class="chip" name="near" value="([^"]*)">', html)
    assert offered == ["Boston, Massachusetts, US", "Boston, England, GB"]
    form = html[html.index('class="box"') :]
    assert form.index('class="button primary go"') < form.index('class="chip"'), "Enter presses the first button"
    assert 'id="q" name="q" value="asthma"' in form
    assert "Did you mean" not in browser.post("/search", data={"q": "asthma", "near": "Nowhereville"}).text


def test_the_map_measures_from_the_place_that_was_understood(browser: FlaskClient) -> None:
    html = browser.post("/search", data={"q": "many", "near": "Bostn"}).text
    block = re.search(r'<script type="application/json" id="on-map">(.*?)</script>', html, re.DOTALL)
    assert block
    assert json.loads(block[1])["question"]["near"] == "Boston, Massachusetts, US"


@pytest.mark.parametrize(
    ("address", "languages", "fields", "country"),
    [
        ("", "en", {}, None),
        ("", "en-GB,en;q=0.8", {}, "GB"),
        ("", "en-US", {}, "US"),
        ("", "en-US", {"units": "km"}, None),
        ("", "en", {"units": "mi"}, "US"),
        ("", "en-GB", {"units": "mi"}, "GB"),
        ("", "en-AU", {"units": "km"}, "AU"),
        ("", "de-DE", {}, None),
        ("/de", "en-US", {}, "DE"),
        ("/de", "de-AT,de;q=0.9", {}, "AT"),
        ("/es", "es-419", {}, "ES"),
        ("/es", "es-MX", {}, "MX"),
        ("/fr", "fr", {}, "FR"),
        ("/fr", "de-CH", {"units": "mi"}, "FR"),
    ],
)
def test_which_country_is_likely_meant(
    browser: FlaskClient,
    finder: MadeFinder,
    address: str,
    languages: str,
    fields: dict[str, str],
    country: str | None,
) -> None:
    asked: dict[str, Any] = {"q": "many", "near": "Boston"} | fields
    html = browser.post(f"{address}/search", data=asked, headers={"Accept-Language": languages}).text
    assert finder.hints[-1] == country
    assert (f'data-suggest="places" data-country="{country}"' in html) == (country is not None)


def test_at_most_five_other_places_are_offered() -> None:
    others = tuple(f"Springfield {number}, US" for number in range(8))
    near = AskedNear(kind="point", name="Springfield, US", lat=1, lon=1, precision="city", country="US", others=others)
    page = made.page(made.hit(), near=near)
    told = tell_place(Asked(form=Form(near="Springfield")), page, asked_from(near, "mi"))
    assert told.others == others[:5]
    assert told.words == "Springfield, US"


def test_a_link_does_not_tell_the_place_as_it_was_typed() -> None:
    moved = place_apart(Form(q="many near 02115"), lambda text, *, slip=False: PLACES["boston"]).form
    near = AskedNear(
        kind="point", name="Boston, Massachusetts, US", lat=1, lon=1, precision="city", country="US", others=()
    )
    assert link_fields(moved, near) == [("q", "many"), ("near", "Boston, Massachusetts, US")]
    undone = Form(q="many near Boston", typed="many near Boston")
    assert link_fields(undone, None) == [("q", "many near Boston"), ("typed", "many near Boston")]
