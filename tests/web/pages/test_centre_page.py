"""A centre's page: its name, what recruits there for sure, its studies, and where other ids lead."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace

from search.answer import FacetCount, StudyPage
from tests.web.pages import made
from tests.web.pages.made_centre import MASS_GENERAL, WRITTEN
from tests.web.pages.pseudo import check_every_word_is_a_message, pseudo_language
from tests.web.pages.service import NEXT_PAGE, MadeFinder, make_app
from web.pages.centre.page import show_centre

PAGE = f"/centres/{MASS_GENERAL}"


def text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " "))


def test_the_heading_is_the_most_frequent_spelling_and_the_others_can_be_seen(browser: FlaskClient) -> None:
    html = browser.get(PAGE).text
    assert f"<h1>{WRITTEN}</h1>" in html
    assert "Boston, United States" in text(html)
    written = text(html[html.index("Also written") : html.index("</details>", html.index("Also written"))])
    assert "Mass. General Hosp." in written
    assert f"{WRITTEN}, Department of Neurology" in written


def test_it_lists_the_studies_that_recruit_there_or_all(browser: FlaskClient) -> None:
    recruiting, every = browser.get(PAGE).text, browser.get(f"{PAGE}?status=any").text
    assert re.findall(r'data-study="(\w+)"', recruiting) == [f"NCT0000000{n}" for n in (1, 2, 3, 4)]
    assert re.findall(r'data-study="(\w+)"', every) == [f"NCT0000000{n}" for n in (1, 2, 3, 4, 5)]
    assert "Not confirmed since July 2020" in text(recruiting)
    assert "5 studies in all" in text(recruiting)
    assert 'aria-current="true" href="/centres/us-boston-massachusetts-general-hospital">Recruiting here' in recruiting
    assert 'href="/centres/us-boston-massachusetts-general-hospital?status=any">Any status' in recruiting


def test_only_what_was_checked_of_late_is_counted_as_recruiting() -> None:
    shown = show_centre(MASS_GENERAL, _page(), _page(recent=3, aging=1, stale=2), _page())
    assert shown.recruiting == "3 studies are recruiting here"
    assert shown.doubtful == (
        "1 study was recruiting here when last checked",
        "2 studies are listed as recruiting here; nobody has confirmed that of late",
    )
    stale = show_centre(MASS_GENERAL, _page(), _page(stale=1), _page())
    assert (stale.recruiting, stale.doubtful) == (
        None,
        ("1 study is listed as recruiting here; nobody has confirmed that of late",),
    )
    assert show_centre(MASS_GENERAL, _page(), _page(), _page()).doubtful == ("No study is recruiting here",)


def test_more_studies_follow_in_the_results_of_the_same_question(browser: FlaskClient) -> None:
    page = replace(_page(), next=NEXT_PAGE, total=51)
    shown = show_centre(MASS_GENERAL, page, page, page)
    assert shown.more is not None
    assert (shown.more.name, shown.more.value) == ("after", NEXT_PAGE)
    assert shown.more.label == "Show 20 more of 51"


def test_the_search_within_asks_for_the_centre_alone(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.get(PAGE).text
    form = html[html.index('class="within"') : html.index("</form>", html.index('class="within"'))]
    assert f'<input type="hidden" name="centre" value="{MASS_GENERAL}">' in form
    answer = browser.post("/search", data={"centre": MASS_GENERAL, "q": "cancer"})
    assert finder.asked[-1]["centre"] == [MASS_GENERAL]
    assert f'value="centre:{MASS_GENERAL}"' in answer.text
    assert WRITTEN in text(answer.text)
    assert not re.search(r'<label for="filter-centre"', answer.text)
    assert f'<input type="hidden" name="centre" value="{MASS_GENERAL}">' in answer.text


def test_a_chip_without_a_hit_tells_the_centre_by_its_id(browser: FlaskClient) -> None:
    html = browser.post("/search", data={"centre": "us-st_louis-barnes-jewish-hospital"}).text
    assert "Barnes Jewish Hospital, St Louis" in text(html)


def test_another_spelling_leads_to_the_id_that_holds(browser: FlaskClient) -> None:
    for other in ("us-boston-massachusetts-gen-hosp", MASS_GENERAL.upper()):
        answer = browser.get(f"/centres/{other}")
        assert answer.status_code == 301, other
        assert answer.headers["Location"] == PAGE
        assert browser.get(f"/centres/{other}?status=any").headers["Location"] == f"{PAGE}?status=any"


def test_an_unknown_centre_and_what_is_no_id_have_no_page(browser: FlaskClient) -> None:
    for unknown in ("us-boston-no-such-hospital", "boston", "us-boston-", "<b>"):
        assert browser.get(f"/centres/{unknown}").status_code == 404, unknown


def test_a_page_counts_as_a_search() -> None:
    browser = make_app(RATE_LIMIT="2/minute")[0].test_client()
    statuses = [browser.get(path).status_code for path in (PAGE, f"{PAGE}?status=any", PAGE)]
    assert statuses == [200, 200, 429]


def test_the_page_may_be_kept_and_found(browser: FlaskClient) -> None:
    answer = browser.get(PAGE)
    assert "noindex" not in answer.text
    assert "X-Robots-Tag" not in answer.headers
    assert f'<link rel="canonical" href="http://localhost{PAGE}">' in browser.get(f"{PAGE}?status=any").text
    again = browser.get(PAGE, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_the_centres_own_contact_stands_on_a_card(browser: FlaskClient) -> None:
    assert "Call this centre" in text(browser.get(PAGE).text)


def test_every_word_of_it_is_a_message(joined: tuple[Flask, MadeFinder]) -> None:
    of_registries = (WRITTEN, "Mass. General Hosp.", "Department of Neurology", "Boston", "NCT", "Breast Neoplasms")
    given = ("trastuzumab deruxtecan", "chemotherapy")
    with pseudo_language(joined[0]) as browser:
        for path in (f"/de{PAGE}", f"/de{PAGE}?status=any"):
            check_every_word_is_a_message(browser.get(path).text, (*of_registries, *given))


def _page(**fresh: int) -> StudyPage:
    site = made.site(1, centre=MASS_GENERAL, name=WRITTEN)
    hits = (made.hit(1, nearest=(site,)),)
    counted = tuple(FacetCount(value=value, count=count) for value, count in fresh.items())
    return made.page(*hits, facets={"fresh": counted})
