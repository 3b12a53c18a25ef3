"""The day on which we saw a status change: told behind the check that confirms it, never of what may not hold any
more."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.answer import ShownSite
from tests.web.pages import made, made_study
from tests.web.pages.made import AGING, RECENT, STALE, hit, site
from tests.web.pages.service import MadeFinder
from tests.web.pages.told_map import told
from web.pages.language.languages import CHOSEN
from web.pages.search.cards import show_card
from web.pages.site_status import site_badge

SEEN = "2026-11-01"
BADGES = re.compile(r'<p class="status \w+">.*?<span>(.*?)</span></p>')
STUDY = "/studies/NCT00000001"


def seen(number: int = 1, since: str | None = SEEN, checked: str | None = RECENT, **changes: Any) -> ShownSite:
    return site(number, checked, status_since=since, **changes)


def shown(html: str) -> list[str]:
    """The badges of a page as they are read."""
    return [re.sub(r"<[^>]+>", "", badge) for badge in BADGES.findall(html)]


def of_sites(finder: MadeFinder, *sites: ShownSite) -> None:
    finder.kept["NCT00000001"] = made_study.study(*sites)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Recruiting · checked 3 Nov 2026 · changed: we saw it on 1 Nov 2026"),
        ({"since": None}, "Recruiting · checked 3 Nov 2026"),
        ({"status": "completed"}, "Finished · checked 3 Nov 2026 · changed: we saw it on 1 Nov 2026"),
        (
            {"status_source": "country", "status_registry": "ctis"},
            "Recruiting, as CTIS says for the whole country · checked 3 Nov 2026 · changed: we saw it on 1 Nov 2026",
        ),
        ({"checked": AGING}, "Recruiting when last checked, Jan 2026. Ask first"),
        ({"checked": STALE}, "Not confirmed since July 2020 (then: recruiting)"),
        ({"checked": None}, "Not confirmed: the registry gives no date (listed as recruiting)"),
        ({"checked": STALE, "status": "completed"}, "Finished · July 2020"),
        ({"status": "unknown"}, "Status not confirmed (last checked November 2026)"),
        (
            {"status_source": "dates", "recruits_until": "2026-12-01"},
            "Planned to recruit until 1 December 2026. Ask first",
        ),
    ],
    ids=str,
)
def test_what_is_told_of_a_site(changes: dict[str, Any], words: str) -> None:
    assert site_badge(seen(**changes)).text == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", " · geändert, von uns bemerkt am 1. Nov. 2026"),
        ("es", " · cambió: lo vimos el 1 nov 2026"),
        ("fr", " · modifié : nous l’avons vu le 1er nov. 2026"),
    ],
)
def test_in_every_language(joined: tuple[Flask, MadeFinder], language: str, words: str) -> None:
    with joined[0].test_request_context(environ_overrides={CHOSEN: language}):
        assert site_badge(seen()).rest.replace("\xa0", " ").endswith(words)


def test_centres_that_changed_on_one_day_say_it_once(browser: FlaskClient, finder: MadeFinder) -> None:
    of_sites(finder, *(seen(number) for number in range(1, 6)))
    html = browser.get(STUDY).text
    assert [text.replace("\xa0", " ") for text in shown(html)[1:]] == [site_badge(seen()).text]
    assert html.count("we saw it on") == 1


def test_centres_that_changed_on_different_days_stand_under_one_badge_and_say_what_changed(
    browser: FlaskClient, finder: MadeFinder
) -> None:
    of_sites(finder, seen(1), seen(2, "2026-10-20"), *(seen(number, None) for number in range(3, 6)))
    html = browser.get(STUDY).text
    assert shown(html)[1:] == ["Recruiting · checked 3 Nov 2026"]
    assert re.findall(r">Status changed; we saw it on (?:<[^>]+>)?([\w ]+)", html) == ["1 Nov 2026", "20 Oct 2026"]


def test_a_place_says_it_of_the_word_that_holds(browser: FlaskClient, finder: MadeFinder) -> None:
    other = {"registry": "isrctn", "record": "ISRCTN1", "status": "suspended", "id": "ISRCTN1-1"}
    of_sites(finder, seen(place="one"), seen(2, "2026-10-20", place="one", **other))
    html = browser.get(STUDY).text.replace("\xa0", " ")
    assert shown(html)[1:] == ["Recruiting · checked 3 Nov 2026 · changed: we saw it on 1 Nov 2026"] * 2
    assert "20 Oct 2026" not in html


@pytest.mark.usefixtures("joined")
def test_a_card_tells_it_of_its_nearest_site() -> None:
    card = show_card(hit(nearest=(seen(),)), made.question(), None)
    assert card.badge == site_badge(seen(), can_call=True)
    assert card.badge.text.endswith(" · checked 3 Nov 2026 · changed: we saw it on 1 Nov 2026")


def test_the_call_sheet_and_the_map_tell_it(browser: FlaskClient, finder: MadeFinder) -> None:
    of_sites(finder, seen(1), seen(2, "2026-10-20"))
    sheet = browser.post(f"{STUDY}/call-sheet", data={"site": "NCT00000001-2"}).text.replace("\xa0", " ")
    assert shown(sheet) == ["Recruiting · checked 3 Nov 2026 · changed: we saw it on 20 Oct 2026"]
    rests = [badge["rest"].replace("\xa0", " ") for badge in told(browser)["badges"]]
    assert rests == [f" · checked 3 Nov 2026 · changed: we saw it on {day}" for day in ("1 Nov 2026", "20 Oct 2026")]
