"""The words of a study's map: in the language of its address, and none of them left in English."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.pages import made_index
from tests.web.pages.pseudo import check_every_word_is_a_message, pseudo_language
from tests.web.pages.service import MadeFinder
from tests.web.pages.told_map import MAP, told
from web.pages.language.languages import LANGUAGES

REGISTERED = (
    *("Massachusetts General Hospital Cancer Center", "Dana-Farber Cancer Institute", "Tufts Medical Center"),
    *("Lahey Hospital and Medical Center", "Burlington", "Boston"),
)


def test_what_is_made_up_old_or_a_draft_says_so(browser: FlaskClient, finder: MadeFinder) -> None:
    demo = "/embed/studies/DEMO0001/map.json"
    assert told(browser, demo)["by"].startswith("Made up: this study does not exist. From Trial Finder.")
    assert "Entwurf" in told(browser, f"/de{MAP}")["by"]
    finder.story = made_index.OLD
    assert "These data are of 1 November 2026." in told(browser)["by"]


@pytest.mark.parametrize("front", ["", *(f"/{code}" for code in LANGUAGES if code != "en")])
def test_in_the_language_of_its_address(browser: FlaskClient, front: str) -> None:
    map = told(browser, front + MAP)
    assert map["language"] == (front[1:] or "en")
    assert map["all"]["href"] == f"http://localhost{front}/studies/NCT00000001"


def test_numbers_are_left_for_the_script(browser: FlaskClient) -> None:
    words = told(browser)["words"]
    assert words["centres"] == {"one": "%(num)s centre", "other": "%(num)s centres"}
    assert words["unconfirmed"]["other"] == "%(num)s then recruiting"
    counted = [value for value in words.values() if isinstance(value, dict) and "other" in value]
    assert len(counted) == 7
    assert all("%(num)s" in form for each in counted for form in each.values())
    assert words["looks"]["unconfirmed"] == "Not confirmed"


def test_values_are_left_for_the_script_in_every_language(browser: FlaskClient) -> None:
    for code in LANGUAGES:
        words = told(browser, MAP if code == "en" else f"/{code}{MAP}")["words"]
        assert "%(place)s" in words["show_site"]
        assert {"%(whose)s", "%(number)s"} <= set(re.findall(r"%\(\w+\)s", words["call"]))
        assert {"%(study)s", "%(centre)s"} <= set(re.findall(r"%\(\w+\)s", words["of_study"]))


def test_every_word_is_a_message(joined: tuple[Flask, MadeFinder]) -> None:
    names = ("NCT00000001", "Princess Margaret", "Toronto", "Barts", "London", "Charité", "Berlin", "Worcester")
    with pseudo_language(joined[0]) as pseudo:
        for number in ("NCT00000001", "NCT00000002"):
            map = told(pseudo, f"/de/embed/studies/{number}/map.json", near="Boston")
            html = "".join(f"<p>{text}</p>" for text in texts(map))
            check_every_word_is_a_message(f'<html lang="de">{html}</html>', (*names, number, *REGISTERED, *FILLED))


FILLED = ("%(num)s", "%(place)s", "%(whose)s", "%(number)s", "%(study)s", "%(centre)s")
"""What a script puts values in place of."""
UNREAD = {"id", "language", "look", "href", "name", "tiles"}
"""Fields that nobody reads: `place` tells the name."""


def texts(value: Any, field: str = "") -> list[str]:
    if isinstance(value, dict):
        return [text for name, each in value.items() for text in texts(each, name)]
    if isinstance(value, list):
        return [text for each in value for text in texts(each, field)]
    return [value] if isinstance(value, str) and field not in UNREAD else []
