"""Finding a condition's page: by other spellings, by what is typed into the box, and where there is none."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.web.pages import made_conditions as made
from tests.web.pages.test_condition_pages import BREAST, links, part, text


@pytest.mark.parametrize("written", [made.BREAST.lower(), "Breast%20Neoplasms", "breast%20cancer", "Brustkrebs"])
def test_other_spellings_and_names_lead_to_the_one_address(browser: FlaskClient, written: str) -> None:
    for front in ("", "/de"):
        answer = browser.get(f"{front}/conditions/{written}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"{front}{BREAST}")


def test_a_level_that_is_left_out_leads_to_the_one_over_it(browser: FlaskClient) -> None:
    answer = browser.get(f"/conditions/{made.BY_SITE}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/conditions/{made.CANCER}")
    assert browser.get(f"/conditions/{made.ANIMALS}").headers["Location"] == "/conditions"
    assert browser.get(f"/conditions/{made.SHELF}").status_code == 200


@pytest.mark.parametrize("unknown", ["D999999", "nonsense", "<b>", "BT"])
def test_an_unknown_condition_is_no_dead_end(browser: FlaskClient, unknown: str) -> None:
    answer = browser.get(f"/conditions/{unknown}")
    assert answer.status_code == 404
    assert "We do not know this condition" in text(answer.text)
    assert made.CANCER in links(answer.text)
    assert "noindex" in answer.text
    assert "<b>" not in answer.text


def test_what_may_be_meant_is_offered_for_a_name_of_several(browser: FlaskClient) -> None:
    found = part(browser.get("/conditions/BT").text, '<ul class="conditions">', "</ul>")
    assert links(found) == [made.BREAST, "D900001"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rare cancer 1", ["D900001", "D900010", "D900011", "D900012", "D900013"]),
        ("breast", [made.BREAST]),
        ("leukemiq", [made.LEUKEMIA]),
        ("BT", [made.BREAST, "D900001"]),
        ("blast crisis", [made.LEUKEMIA]),
    ],
)
def test_the_box_finds_conditions_by_their_names(browser: FlaskClient, typed: str, found: list[str]) -> None:
    answer = browser.post("/conditions", data={"q": typed})
    assert f"Conditions for “{typed}”" in text(answer.text)
    assert links(part(answer.text, '<ul class="conditions">', "</ul>")) == found
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_what_was_typed_stands_in_no_address(browser: FlaskClient) -> None:
    form = part(browser.get("/conditions").text, 'class="look-up"', "</form>")
    assert 'name="q"' in form
    html = browser.post("/conditions", data={"q": "sore toe"}).text
    assert not re.search(r'(href|action)="[^"]*(sore|toe)', html)
    assert "No condition with studies here is called “sore toe”" in text(html)
    assert '<input type="hidden" name="q" value="sore toe">' in html


def test_nothing_typed_is_the_list(browser: FlaskClient) -> None:
    answer = browser.post("/conditions", data={"q": " "})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/conditions")
