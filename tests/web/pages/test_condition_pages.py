"""Browsing by condition: where it begins, what a condition's page tells."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.pages import made_conditions as made
from tests.web.pages.pseudo import check_every_word_is_a_message, pseudo_language
from tests.web.pages.service import MadeFinder, make_app

BREAST = f"/conditions/{made.BREAST}"
OF_VOCABULARY = (
    *(name for names in made.NAMES.values() for name in names),
    *(name for shown in made.SHOWN.values() for name in shown.values()),
)


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html[html.index("<main") : html.index("</main>")]))


def links(html: str) -> list[str]:
    """The conditions that a part of a page leads to, in its order."""
    return re.findall(r'href="(?:/de)?/conditions/(\w+)"', html)


def part(html: str, start: str, end: str) -> str:
    begin = html.index(start)
    return html[begin : html.index(end, begin)]


def fields(form: str) -> list[tuple[str, str]]:
    return re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', form)


def test_the_widest_come_most_studies_first_and_shelves_last(browser: FlaskClient) -> None:
    html = browser.get("/conditions").text
    headings = [links(heading) for heading in re.findall(r"<h3>.*?</h3>", html)]
    assert headings == [[made.CANCER], [made.SHELF]]
    assert "Cancer 6,340 studies, 442 listed as recruiting" in text(html)


def test_small_and_empty_ones_are_left_out_of_the_widest(browser: FlaskClient) -> None:
    html = browser.get("/conditions").text
    assert {made.SIGNS, made.EYES, made.ANIMALS}.isdisjoint(links(html))


def test_each_of_the_widest_tells_the_largest_under_it(browser: FlaskClient) -> None:
    """Those under a level that is left out stand in its place."""
    first = part(browser.get("/conditions").text, '<ul class="dots">', "</ul>")
    assert links(first) == [made.LEUKEMIA, made.BREAST, "D900013", "D900012"]


def test_no_row_costs_a_search(browser: FlaskClient, finder: MadeFinder) -> None:
    browser.get("/conditions")
    assert finder.asked == []
    browser.get(f"/conditions/{made.CANCER}")
    assert len(finder.asked) == 1


def test_a_condition_tells_its_names_its_way_and_its_counts(browser: FlaskClient) -> None:
    html = browser.get(BREAST).text
    told = text(html)
    assert "<h1><span>Breast Cancer</span></h1>" in html
    assert "709 studies, 41 listed as recruiting" in told
    assert "Medical name (MeSH) Breast Neoplasms" in told
    assert links(part(html, '<ol class="way">', "</ol>")) == [made.CANCER]
    assert 'href="/conditions"' in part(html, '<ol class="way">', "</ol>")


def test_other_names_are_told_once_and_in_their_own_order(browser: FlaskClient) -> None:
    """A plural, a name turned around and the page's own words are no other name."""
    names = part(browser.get(BREAST).text, "Also called", "</dd>")
    assert re.findall(r"<li>(.*?)</li>", names) == ["Breast Tumors"]
    cancer = part(browser.get(f"/conditions/{made.CANCER}").text, "Also called", "</dd>")
    assert re.findall(r"<li>(.*?)</li>", cancer) == ["Tumors", "Malignancy"]


def test_those_under_it_come_most_studies_first_and_the_others_unfold(browser: FlaskClient) -> None:
    html = browser.get(f"/conditions/{made.CANCER}").text
    seen = part(html, '<ul class="conditions">', "</ul>")
    assert links(seen) == [made.LEUKEMIA, made.BREAST, *(f"D90{number:04}" for number in range(13, 3, -1))]
    unfolding = part(html, '<details class="further">', "</details>")
    assert links(unfolding) == ["D900003", "D900002", "D900001"]
    assert "3 more conditions" in unfolding
    assert made.MALE_BREAST not in links(browser.get(BREAST).text)


def test_the_place_box_asks_for_the_condition_near_there(browser: FlaskClient, finder: MadeFinder) -> None:
    form = part(browser.get(BREAST).text, 'class="nearby"', "</form>")
    assert fields(form) == [("condition", made.BREAST)]
    assert 'name="near"' in form
    answer = browser.post("/search", data={"condition": made.BREAST, "near": "Boston"})
    assert answer.status_code == 200
    asked = finder.asked[-1]
    assert (asked["condition"], asked["near"]) == ([made.BREAST], "Boston")


def test_it_shows_studies_that_recruit_and_leads_to_all(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.get(BREAST).text
    asked = finder.asked[-1]
    assert (asked["condition"], asked["status"], asked["sort"]) == ([made.BREAST], ["recruiting"], "updated")
    assert re.search(r'data-study="NCT\d+"', html)
    assert "Why is this here?" not in html
    buttons = part(html, '<div class="after">', "</section>")
    assert fields(buttons) == [("condition", made.BREAST), ("condition", made.BREAST), ("status", "any")]
    assert "Show 41 listed as recruiting" in buttons
    assert "Show 709 of any status" in buttons


def test_where_none_recruits_studies_of_any_status_are_shown(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.get(f"/conditions/{made.LEUKEMIA}").text
    assert finder.asked[-1]["status"] == ["any"]
    assert "No study on this condition is listed as recruiting" in html
    assert fields(part(html, 'class="nearby"', "</form>")) == [("condition", made.LEUKEMIA), ("status", "any")]
    assert "listed as recruiting</button>" not in html


def test_a_condition_without_studies_leads_on(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.get(f"/conditions/{made.MALE_BREAST}").text
    assert "No study here is on this condition. A wider one may have some." in text(html)
    assert links(part(html, '<ol class="way">', "</ol>")) == [made.CANCER, made.BREAST]
    assert '<input type="hidden" name="q" value="Breast Neoplasms, Male">' in html
    assert finder.asked == []


def test_names_stand_in_the_pages_language_and_others_are_marked(browser: FlaskClient) -> None:
    html = browser.get(f"/de/conditions/{made.TRIPLE_NEGATIVE}").text
    assert '<h1><span lang="en">Triple-Negative Breast Cancer</span></h1>' in html
    assert "<span>Brustkrebs</span>" in part(html, '<ol class="way">', "</ol>")
    assert "<h1><span>Brustkrebs</span></h1>" in browser.get(f"/de{BREAST}").text
    assert "<li>Breast Cancer</li>" in browser.get(f"/de{BREAST}").text


@pytest.mark.parametrize("path", ["/conditions", BREAST])
def test_the_pages_may_be_kept_and_found(browser: FlaskClient, finder: MadeFinder, path: str) -> None:
    answer = browser.get(path)
    assert "noindex" not in answer.text
    assert "X-Robots-Tag" not in answer.headers
    assert f'<link rel="canonical" href="http://localhost{path}">' in answer.text
    assert re.search(r'<meta name="description" content="[^"]{40,}">', answer.text)
    asked = len(finder.asked)
    again = browser.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert len(finder.asked) == asked


def test_titles_tell_the_pages_apart(browser: FlaskClient) -> None:
    pages = ("/conditions", BREAST, f"/conditions/{made.CANCER}")
    assert len({part(browser.get(path).text, "<title>", "</title>") for path in pages}) == len(pages)


def test_the_first_page_leads_there(browser: FlaskClient) -> None:
    assert 'href="/conditions"' in browser.get("/").text


def test_a_condition_counts_as_a_search() -> None:
    browser = make_app(RATE_LIMIT="2/minute")[0].test_client()
    assert [browser.get(BREAST).status_code for _ in range(3)] == [200, 200, 429]
    assert browser.get("/conditions").status_code == 200


def test_while_the_engine_is_away_the_pages_say_so(browser: FlaskClient, finder: MadeFinder) -> None:
    finder.away = True
    for path in ("/conditions", BREAST):
        assert browser.get(path).status_code == 503


def test_every_word_is_a_message(joined: tuple[Flask, MadeFinder]) -> None:
    centres = ("Massachusetts General Hospital Cancer Center", "Massachusetts General Hospital", "Tufts Medical Center")
    more = ("Beth Israel Deaconess Medical Center", "Lahey Hospital and Medical Center", "Boston", "Burlington")
    of_cards = (
        *centres,
        *more,
        "NCT",
        "DEMO0001",
        "a · b · c",
        "trastuzumab deruxtecan",
        "chemotherapy",
        "weight loss",
    )
    given = ("MeSH", "sore toe", "breast", "nonsense")
    allowed = (*OF_VOCABULARY, *of_cards, *given)
    with pseudo_language(joined[0]) as browser:
        for id in (made.BREAST, made.CANCER, made.LEUKEMIA, made.MALE_BREAST, made.SHELF, "nonsense"):
            check_every_word_is_a_message(browser.get(f"/de/conditions/{id}").text, allowed)
        check_every_word_is_a_message(browser.get("/de/conditions").text, allowed)
        for typed in ("breast", "sore toe"):
            check_every_word_is_a_message(browser.post("/de/conditions", data={"q": typed}).text, allowed)
