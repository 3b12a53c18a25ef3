"""How the words were understood: other names that are searched too, and meanings to choose from."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.answer import Expanded
from tests.web.pages import made
from tests.web.pages.made_conditions import VOCABULARY
from tests.web.pages.service import MadeFinder
from tests.web.pages.test_beside import text
from web.pages.language.languages import CHOSEN
from web.pages.search.words_told import WordsTold, tell_words

RARE = tuple(f"Rare Cancer {number}" for number in range(1, 8))


def told(typed: str, *to: str, ambiguous: tuple[Expanded, ...] = ()) -> WordsTold:
    expanded = (Expanded(words=typed, to=to),) if to else ()
    return tell_words(typed, made.question(expanded=expanded, ambiguous=ambiguous), VOCABULARY)


@pytest.mark.parametrize(
    ("typed", "to", "searching"),
    [
        ("tnbc", ("Triple Negative Breast Neoplasms",), "Also searching: Triple-Negative Breast Cancer"),
        ("breast cancer", ("Breast Neoplasms",), "Also searching: Breast Neoplasms"),
        ("cancers of the breast", ("Breast Neoplasms",), "Also searching: Breast Neoplasms"),
        ("leukemia", ("Leukemia",), "Also searching: studies tagged “Leukemia”"),
        ("flu shot", ("influenza vaccination",), "Also searching: influenza vaccination"),
        ("blood", RARE[:3], "Also searching: Rare Cancer 1 · Rare Cancer 2 · Rare Cancer 3"),
        ("blood", RARE[:4], "Also searching: Rare Cancer 1 · Rare Cancer 2 · Rare Cancer 3 and 1 more name"),
        ("blood", RARE, "Also searching: Rare Cancer 1 · Rare Cancer 2 · Rare Cancer 3 and 4 more names"),
        ("exercise", (), None),
    ],
)
def test_which_other_names_are_searched(typed: str, to: tuple[str, ...], searching: str | None) -> None:
    assert told(typed, *to).searching == searching


def test_names_are_told_in_the_pages_language(joined: tuple[Flask, MadeFinder]) -> None:
    with joined[0].test_request_context(environ_overrides={CHOSEN: "de"}):
        assert (told("breast tumor", "Breast Neoplasms").searching or "").endswith(": Brustkrebs")


def test_words_of_several_meanings_are_offered_in_their_place() -> None:
    ambiguous = Expanded(words="BT", to=("Breast Neoplasms", "Rare Cancer 1", "bone tumor"))
    (meanings,) = told("exercise and bt or BTX", ambiguous=(ambiguous,)).meanings
    assert meanings.label == "“BT” can mean:"
    assert [(one.name, one.label, one.value) for one in meanings.buttons] == [
        ("q", "Breast Cancer", "exercise and Breast Cancer or BTX"),
        ("q", "Rare Cancer 1", "exercise and Rare Cancer 1 or BTX"),
        ("q", "bone tumor", "exercise and bone tumor or BTX"),
    ]
    (alone,) = told("“BT”, old", ambiguous=(Expanded(words="B T", to=("Breast Neoplasms",)),)).meanings
    assert alone.buttons[0].value == "Breast Cancer"


def test_one_press_asks_for_the_meaning(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "BT", "near": "Boston"}).text
    assert "“BT” can mean: Breast Cancer Rare Cancer 1" in text(html)
    assert "only my words" not in html
    button = '<button class="link" name="q" value="Breast Cancer">Breast Cancer</button>'
    assert html.index('id="q"') < html.index(button)
    browser.post("/search", data={"q": ["BT", "Breast Cancer"], "near": "Boston"})
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("Breast Cancer", "Boston")


def test_chosen_conditions_are_called_as_readers_call_them(browser: FlaskClient) -> None:
    for chosen in ("D064726", "Triple Negative Breast Neoplasms"):
        html = browser.post("/search", data={"condition": chosen, "near": "Boston"}).text
        assert "<b>Triple-Negative Breast Cancer</b>" in html
        assert "Remove: Triple-Negative Breast Cancer" in text(html)
