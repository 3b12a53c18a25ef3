"""The page of saved studies: the same for everybody, with the words for whatever a browser may keep."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from search.filters import FILTERS
from search.freshness import fresh
from search.vocabulary import STATUSES
from tests.web.pages import made
from tests.web.pages.service import make_app
from web.assets import FOLDER
from web.pages.language.words import TABLE
from web.pages.search.asking import SINGLE, Form


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return make_app()[0].test_client()


def test_it_is_one_page_for_all_and_in_no_index(client: FlaskClient) -> None:
    page = client.get("/saved")
    assert '<meta name="robots" content="noindex">' in page.text
    again = client.get("/saved", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_it_has_the_reviewed_words_for_every_status(client: FlaskClient, language: str) -> None:
    page = client.get("/saved" if language == "en" else f"/{language}/saved").text
    found = re.search(r'<script type="application/json" data-table>(.*?)</script>', page, re.DOTALL)
    assert found
    table = json.loads(found[1])["table"]
    assert set(table["statuses"]) == set(STATUSES)
    for status, words in table["statuses"].items():
        assert words["then"] == TABLE[language]["words"][status]["then"]
        for age in ("recent", "aging", "stale", "undated"):
            left = set(re.findall(r"\{(\w+)\}", words[age]["lead"] + words[age]["rest"]))
            assert left <= (set() if age == "undated" else {"day", "short", "month"})
    assert table["statuses"]["recruiting"]["stale"]["look"] == "unconfirmed"
    assert all("{until}" in words["lead"] + words["rest"] for words in table["planned"].values())
    today = date(2026, 11, 22)
    for checked in (made.RECENT, made.AGING, made.STALE, table["recent_since"], table["aging_since"]):
        since = [age for age in ("recent", "aging") if checked >= table[f"{age}_since"]]
        assert fresh(checked, today) == (since[0] if since else "stale")


def test_every_script_is_served_and_imports_what_there_is(client: FlaskClient) -> None:
    waiting, seen = ["pages.js"], set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        answer = client.get(f"/static/any/{name}")
        assert answer.status_code == 200, name
        waiting += [one for one in re.findall(r'(?:from|import) ?\(?"\./([\w.]+)"', answer.text) if one not in seen]
    assert {"state.js", "stars.js", "comboboxes.js", "saved_page.js", "changes.js"} <= seen


def test_the_list_of_scripts_is_that_of_the_pages(client: FlaskClient) -> None:
    """What every page imports is fetched beside it, and nothing else."""
    with client.application.test_request_context("/"):
        told = client.application.jinja_env.get_template("scripts.html").render()
    early = set(re.findall(r'modulepreload" href="/static/\w+/([\w.]+)"', told))
    own = client.get("/static/any/pages.js").text
    wanted = set(re.findall(r'^import "\./([\w.]+)"', own, re.MULTILINE))
    assert wanted | {"kept.js", "words.js"} == early


def test_scripts_know_the_fields_of_a_search(client: FlaskClient) -> None:
    """A copied link carries these and no others."""
    found = re.search(
        r'<script type="application/json" id="words">(.*?)</script>', client.get("/search").text, re.DOTALL
    )
    assert found
    everything = Form(
        **dict.fromkeys((*SINGLE, "typed"), "x"), filters={each.name: ("x",) for each in FILTERS}, units="km", shown=0
    )
    assert set(json.loads(found[1])["fields"]) == {name for name, _ in everything.fields()}


@pytest.mark.parametrize("template", ["saved.html", "saving.html", "saved_link.html", "clear_device.html"])
def test_every_mark_is_read_by_a_script(template: str) -> None:
    web = FOLDER.parent
    scripts = "".join(path.read_text() for path in (web / "static").glob("*.js"))
    for mark in re.findall(r"\sdata-([a-z-]+)", (web / "templates" / template).read_text()):
        camel = re.sub(r"-(\w)", lambda found: found[1].upper(), mark)
        assert any(read in scripts for read in (f'"{mark}"', f"[data-{mark}]", f"dataset.{camel}")), mark
