"""The pages as they are sent: what stands in them, in which order, and what their headers say."""

from __future__ import annotations

import gzip
import re

import pytest
from flask.testing import FlaskClient

from tests.web.pages import made_index
from tests.web.pages.service import GONE, NEXT_PAGE, MadeFinder

PAGES = ["/", "/about", "/about/data", "/privacy", "/studies/NCT00000001", "/search?q=few"]
NEAR_BOSTON = {"q": "many", "near": "Boston", "within": "50mi"}


def text(html: str) -> str:
    """What a reader reads, with single spaces."""
    inline = re.sub(r"</?(span|b|em|small)\b[^>]*>", "", html)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", inline).replace("&nbsp;", " "))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_its_headers_and_no_cookie(browser: FlaskClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Permissions-Policy"] == "geolocation=(self)"
    assert "Set-Cookie" not in answer.headers
    assert "Strict-Transport-Security" not in answer.headers
    assert " style=" not in answer.text
    assert not re.search(
        r"<(script|link rel=\"(?!canonical|alternate)|img|iframe)[^>]+(src|href)=\"(https?:)?//", answer.text
    )


def test_https_is_kept(browser: FlaskClient) -> None:
    assert "max-age" in browser.get("/about", base_url="https://localhost").headers["Strict-Transport-Security"]


def test_results_are_private_and_not_indexed(browser: FlaskClient) -> None:
    answer = browser.post("/search", data=NEAR_BOSTON)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.text
    assert "<title>51 studies · Trial Finder</title>" in answer.text


def test_a_page_that_did_not_change_is_not_sent_again(browser: FlaskClient) -> None:
    tag = browser.get("/studies/NCT00000001").headers["ETag"]
    assert browser.get("/studies/NCT00000001", headers={"If-None-Match": tag}).status_code == 304


def test_a_card_reads_in_order(browser: FlaskClient) -> None:
    html = browser.post("/search", data=NEAR_BOSTON).text
    first = text(html[html.index('<li class="hit"') : html.index("</li>", html.index('<div class="acts">'))])
    parts = [
        "Recruiting · checked 3 Nov 2026",
        "Study of Trastuzumab Deruxtecan",
        "Massachusetts General Hospital Cancer Center · in Boston",
        "Tests a treatment: trastuzumab deruxtecan · chemotherapy",
        "Age 18 or older",
        "14 of 21 centres near you are recruiting",
        "Call this centre",
        "Tagged: Breast Cancer",
    ]
    places = [first.index(part) for part in parts]
    assert places == sorted(places)


def test_the_form_asks_the_whole_question_again(browser: FlaskClient) -> None:
    fields = NEAR_BOSTON | {"country": "CA", "status": "by_invitation", "bbox": "-72,42,-70,43", "units": "km"}
    html = browser.post("/search", data=fields).text
    assert '<form method="post" action="/search" id="question">' in html
    for name, value in [("status", "by_invitation"), ("bbox", "-72,42,-70,43"), ("units", "km")]:
        assert f'<input type="hidden" name="{name}" value="{value}">' in html
    assert '<option value="50mi" selected>80 km</option>' in html
    assert '<option value="CA" selected>Canada (4)</option>' in html


def test_the_next_page(browser: FlaskClient, finder: MadeFinder) -> None:
    first = browser.post("/search", data=NEAR_BOSTON)
    assert '<input type="hidden" name="shown" value="12">' in first.text
    assert "Show 20 more of 51" in first.text
    second = browser.post("/search", data=NEAR_BOSTON | {"after": NEXT_PAGE, "shown": "12"})
    assert "13 to 24 of 51 studies" in second.text
    assert finder.asked[-1]["after"] == NEXT_PAGE


def test_a_place_in_the_list_that_is_gone_starts_it_again(browser: FlaskClient, finder: MadeFinder) -> None:
    answer = browser.post("/search", data=NEAR_BOSTON | {"after": GONE, "shown": "12"})
    assert answer.status_code == 200
    assert "The list has changed since. This is its beginning." in answer.text
    assert "after" not in finder.asked[-1]


def test_other_places_of_the_name(browser: FlaskClient) -> None:
    html = browser.post("/search", data=NEAR_BOSTON).text
    assert '<button class="chip" name="near" value="Boston, England, GB">' in html


def test_units_follow_the_place_unless_chosen(browser: FlaskClient) -> None:
    assert "within 80 km of Munich" in browser.post("/search", data={"near": "München", "within": "50mi"}).text
    assert "Show kilometres" in browser.post("/search", data=NEAR_BOSTON).text
    assert "within 80 km of Boston" in browser.post("/search", data=NEAR_BOSTON | {"units": "km"}).text


def test_units_before_a_place_follow_the_browser(browser: FlaskClient) -> None:
    assert "50 miles" in browser.get("/", headers={"Accept-Language": "en"}).text
    assert "50 miles" in browser.get("/", headers={"Accept-Language": "en-GB,en;q=0.9"}).text
    assert "80 km" in browser.get("/", headers={"Accept-Language": "de-DE,de;q=0.9"}).text


def test_no_study_near(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "nothing", "near": "Presque Isle", "within": "50mi"}).text
    told = text(html)
    assert "<title>No study recruiting within 50 miles · Trial Finder</title>" in html
    assert "This service holds only a part of all studies." in told
    buttons = re.findall(r'<button class="button[^"]*" name="(\w+)" value="([\w:]+)">', html)
    assert buttons == [("within", "150mi"), ("within", "anywhere"), ("set", "status:any")]
    assert "Look at any distance 121 studies" in told
    told_far = "None of the 121 studies for this that list recruiting centres has one this close to Presque Isle. "
    assert told_far + "The nearest is about 130 miles away." in told
    assert html.count("button primary") == 1
    finder.story = made_index.FULL
    whole = text(browser.post("/search", data={"q": "nothing", "near": "Presque Isle"}).text)
    assert "This service holds only a part" not in whole


def test_few_studies_bring_help(browser: FlaskClient) -> None:
    assert "To find more" in browser.post("/search", data={"q": "few", "near": "Boston"}).text
    assert "To find more" not in browser.post("/search", data=NEAR_BOSTON).text


def test_a_place_that_nobody_knows(browser: FlaskClient) -> None:
    answer = browser.post("/search", data={"q": "asthma", "near": "Nowhereville", "within": "50mi"})
    assert answer.status_code == 400
    assert "We do not know this place" in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert 'value="Nowhereville"' in answer.text
    assert "Search without a place" in answer.text


def test_every_fault_is_told(browser: FlaskClient) -> None:
    answer = browser.get("/search?near=Boston&within=80&status=open")
    assert answer.status_code == 400
    assert "The distance needs a unit: 80km or 50mi." in text(answer.text)
    assert "“Status of the centre” knows no status" in text(answer.text).replace("&#39;", "'")


def test_addresses_of_others_are_taken_as_they_are(browser: FlaskClient) -> None:
    assert browser.get("/?utm_source=x").status_code == 200
    assert browser.get("/search?q=few&utm_source=x").status_code == 200
    assert "Find a clinical trial near you" in browser.get("/search").text


def test_the_last_example_needs_no_place(browser: FlaskClient) -> None:
    told = text(browser.get("/").text)
    assert "asthma anywhere" in told
    assert "near Houston" in told


def test_what_is_typed_is_escaped(browser: FlaskClient) -> None:
    html = browser.post("/search", data={"q": "\"><script>x</script>'"}).text
    assert "<script>x" not in html


def test_made_up_studies_are_marked_everywhere(browser: FlaskClient, finder: MadeFinder) -> None:
    finder.story = made_index.DEMO
    for path in PAGES:
        assert "these studies are made up" in browser.get(path).text
    assert "this study does not exist" in browser.get("/studies/DEMO0001").text
    assert "this study does not exist" in browser.get("/search?q=x").text


def test_old_data_are_told_on_every_page(browser: FlaskClient, finder: MadeFinder) -> None:
    finder.story = made_index.OLD
    for path in PAGES:
        assert "These data are of 1 November 2026." in text(browser.get(path).text)


def test_a_part_of_all_studies_is_told_on_every_page(browser: FlaskClient) -> None:
    for path in PAGES:
        assert "1,200 of 605,000 studies: the newest recruiting studies of" in text(browser.get(path).text)


def test_a_study_from_a_place(browser: FlaskClient) -> None:
    told = text(browser.post("/studies/NCT00000001", data={"near": "Boston", "within": "50mi"}).text)
    assert "3 of 5 near Boston are recruiting" in told
    assert "Lahey Hospital and Medical Center, Burlington · about 10 miles" in told
    assert "Distances are straight lines between towns; the trip is longer." in told


def test_a_study_reads_in_order(browser: FlaskClient) -> None:
    told = text(browser.get("/studies/NCT00000001").text)
    parts = [
        "Recruiting · checked 3 Nov 2026",
        "Study of Trastuzumab",
        "A Phase III, Randomised",
        "Cancer Breast Cancer Triple-Negative Breast Cancer",
        "Find participating medical centres and current study status in each of them",
        "Show study locations",
        "Basic details",
        "2016-005119-42",
        "Questions people ask",
        "For medical professionals",
        "This record at ClinicalTrials.gov",
        "What you can do next",
        "We do not run, check or recommend these studies.",
        "About results",
        "What is clinical research?",
        "Sources and dates",
    ]
    places = [told.index(part, told.index("Search for studies")) for part in parts]
    assert places == sorted(places)


def test_the_number_itself_can_be_copied(browser: FlaskClient) -> None:
    html = browser.get("/studies/NCT00000001").text
    assert 'data-copy="NCT00000001"' in html
    assert "{{" not in html


def test_a_stale_study_promises_nothing(browser: FlaskClient) -> None:
    html = browser.get("/studies/NCT00000002").text
    assert "None of 8 centres confirmed since July 2020" in html
    assert 'class="status recruiting"' not in html
    assert "<em>" not in html


def test_an_unknown_place_leaves_the_study(browser: FlaskClient) -> None:
    answer = browser.post("/studies/NCT00000001", data={"near": "Nowhereville"})
    assert answer.status_code == 400
    assert "We do not know this place." in answer.text
    assert "Basic details" in answer.text


def test_back_to_the_results_that_were_asked_for(browser: FlaskClient) -> None:
    html = browser.post("/studies/NCT00000001", data=NEAR_BOSTON).text
    assert "Back to results" in html
    assert '<input type="hidden" name="q" value="many">' in html


def test_a_study_without_centres(browser: FlaskClient) -> None:
    told = text(browser.get("/studies/NCT00000005").text)
    assert "The registry lists no centres" in told
    assert "Never started" in told
    assert "Show study locations" not in told


def test_registry_text_is_escaped(browser: FlaskClient) -> None:
    html = browser.get("/studies/NCT00000001").text
    assert "<script>alert" not in html
    assert "Hemoglobin &lt;/= 100 or &gt;/= 140" in html


def test_another_number_leads_on(browser: FlaskClient) -> None:
    moved = browser.get("/studies/2016-005119-42")
    assert (moved.status_code, moved.location) == (301, "/studies/NCT00000001")
    assert browser.post("/studies/2016-005119-42", data={"near": "Boston"}).status_code == 308
    shared = browser.get("/studies/SHARED")
    assert shared.status_code == 404
    assert 'href="/studies/NCT00000002"' in shared.text


def test_budgets(browser: FlaskClient) -> None:
    """Of 20 studies: 12 cards stand in for them here."""
    html = browser.post("/search", data=NEAR_BOSTON).data
    assert len(gzip.compress(html)) < 40_000
    for name in ("look.css", "search.css", "study.css", "pages.js"):
        assert len(gzip.compress(browser.get(f"/static/any/{name}").data)) < 7_500
    assert len(gzip.compress(browser.get("/studies/NCT00000004").data)) < 40_000
