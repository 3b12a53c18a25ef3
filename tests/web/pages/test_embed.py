"""The page that others may frame, and the one that writes what they copy."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.pages.pseudo import check_every_word_is_a_message, pseudo_language
from tests.web.pages.service import MadeFinder, make_app
from web.built import Built

FRAME = "/embed/studies/NCT00000001"
NOT_FRAMED = "frame-ancestors 'none'"
OURS = "https://trials.example.org"


def element(html: str) -> str:
    return str(re.findall(r"<trial-site-map [^>]*>", html)[0])


def snippet(html: str, name: str) -> str:
    return unescape(re.findall(rf'<code data-written="{name}">(.*?)</code>', html, re.DOTALL)[0])


@pytest.fixture
def built(tmp_path: Path) -> FlaskClient:
    """Pages beside maps that are built."""
    (tmp_path / "manifest.json").write_text('{"src/widget.ts": {"file": "widget.js"}}')
    return make_app(Built(tmp_path))[0].test_client()


UNKNOWN = "/embed/studies/NCT99999999"


def test_any_page_may_frame_a_map_and_nothing_else(joined: tuple[Flask, MadeFinder]) -> None:
    app, browser = joined[0], joined[0].test_client()
    for path in (FRAME, f"/de{FRAME}", "/embed/studies/2016-005119-42", UNKNOWN, f"{FRAME}?status=open"):
        policy = browser.get(path).headers["Content-Security-Policy"]
        assert policy.endswith("frame-ancestors *")
        assert "X-Frame-Options" not in browser.get(path).headers
    pages = {rule.rule for rule in app.url_map.iter_rules() if "<" not in rule.rule and rule.endpoint != "docs"}
    assert len(pages) > 8
    others = ("/studies/NCT00000001", f"{FRAME}/map.json", "/studies/NCT00000001/call-sheet")
    for path in (*pages, *others, f"{UNKNOWN}/map.json", "/embed", "/nowhere"):
        assert NOT_FRAMED in browser.get(path).headers["Content-Security-Policy"], path


def test_a_fault_in_a_frame_is_told_there_with_nothing_of_the_site_around_it(browser: FlaskClient) -> None:
    answer = browser.get(f"{UNKNOWN}?theme=dark")
    assert answer.status_code == 404
    assert "<h1>There is no such page</h1>" in answer.text
    assert '<html lang="en" data-theme="dark">' in answer.text
    assert "<header" not in answer.text
    assert re.findall(r'<a [^>]*href="/"[^>]*>', answer.text) == [
        '<a class="link" href="/" target="_blank" rel="noopener">'
    ]
    assert "<h1>We did not understand this</h1>" in browser.get(f"{FRAME}?status=open").text


def test_a_frame_that_is_known_may_still_be_framed(browser: FlaskClient) -> None:
    """A browser takes the headers of the answer that says so."""
    tag = browser.get(FRAME).headers["ETag"]
    again = browser.get(FRAME, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.headers["Content-Security-Policy"].endswith("frame-ancestors *")


def test_a_frame_is_a_list_where_no_script_runs(browser: FlaskClient) -> None:
    html = browser.get(FRAME).text
    inside = html[html.index("<trial-site-map") : html.index("</trial-site-map>")]
    assert "<em>5 of 8 centres</em> are recruiting" in inside
    assert len(re.findall("<li>", inside)) == 5
    assert 'href="http://localhost/studies/NCT00000001" target="_blank" rel="noopener">All 8 centres</a>' in inside
    assert "We do not run, check or recommend these studies." in inside
    assert "<header" not in html
    assert "<footer" not in html


def test_search_engines_are_led_to_the_studys_page(browser: FlaskClient) -> None:
    answer = browser.get(f"/fr{FRAME}")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.text
    assert '<link rel="canonical" href="http://localhost/fr/studies/NCT00000001">' in answer.text


def test_a_frames_address_sets_the_map(browser: FlaskClient) -> None:
    html = browser.get(f"/de{FRAME}?status=suspended&status=completed&theme=dark&height=400").text
    assert element(html) == (
        '<trial-site-map study="NCT00000001" lang="de" status="suspended completed" theme="dark" height="400">'
    )
    assert '<html lang="de" data-theme="dark">' in html
    assert len(re.findall("<li>", html)) == 2


@pytest.mark.parametrize("asked", ["theme=pink&height=high", 'theme="><script>&height=1;x', ""])
def test_what_nobody_can_mean_is_left_out(browser: FlaskClient, asked: str) -> None:
    assert element(browser.get(f"{FRAME}?{asked}").text) == '<trial-site-map study="NCT00000001" lang="en">'


def test_a_frame_of_another_number_leads_on(browser: FlaskClient) -> None:
    answer = browser.get("/de/embed/studies/2016-005119-42?theme=dark&status=suspended&status=completed")
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/de{FRAME}?theme=dark&status=suspended&status=completed"


@pytest.mark.parametrize("asked", ["number=1", "endpoint=x&values=y", "_external=1", "_scheme=ftp&_anchor=x", "a=%20b"])
def test_whatever_stands_in_the_address_stays_there(browser: FlaskClient, asked: str) -> None:
    answer = browser.get(f"/embed/studies/2016-005119-42?{asked}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{FRAME}?{asked}")


def test_a_place_is_refused_in_its_address(browser: FlaskClient) -> None:
    assert browser.get(f"{FRAME}?near=Boston").status_code == 400


def test_the_script_is_named_without_a_language(built: FlaskClient) -> None:
    """The widget finds its service by its own address."""
    assert '<script type="module" src="/widget.js"></script>' in built.get(f"/de{FRAME}").text
    assert 'data-widget="/widget.js"' in built.get("/de/embed").text
    mounted = built.get(f"/de{FRAME}", environ_overrides={"SCRIPT_NAME": "/trials"}).text
    assert '<script type="module" src="/trials/widget.js"></script>' in mounted


def test_where_no_map_is_built_the_list_is_all(tmp_path: Path) -> None:
    browser = make_app(Built(tmp_path))[0].test_client()
    assert "<script" not in browser.get(FRAME).text
    assert "data-widget" not in browser.get("/embed").text


def test_every_word_of_a_frame_is_a_message(joined: tuple[Flask, MadeFinder]) -> None:
    names = ("NCT00000001", "Princess Margaret", "Toronto", "Charité", "Berlin", "Boston", "Burlington")
    centres = ("Massachusetts General Hospital Cancer Center", "Dana-Farber Cancer Institute", "Tufts Medical Center")
    with pseudo_language(joined[0]) as pseudo:
        html = pseudo.get(f"/de{FRAME}").text
    check_every_word_is_a_message(html, (*names, *centres, "Lahey Hospital and Medical Center"))


def test_the_lines_to_copy() -> None:
    browser = make_app(PUBLIC_URL=OURS)[0].test_client()
    html = browser.get("/de/embed").text
    assert snippet(html, "element") == (
        f'<script type="module" src="{OURS}/widget.js"></script>\n'
        f'<trial-site-map study="NCT00000001"><a href="{OURS}/de/studies/NCT00000001">'
        "Zentren der Studie NCT00000001</a></trial-site-map>"
    )
    frame = snippet(html, "frame")
    assert f'src="{OURS}/de/embed/studies/NCT00000001"' in frame
    assert 'title="Zentren der Studie NCT00000001"' in frame
    assert f"script-src {OURS}; connect-src {OURS}" in html


def test_the_policy_names_a_host_and_no_path() -> None:
    browser = make_app(PUBLIC_URL=f"{OURS}/trials/")[0].test_client()
    html = browser.get("/embed").text
    assert f"script-src {OURS}; connect-src {OURS}<" in html
    assert f'src="{OURS}/trials/widget.js"' in snippet(html, "element")


def test_the_form_speaks_every_language_of_the_map(browser: FlaskClient) -> None:
    html = browser.get("/embed").text
    links = dict(re.findall(r'<option value="(\w\w)" data-link="([^"]+)"', html))
    assert sorted(links) == ["de", "en", "es", "fr"]
    assert all("{id}" in words for words in links.values())
    assert links["de"] == "Zentren der Studie {id}"
    assert browser.get("/embed").text.count("data-own") == 1


def test_nothing_of_the_form_is_sent(browser: FlaskClient) -> None:
    html = browser.get("/embed").text
    form = re.findall(r'<form class="writer".*?</form>', html, re.DOTALL)[0]
    assert "hidden>" in form.split("\n")[0]
    assert "<button" not in form
    assert "action=" not in form
