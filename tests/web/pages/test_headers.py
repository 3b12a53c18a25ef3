"""What answers say to browsers and to what stands between: asked again, changed or not."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.pages import made_index
from tests.web.pages.service import MadeFinder, make_app

STUDY = "/studies/NCT00000001"


def test_a_study_that_did_not_change_is_not_even_asked_for(
    browser: FlaskClient, finder: MadeFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = browser.get(STUDY).headers["ETag"]
    monkeypatch.setattr(finder, "study", None)
    again = browser.get(STUDY, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.headers["ETag"] == tag
    assert again.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("headers", [{"Accept-Language": "de"}, {"Host": "another.example.org"}])
def test_another_reader_has_another_page(browser: FlaskClient, headers: dict[str, str]) -> None:
    tag = browser.get(STUDY).headers["ETag"]
    assert browser.get(STUDY, headers=headers | {"If-None-Match": tag}).status_code == 200


def test_a_new_index_makes_new_pages(browser: FlaskClient, finder: MadeFinder) -> None:
    tag = browser.get(STUDY).headers["ETag"]
    finder.story = made_index.OLD
    assert browser.get(STUDY, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", [STUDY, "/embed/studies/NCT00000001", "/embed/studies/NCT00000001/map.json"])
@pytest.mark.parametrize("setting", [{"SITE_NAME": "Another"}, {"SITE_CONTACT": "wrong@example.org"}])
def test_what_the_operator_sets_makes_new_pages(browser: FlaskClient, path: str, setting: dict[str, str]) -> None:
    tag = browser.get(path).headers["ETag"]
    other = make_app(None, **setting)[0].test_client()
    assert other.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_another_language_is_another_page(browser: FlaskClient) -> None:
    tag = browser.get(STUDY).headers["ETag"]
    assert browser.get(f"/fr{STUDY}", headers={"If-None-Match": tag}).status_code == 200


def test_what_differs_by_language_says_so(browser: FlaskClient) -> None:
    assert "Accept-Language" in browser.get(STUDY).headers["Vary"]
