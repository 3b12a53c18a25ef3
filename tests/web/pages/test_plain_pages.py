"""The pages of plain text: that they are there, in plain words, and hold what they must tell."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.answer import ShownSite
from search.vocabulary import REGISTRY_NAMES
from tests.web.pages.grades import grade, syllables, word_list
from tests.web.pages.pseudo import check_every_word_is_a_message, pseudo_language
from tests.web.pages.service import MadeFinder, make_app
from web.pages.language.languages import LANGUAGES
from web.pages.language.words import TABLE
from web.pages.plain import status_guide
from web.pages.plain.snippets import NO_EXAMPLE, SCRIPT
from web.pages.plain.views import PLAIN

HARDEST_GRADE = 8
WITH_CONTACT = ["/about", "/about/data", "/privacy", "/accessibility"]
CONTACT = {"SITE_CONTACT": "trials@example.org", "PUBLIC_URL": "https://trials.example.org"}
NAMES = ["AA", "API"]
HELD = "NCT00000001"
"""The first study that the made index finds."""


def main_part(html: str) -> str:
    return html[html.index("<main") : html.index("</main>")]


def text(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


def paragraphs(html: str) -> list[str]:
    """Paragraphs, points and meanings, without headings, statuses and code."""
    plain = re.sub(r"<pre>.*?</pre>|<dt>.*?</dt>", "", main_part(html), flags=re.DOTALL)
    return [text(part) for part in re.findall(r"<(?:p|li|dd)\b[^>]*>(.*?)</(?:p|li|dd)>", plain, re.DOTALL)]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("take", 1), ("taken", 2), ("asked", 1), ("wanted", 2), ("uses", 2), ("makes", 1), ("centre", 1),
        ("table", 2), ("people", 2), ("study", 2), ("studies", 2), ("medicine", 3), ("registry", 3),
        ("committee", 3), ("condition", 3), ("material", 4), ("trial", 2), ("the", 1), ("rule", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_heard(word: str, count: int) -> None:
    """But for a few words: "centre" has two, and is counted as one."""
    assert syllables(word) == count


@pytest.mark.parametrize("path", PLAIN)
def test_our_own_words_are_plain(browser: FlaskClient, path: str) -> None:
    told = paragraphs(browser.get(path).text)
    assert sum(len(word_list(part)) for part in told) > 150
    assert grade(told) <= HARDEST_GRADE
    assert "—" not in " ".join(told)
    assert not re.search(r"\w['\"]|['\"]\w", " ".join(told))


@pytest.mark.parametrize("front", ["", *(f"/{code}" for code in LANGUAGES if code != "en")])
@pytest.mark.parametrize("path", PLAIN)
def test_every_page_in_every_language(browser: FlaskClient, front: str, path: str) -> None:
    answer = browser.get(front + path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert f'<html lang="{front[1:] or "en"}"' in answer.text
    assert browser.get(front + path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", PLAIN)
def test_headings_stand_in_order(browser: FlaskClient, path: str) -> None:
    html = browser.get(path).text
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    heading = text(re.findall(r"<h1>(.*?)</h1>", html)[0])
    title = unescape(re.findall(r"<title>(.*?) · Trial Finder</title>", html)[0])
    assert heading.startswith(title)


@pytest.mark.parametrize("path", PLAIN)
def test_links_have_names_and_tell_nobody(browser: FlaskClient, path: str) -> None:
    links = re.findall(r"<a ([^>]+)>(.*?)</a>", main_part(browser.get(path).text))
    for attributes, words in links:
        assert len(text(words)) > 3
        assert text(words).lower() not in {"here", "click here", "more", "link"}
        assert 'href="http' not in attributes or 'rel="noreferrer"' in attributes


@pytest.mark.parametrize("front", ["", "/de"])
@pytest.mark.parametrize("path", PLAIN)
def test_links_within_the_service_lead_somewhere(browser: FlaskClient, front: str, path: str) -> None:
    for address in set(re.findall(r'href="(/[^"]*)"', main_part(browser.get(front + path).text))):
        page, _, part = address.partition("#")
        if page.startswith("/api/"):
            continue
        assert page.startswith(f"{front}/")
        answer = browser.get(page)
        assert answer.status_code == 200
        assert not part or f'id="{part}"' in answer.text


@pytest.mark.parametrize("path", PLAIN)
def test_every_word_is_a_message(joined: tuple[Flask, MadeFinder], path: str) -> None:
    """Code, the numbers in it and names of registries are the same in every language."""
    with pseudo_language(joined[0]) as pseudo:
        html = re.sub(r"<(pre|code)>.*?</\1>", "", pseudo.get(f"/de{path}").text, flags=re.DOTALL)
    check_every_word_is_a_message(html, [*REGISTRY_NAMES.values(), *NAMES, HELD])


def test_the_words_for_a_status_are_those_of_the_table(browser: FlaskClient) -> None:
    for code in LANGUAGES:
        html = unescape(browser.get("/about" if code == "en" else f"/{code}/about").text)
        for status in status_guide.MEANINGS:
            assert TABLE[code]["words"][status]["word"] in html
    english = text(browser.get("/about").text)
    for words in ["Recruiting · checked 23 Oct 2026", "Recruiting when last checked, Apr 2026. Call first"]:
        assert words in english
    assert "Not confirmed since November 2023 (then: recruiting)" in english
    assert "Not confirmed: the registry gives no date (listed as recruiting)" in english


@pytest.mark.parametrize("path", WITH_CONTACT)
def test_the_operator_can_be_reached(path: str) -> None:
    html = make_app(None, **CONTACT)[0].test_client().get(path).text
    assert '<a href="mailto:trials@example.org">trials@example.org</a>' in main_part(html)
    assert "named no contact" not in html


@pytest.mark.parametrize("path", WITH_CONTACT)
def test_where_nobody_is_named_the_page_says_so(browser: FlaskClient, path: str) -> None:
    html = main_part(browser.get(path).text)
    assert "mailto:" not in html
    assert "Whoever runs this service has named no contact" in html


def test_a_contact_is_text_and_not_html() -> None:
    html = make_app(SITE_CONTACT="https://example.org/?a=1&b=<i>")[0].test_client().get("/about").text
    assert 'href="https://example.org/?a=1&amp;b=&lt;i&gt;"' in html


def test_a_service_that_looks_up_places_is_named(joined: tuple[Flask, MadeFinder]) -> None:
    app = joined[0]
    settings = SimpleNamespace(site_contact=None, nominatim_url=None)
    app.context_processor(lambda: {"settings": settings})
    browser = app.test_client()
    assert "one exception" not in browser.get("/privacy").text
    settings.nominatim_url = "https://places.example.org"
    assert "without your address, at https://places.example.org." in text(browser.get("/privacy").text)


def test_what_is_here_is_told(browser: FlaskClient, finder: MadeFinder) -> None:
    assert "1,200 of 605,000 studies" in text(main_part(browser.get("/about").text))
    assert "only a part of all studies" in browser.get("/about").text
    finder.away = True
    assert "the search is away" in browser.get("/about").text


def test_snippets_name_this_service_as_the_world_knows_it() -> None:
    browser = make_app(None, **CONTACT)[0].test_client()
    german = unescape(browser.get("/de/embed").text)
    assert f'<a href="https://trials.example.org/de/studies/{HELD}">' in german
    assert f'fetch("https://trials.example.org/api/v1/studies/{HELD}/sites.geojson")' in german
    assert "localhost" not in main_part(german)


def test_examples_use_a_study_that_is_held(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.get("/embed").text
    assert f"The examples use the study {HELD}." in text(html)
    assert finder.asked[-1] == {"status": ["recruiting"], "size": 1}
    finder.away = True
    html = browser.get("/embed").text
    assert f"{NO_EXAMPLE} stands for your study’s number." in text(html)
    assert "data-widget" not in html


def test_a_snippet_is_shown_and_not_run(browser: FlaskClient) -> None:
    main = main_part(browser.get("/embed").text)
    assert "<script" not in main
    assert len(re.findall(r"<button[^>]+data-copy=", main)) == len(re.findall("<pre>", main)) == 9


def test_the_example_asks_for_what_the_api_gives() -> None:
    assert set(re.findall(r"site\.(\w+)", SCRIPT)) <= set(ShownSite.__struct_fields__)
