"""Every word of the search, its results and its faults is a message: none is left in English in another language."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.answer import IndexStory
from tests.web.pages import made_index
from tests.web.pages.pseudo import check_every_word_is_a_message, pseudo_language
from tests.web.pages.service import NEXT_PAGE, MadeFinder, make_app
from web.faults import TITLES, Problem
from web.pages import page_problem
from web.pages.language.languages import CHOSEN

NEAR_BOSTON = {"q": "many", "near": "Boston", "within": "50mi"}
OF_REGISTRIES = (
    *("Massachusetts General Hospital Cancer Center", "Massachusetts General Hospital", "Tufts Medical Center"),
    *("Beth Israel Deaconess Medical Center", "Lahey Hospital and Medical Center", "Burlington"),
    *("trastuzumab deruxtecan", "chemotherapy", "weight loss", "a · b · c", "Krebs", "Brustkrebs", "half of these"),
    *("NCT", "DEMO0001", "ClinicalTrials.gov", "ISRCTN", "EU Clinical Trials Information System"),
)
NUMBERED = tuple(f"NCT{number:08}" for number in range(1, 13))
ASKED = (
    "many",
    "nothing",
    "few",
    "Boston",
    "England, GB",
    "Massachusetts, US",
    "Massachusetts",
    "Presque Isle",
    "Maine",
    "NCT99999999",
)
ALLOWED = (*OF_REGISTRIES, *NUMBERED, *ASKED, "CTIS", "Roche", "Triple-Negative Breast Cancer", "US", "GB", "tnbc")

POSTED = [
    NEAR_BOSTON,
    NEAR_BOSTON | {"units": "mi"},
    NEAR_BOSTON | {"after": NEXT_PAGE, "shown": "12"},
    NEAR_BOSTON
    | {"age": "54", "sex": "not_given", "healthy": "false", "sponsor": "Roche", "started_since": "2026-01-31"}
    | {"country": "CA", "status": "suspended", "words_in": "all", "expand": "false", "registry": "demo"},
    NEAR_BOSTON | {"status": "any"},
    {"q": "many", "near": "Massachusetts"},
    {"q": "many", "country": "DE", "sort": "updated"},
    {"q": "few", "near": "Boston", "within": "50mi"},
    {"q": "tnbc", "near": "42.4,-71.1"},
    {"q": "half of these", "near": "Boston"},
    {"q": "nothing", "near": "Presque Isle", "within": "50mi"},
    {"q": "nothing", "near": "Presque Isle", "within": "50mi", "status": "any", "phase": "phase3"},
    {"q": "nothing", "near": "42.4,-71.1", "within": "50mi"},
    {"q": "nothing", "near": "Massachusetts", "country": "US"},
    {"q": "nothing"},
    {"q": "blocked"},
    {"q": "NCT99999999"},
    {"q": "blocked", "near": "Boston", "phase": "phase3"},
    {"q": "many", "near": "Nowhereville"},
    {"q": "many", "near": "Boston", "within": "far", "age": "old", "started_since": "soon", "status": "open"},
    {"q": "x" * 400, "near": "Boston", "sex": "f"},
]


@pytest.mark.parametrize("fields", POSTED, ids=str)
def test_results_and_what_is_told_instead(joined: tuple[Flask, MadeFinder], fields: dict[str, str]) -> None:
    with pseudo_language(joined[0]) as browser:
        answer = browser.post("/de/search", data=fields)
        assert answer.status_code in (200, 400)
        check_every_word_is_a_message(answer.text, (*ALLOWED, "Nowhereville", "x" * 400, "blocked"))


@pytest.mark.parametrize("story", [made_index.story(), made_index.FULL, made_index.OLD, made_index.DEMO])
def test_the_search_page_of_any_data(joined: tuple[Flask, MadeFinder], story: IndexStory) -> None:
    app, finder = joined
    finder.story = story
    examples = ("breast cancer", "leukemia", "asthma", "Boston", "Houston")
    with pseudo_language(app) as browser:
        answer = browser.get("/de/")
        check_every_word_is_a_message(answer.text, (*ALLOWED, *examples, made_index.DEMO.coverage.note))


def expect_fault(browser: FlaskClient, status: int, path: str, method: str = "GET", q: str = "many") -> None:
    """A page for the fault, with a way on and no word left in English."""
    answer = browser.open(path, method=method, data={"q": q} if method == "POST" else None)
    assert answer.status_code == status
    assert "/de/" in answer.text
    check_every_word_is_a_message(answer.text, ALLOWED)


def test_every_fault_has_its_page(joined: tuple[Flask, MadeFinder]) -> None:
    app, finder = joined
    with pseudo_language(app) as browser:
        expect_fault(browser, 404, "/de/nowhere")
        expect_fault(browser, 404, "/de/studies/SHARED")
        expect_fault(browser, 405, "/de/search", "DELETE")
        expect_fault(browser, 413, "/de/search", "POST", "x" * 70_000)
        finder.away = True
        expect_fault(browser, 503, "/de/search", "POST")
        expect_fault(browser, 503, "/de/")
    hurried = make_app(RATE_LIMIT="1/minute")[0]
    with pseudo_language(hurried) as browser:
        browser.post("/de/search", data=NEAR_BOSTON)
        expect_fault(browser, 429, "/de/search", "POST")


def test_our_own_fault_has_its_page(joined: tuple[Flask, MadeFinder]) -> None:
    app, _ = joined
    with pseudo_language(app), app.test_request_context("/about", environ_overrides={CHOSEN: "de"}):
        page = page_problem(Problem(500, TITLES[500], ""))
        check_every_word_is_a_message(page.get_data(as_text=True), ALLOWED)
        assert page.headers["Cache-Control"] == "no-store"


def test_unwrapped_english_is_found() -> None:
    for left in ("<p>⟦Near⟧ you</p>", '<b aria-label="Save">⟦x⟧</b>', "<p>⟦a ⟧in the morning⟦ b⟧</p>"):
        with pytest.raises(AssertionError, match="no messages"):
            check_every_word_is_a_message(f'<html lang="de">{left}</html>')
    check_every_word_is_a_message(
        '<html lang="de"><p>⟦Near⟧ Boston <i lang="en">a title</i> 3. Nov. 2026</p>', ["Boston"]
    )
