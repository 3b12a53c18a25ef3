"""A slip, a distance or nothing else beside a place among the words; words that are too long to be taken apart."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from search.places.place import Place
from tests.web.pages.service import PLACES, MadeFinder
from tests.web.pages.test_placed import carried, text
from web.pages.search.asking import Form
from web.pages.search.placed import Asked, place_apart


def place_of(text: str, *, slip: bool = False) -> Place | None:
    return None if slip else PLACES.get(text.lower())


def test_a_slip_among_the_words_is_told_and_can_be_undone(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "many near Bostn"}).text
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("many", "Bostn")
    assert "Showing studies near Boston, Massachusetts, US. You typed “Bostn”. · undo" in text(html)
    browser.post("/search", data=carried(html) | {"undo": "true"})
    assert finder.asked[-1]["q"] == "many near Bostn"


def test_behind_a_mere_in_nothing_is_corrected(browser: FlaskClient, finder: MadeFinder) -> None:
    browser.post("/search", data={"q": "many in Bostn"})
    assert finder.asked[-1]["q"] == "many in Bostn"


@pytest.mark.parametrize("typed", ["near Boston", "clinical trials near Boston", "near me in Boston"])
def test_a_place_alone_asks_for_every_study_near_it(browser: FlaskClient, finder: MadeFinder, typed: str) -> None:
    html = browser.post("/search", data={"q": typed}).text
    assert "q" not in finder.asked[-1]
    assert finder.asked[-1]["near"] == "Boston"
    assert "Near Boston, Massachusetts, US · undo" in text(html)
    assert "Searching “" not in html
    assert carried(html) == {"q": "", "near": "Boston", "typed": typed}


def test_trials_near_me_are_studies_of_every_condition(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "clinical trials near me"}).text
    assert not {"q", "near"} & set(finder.asked[-1])
    assert "To show studies near you, we need to know where you are." in text(html)


@pytest.mark.parametrize(("chosen", "within"), [("", "20km"), ("50mi", "20km"), ("80km", "20km"), ("25mi", "25mi")])
def test_a_distance_among_the_words_gives_way_to_one_that_was_chosen(
    browser: FlaskClient, finder: MadeFinder, chosen: str, within: str
) -> None:
    fields = carried(browser.post("/search", data={"q": "many within 20 km of Boston", "within": chosen}).text)
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"], finder.asked[-1]["within"]) == ("many", "Boston", within)
    browser.post("/search", data=fields | {"within": "80km"})
    assert finder.asked[-1]["within"] == "80km", "what is chosen afterwards holds"


def test_a_field_that_is_too_long_is_not_taken_apart(browser: FlaskClient) -> None:
    def nothing(text: str, *, slip: bool = False) -> Place | None:
        raise AssertionError(text)

    long = "near Boston " * 30
    for form in (Form(q=long), Form(q="many", near=long), Form(q="many", typed=long), Form(q=long, typed=long)):
        assert place_apart(form, nothing) == Asked(form=replace(form, typed=""))
    assert browser.post("/search", data={"q": long}).status_code == 400


def test_words_that_hold_no_place_are_left_alone() -> None:
    for words in ("pain in children", "Boston", "in Boston", ""):
        assert place_apart(Form(q=words), place_of) == Asked(form=Form(q=words))
