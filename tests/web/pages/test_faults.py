"""What goes wrong, told as a page."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.pages.pseudo import pseudo_language
from tests.web.pages.service import MadeFinder, make_app
from web.pages.language.languages import CHOSEN
from web.pages.problems import fault_words

NEAR_BOSTON = {"q": "many", "near": "Boston", "within": "50mi"}


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", "/nowhere", 404, "There is no such page"),
        ("GET", "/studies/NCT09999999", 404, "There is no such page"),
        ("DELETE", "/search", 405, "This does not work this way"),
    ],
)
def test_faults_are_pages(browser: FlaskClient, method: str, path: str, status: int, words: str) -> None:
    answer = browser.open(path, method=method)
    assert answer.status_code == status
    assert words in answer.text
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_fault_is_told_in_the_readers_language(joined: tuple[Flask, MadeFinder]) -> None:
    with joined[0].test_request_context(environ_overrides={CHOSEN: "de"}), pseudo_language(joined[0]):
        assert (
            fault_words("age", "takes an age such as `54`")
            == "⟦Please write an age such as 54 for years, or 6 months.⟧"
        )
        assert fault_words("phase", "knows no phase") == "⟦Please check “⟧⟦Phase⟧⟦”.⟧"
        assert fault_words("bbox", "takes four numbers") == "⟦Please check “⟧⟦bbox⟧⟦”.⟧"
    with joined[0].test_request_context():
        assert fault_words("age", "takes an age such as `54`") == "“Your age” takes an age such as 54."


def test_too_much_at_once(browser: FlaskClient) -> None:
    assert browser.post("/search", data={"q": "x" * 70_000}).status_code == 413


def test_too_many_searches() -> None:
    hurried = make_app(RATE_LIMIT="1/minute")[0].test_client()
    hurried.post("/search", data=NEAR_BOSTON)
    answer = hurried.post("/search", data=NEAR_BOSTON)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"]
    assert '<input type="hidden" name="near" value="Boston">' in answer.text
    assert hurried.get("/studies/NCT00000001").status_code == 200


def test_while_the_engine_is_away(browser: FlaskClient, finder: MadeFinder) -> None:
    finder.away = True
    for answer in (browser.get("/"), browser.post("/search", data=NEAR_BOSTON), browser.get("/studies/NCT00000001")):
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert "The search is starting" in answer.text
    assert browser.get("/about").status_code == 200
