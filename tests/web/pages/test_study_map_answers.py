"""How a study's map is told: to any origin, kept while nothing changes, and with no place in any address."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.pages.service import MadeFinder, make_app
from tests.web.pages.told_map import MAP, faults, told


def test_any_origin_may_read_it_and_its_faults(browser: FlaskClient, finder: MadeFinder) -> None:
    answers = [
        browser.get(MAP),
        browser.post(MAP, data={"near": "Boston"}),
        browser.options(MAP),
        browser.get("/de/embed/studies/2016-005119-42/map.json?status=recruiting"),
        browser.get("/embed/studies/NCT99999999/map.json"),
        browser.get(f"{MAP}?status=open"),
        browser.post(MAP, data={"near": "Nowhereville"}),
        browser.delete(MAP),
    ]
    finder.away = True
    answers.append(browser.get(MAP))
    assert [each.status_code for each in answers] == [200, 200, 200, 301, 404, 400, 400, 405, 503]
    for each in answers:
        assert each.headers["Access-Control-Allow-Origin"] == "*"
        assert each.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert each.status_code < 400 or each.mimetype == "application/problem+json"
    assert "POST" in answers[2].headers["Access-Control-Allow-Methods"]
    assert answers[3].headers["Location"] == "/de" + MAP + "?status=recruiting"
    assert "open" in faults(answers[5])[0]["message"]
    assert faults(answers[6])[0]["parameter"] == "near"


def test_another_number_keeps_the_form(browser: FlaskClient) -> None:
    answer = browser.post("/embed/studies/2016-005119-42/map.json", data={"near": "Boston"})
    assert answer.status_code == 308
    assert answer.headers["Location"] == MAP


def test_a_place_stands_in_no_address(browser: FlaskClient) -> None:
    answer = browser.get(f"{MAP}?near=Boston")
    assert answer.status_code == 400
    assert faults(answer)[0]["parameter"] == "near"
    assert "Boston" not in browser.post(MAP, data={"near": "Boston"}).headers.get("Location", "")


def test_it_is_asked_for_again_only_when_it_changed(
    browser: FlaskClient, finder: MadeFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = browser.get(MAP)
    assert answer.headers["Cache-Control"] == "no-cache"
    known = {"If-None-Match": answer.headers["ETag"]}
    assert browser.get(f"/de{MAP}", headers=known).status_code == 200
    assert browser.get(f"{MAP}?status=suspended", headers=known).status_code == 200
    monkeypatch.setattr(finder, "study", None)
    again = browser.get(MAP, headers=known)
    assert again.status_code == 304
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_what_the_browser_prefers_changes_nothing_for_everybody(browser: FlaskClient) -> None:
    plain, german = browser.get(MAP), browser.get(MAP, headers={"Accept-Language": "de-DE"})
    assert plain.data == german.data
    assert plain.headers["ETag"] == german.headers["ETag"]
    assert plain.headers["Vary"] == "Accept-Encoding"
    asked = browser.post(MAP, data={"near": "Boston"})
    assert asked.headers["Cache-Control"] == "private, no-cache"
    assert "ETag" not in asked.headers


def test_it_is_counted_as_a_studys_page_is() -> None:
    browser = make_app(RATE_LIMIT="1/minute")[0].test_client()
    codes = [browser.get(MAP).status_code for _ in range(11)]
    assert codes == [200] * 10 + [429]
    refused = browser.get(MAP)
    assert refused.mimetype == "application/problem+json"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"


def test_it_names_this_service_as_the_world_knows_it() -> None:
    browser = make_app(PUBLIC_URL="https://trials.example.org")[0].test_client()
    assert told(browser, f"/fr{MAP}")["all"]["href"] == "https://trials.example.org/fr/studies/NCT00000001"
    assert "localhost" not in browser.get(MAP).text
