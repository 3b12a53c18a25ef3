"""The area of the map as a part of the question: what the page says of it, and what its map is told."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.pages.service import MadeFinder
from web.pages.language.languages import CHOSEN
from web.pages.language.status_table import status_table
from web.pages.language.words import badge

AREA = "-71.900,41.700,-70.100,43.000"
NEAR_BOSTON = {"q": "many", "near": "Boston", "within": "50mi"}


def told(html: str) -> dict[str, Any]:
    """What the page tells its map."""
    block = re.search(r'<script type="application/json" id="on-map">(.*?)</script>', html, re.DOTALL)
    assert block
    read: dict[str, Any] = json.loads(block[1])
    return read


def test_the_map_asks_what_the_list_asks(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data=NEAR_BOSTON | {"sex": "female", "age": "54"}).text
    question = told(html)["question"]
    asked = {name: value for name, value in finder.asked[-1].items() if name not in ("extras", "facets")}
    # By its whole name, for the API does not know which country the page's reader means.
    assert question == asked | {"near": "Boston, Massachusetts, US"}
    assert (asked["q"], asked["near"], asked["within"]) == tuple(NEAR_BOSTON.values())
    assert (question["sex"], question["age"], question["words_in"]) == (["female"], "54", "topic")


def test_the_map_of_a_later_page_is_that_of_the_first(browser: FlaskClient) -> None:
    html = browser.post("/search", data=NEAR_BOSTON).text
    following = re.search(r'name="after" value="([^"]+)"', html)
    assert following
    later = browser.post("/search", data=NEAR_BOSTON | {"after": following[1], "shown": "20"}).text
    assert told(later)["question"] == told(html)["question"]


def test_an_area_stands_in_place_of_the_radius(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data=NEAR_BOSTON | {"bbox": AREA}).text
    asked = finder.asked[-1]
    assert (asked["bbox"], asked["near"], asked["within"]) == (AREA, "Boston", "anywhere")
    assert '51 studies<span class="wide"> in this area</span></h1>' in html
    assert "</b> · Boston · the map’s area</span>" in html
    assert "Also in this area:" in html
    assert '<option value="50mi" selected>' in html
    assert "Another place?" not in html
    shown = told(html)
    assert (shown["is_view"], shown["box"]) == (True, [-71.9, 41.7, -70.1, 43.0])


def test_an_area_stands_in_place_of_one_that_was_named(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "many", "near": "Massachusetts", "bbox": AREA}).text
    assert "near" not in finder.asked[-1]
    assert 'value="Massachusetts"' in html
    named = told(browser.post("/search", data={"q": "many", "near": "Massachusetts"}).text)
    assert (named["is_view"], named["near"], named["box"]) == (False, None, [-73.4, 41.3, -70.0, 42.9])


def test_a_search_drops_the_area_and_other_buttons_keep_it(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data=NEAR_BOSTON | {"bbox": AREA}).text
    first = re.search(r'<button(?! [^>]*type="button")[^>]*>', html[html.index('id="question"') :])
    assert first
    assert 'name="drop" value="bbox:"' in first[0], "Enter in a field presses the first button"
    assert f'<input type="hidden" name="bbox" value="{AREA}">' in html
    browser.post("/search", data=NEAR_BOSTON | {"bbox": AREA, "drop": "bbox:"})
    assert "bbox" not in finder.asked[-1]
    assert finder.asked[-1]["within"] == "50mi"
    assert 'name="drop"' not in browser.post("/search", data=NEAR_BOSTON).text.partition("</div></div>")[0]


def test_nothing_in_the_area(browser: FlaskClient) -> None:
    html = browser.post("/search", data={"q": "nothing", "near": "Boston", "bbox": AREA}).text
    assert ">No study recruiting in this area<" in html
    assert "<results-map" in html, "the reader can move on"
    assert "<results-map" not in browser.post("/search", data={"q": "nothing", "near": "Boston"}).text


def test_the_chosen_view_is_kept_with_the_question(browser: FlaskClient) -> None:
    html = browser.post("/search", data=NEAR_BOSTON | {"view": "map"}).text
    assert '<input type="radio" name="view" value="map" checked>' in html
    assert "[&#34;view&#34;, &#34;map&#34;]" in html
    assert '<input type="radio" name="view" value="list" checked>' in browser.post("/search", data=NEAR_BOSTON).text


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_the_words_of_a_status_are_those_of_the_badges(joined: tuple[Flask, MadeFinder], language: str) -> None:
    app, finder = joined
    with app.test_request_context(environ_overrides={CHOSEN: language}):
        table = status_table(finder.settings.today, of="site")
        for status, ages in table["statuses"].items():
            told = badge(status, "stale", None)
            assert ages["undated"] == {"look": told.look, "lead": told.lead, "rest": told.rest}
