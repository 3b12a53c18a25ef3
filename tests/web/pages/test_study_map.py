"""What a study's map is told: every centre once, in the right order, and in words that claim no more than is known."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from search.answer import ShownSite, WholeStudy
from search.vocabulary import STATUSES
from tests.web.pages import made, made_study
from tests.web.pages.made import AGING, RECENT, STALE, site
from tests.web.pages.real import MODEL, model_study
from tests.web.pages.service import MadeFinder
from tests.web.pages.told_map import MAP, told


def heading(map: dict[str, Any]) -> str:
    return "".join(part["text"] for part in map["heading"])


def of_sites(finder: MadeFinder, *sites: ShownSite) -> None:
    finder.kept["NCT00000001"] = made_study.study(*sites)


def assert_every_site_once(map: dict[str, Any], study: WholeStudy) -> None:
    assert sorted(one["id"] for one in map["sites"]) == sorted(one.id for one in study.all_sites)
    assert len(map["badges"]) == len({str(each) for each in map["badges"]})
    assert {one["badge"] for one in map["sites"]} == set(range(len(map["badges"])))


@pytest.mark.parametrize("number", ["NCT00000001", "NCT00000002", "NCT00000004"])
def test_every_centre_stands_in_it_once(browser: FlaskClient, finder: MadeFinder, number: str) -> None:
    assert_every_site_once(told(browser, f"/embed/studies/{number}/map.json"), finder.kept[number])


def test_the_words_above_it(browser: FlaskClient) -> None:
    map = told(browser)
    assert map["lead"] == "NCT00000001 · 8 centres in 4 countries"
    assert map["heading"] == [{"text": "5 of 8 centres", "sure": True}, {"text": " are recruiting", "sure": False}]
    assert map["notice"] is None
    assert map["unplaced"] == "1 centre without a known position is in the list."
    assert map["all"] == {"href": "http://localhost/studies/NCT00000001", "words": "All 8 centres"}
    assert map["by"] == "From Trial Finder. We do not run, check or recommend these studies."


def test_the_model_study_in_its_own_words(browser: FlaskClient, finder: MadeFinder) -> None:
    study = model_study()
    finder.kept[study.card.id] = study
    map = told(browser, f"/embed/studies/{study.card.id}/map.json")
    assert_every_site_once(map, study)
    if study.card.id != MODEL:
        return  # Where the shared data are missing another study stands for it, and has other words.
    assert map["lead"] == "NCT03371017 · 141 centres in 28 countries"
    assert map["heading"] == [{"text": "61 of 141 centres were recruiting in July 2020", "sure": False}]
    assert map["notice"] == {"look": "unconfirmed", "lead": "Not confirmed since. Call first.", "rest": ""}
    assert map["unplaced"] == "35 centres without a known position are in the list."
    assert map["all"]["words"] == "All 141 centres"


@pytest.mark.parametrize(
    ("sites", "words", "notice"),
    [
        ([], "The registry lists no centres", None),
        ([site(1)], "The only centre is recruiting", None),
        ([site(1), site(2, STALE)], "1 of 2 centres is recruiting", None),
        (
            [site(1, AGING), site(2, STALE)],
            "1 of 2 centres was recruiting when last checked",
            "Last checked in January 2026. Call first.",
        ),
        (
            [site(1, STALE, contact=None)],
            "The only centre was recruiting in July 2020",
            "Not confirmed since. Ask first.",
        ),
        (
            [site(1, STALE), site(2, STALE), site(3, None)],
            "2 of 3 centres were recruiting in July 2020",
            "Not confirmed since. Call first.",
        ),
        (
            [site(1, STALE), site(2, STALE, status_as_of="2019-05-01")],
            "2 of 2 centres were recruiting when last checked",
            "Not confirmed since July 2020. Call first.",
        ),
        ([site(1, None), site(2, None)], "None of 2 centres confirmed: the registry gives no date", None),
        ([site(1, STALE, status="suspended")], "The only centre is not confirmed since July 2020", None),
        ([site(1, STALE, status="completed")], "The only centre is not taking people", None),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_sure_is_not_said_to_be(
    browser: FlaskClient, finder: MadeFinder, sites: list[ShownSite], words: str, notice: str | None
) -> None:
    of_sites(finder, *sites)
    map = told(browser)
    assert heading(map) == words
    assert (map["notice"] or {}).get("lead") == notice
    sure = any(part["sure"] for part in map["heading"])
    assert sure == any(one.status == "recruiting" and one.fresh == "recent" for one in sites)


def test_without_a_place_those_that_take_people_come_first(browser: FlaskClient, finder: MadeFinder) -> None:
    of_sites(
        finder,
        site(1, RECENT, status="completed"),
        site(2, STALE, country="CA"),
        site(3, AGING, country="DE"),
        site(4, RECENT, country="US"),
        site(5, RECENT, country="AU"),
        site(6, RECENT, status="not_yet_recruiting"),
    )
    assert [one["id"][-1] for one in told(browser)["sites"]] == ["5", "4", "3", "2", "6", "1"]
    assert told(browser)["first"] == {"heading": "Some of the centres", "count": 5}
    assert {one["far"] for one in told(browser)["sites"]} == {None}


def test_from_a_place_the_nearest_come_first(browser: FlaskClient) -> None:
    map = told(browser, near="Boston", within="50mi")
    assert map["first"] == {"heading": "Nearest to Boston", "count": 5}
    assert map["near"] == {"name": "Boston, Massachusetts, US", "lat": 42.358, "lon": -71.06, "within_m": 80467}
    assert [one["far"] for one in map["sites"]][2:] == [
        "in Boston", "about 10 miles", "about 40 miles", "about 430 miles", "about 3,270 miles", "distance not known"
    ]  # fmt: skip
    assert map["sites"][0]["place"] == "Massachusetts General Hospital Cancer Center"
    assert map["sites"][3]["place"] == "Lahey Hospital and Medical Center, Burlington"


def test_who_named_no_radius_sees_none(browser: FlaskClient) -> None:
    assert told(browser, near="Boston")["near"]["within_m"] is None
    assert told(browser, near="42.4,-71.1")["first"]["heading"] == "Nearest to you"


def test_inside_an_area_no_centre_is_nearer(browser: FlaskClient) -> None:
    map = told(browser, near="Massachusetts")
    assert map["near"] is None
    assert map["first"]["heading"] == "Some of the centres"


def test_whose_number_it_is_stands_beside_it(browser: FlaskClient, finder: MadeFinder) -> None:
    of_sites(finder, site(1), site(2, contact=made.OFFICE), site(3, contact=None))
    calls = {one["id"][-1]: one["call"] for one in told(browser)["sites"]}
    assert calls["1"]["label"] == "Call this centre"
    assert calls["2"]["label"] == "Call study office"
    assert calls["2"]["href"] == "tel:+15550182"
    assert calls["3"] is None


def test_who_was_ever_recruiting_is_told_beside_the_badge(browser: FlaskClient, finder: MadeFinder) -> None:
    of_sites(finder, site(1), site(2, STALE), site(3, STALE, status="suspended"), site(4, None, status="unknown"))
    map = told(browser)
    found = {one["id"][-1]: (map["badges"][one["badge"]]["look"], one["recruiting"]) for one in map["sites"]}
    assert found == {
        "1": ("recruiting", True),
        "2": ("unconfirmed", True),
        "3": ("unconfirmed", False),
        "4": ("unconfirmed", False),
    }


def test_only_a_house_is_exact(browser: FlaskClient, finder: MadeFinder) -> None:
    of_sites(finder, site(1), site(2, precision="exact"), site(3, precision="postcode"))
    assert [one["exact"] for one in told(browser)["sites"]] == [False, True, False]


def test_a_status_narrows_it_and_is_said(browser: FlaskClient) -> None:
    map = told(browser, f"{MAP}?status=suspended&status=completed")
    assert [map["badges"][one["badge"]]["lead"] for one in map["sites"]] == ["Paused", "Finished"]
    assert map["lead"] == "NCT00000001 · 2 of 8 centres, listed as paused and finished"
    assert heading(map) == "5 of 8 centres are recruiting"
    assert len(told(browser, MAP, near="Boston", status=["suspended"])["sites"]) == 1
    assert len(told(browser, f"{MAP}?status=any")["sites"]) == 8
    assert told(browser, f"{MAP}?status=withdrawn")["first"] == {"heading": "No centre has this status", "count": 0}


def test_the_study_pages_own_choice_narrows_it_alike(browser: FlaskClient, finder: MadeFinder) -> None:
    of_sites(finder, site(1), site(2, STALE), site(3, status="completed"), site(4, status="withdrawn"))
    for value, found in {"recruiting": "1", "then-recruiting": "2", "over": "34", "": "1234", "wrong": "1234"}.items():
        ids = sorted(one["id"][-1] for one in told(browser, f"{MAP}?only={value}")["sites"])
        assert "".join(ids) == found


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_can_be_asked_for(browser: FlaskClient, status: str) -> None:
    assert browser.get(f"{MAP}?status={status}").status_code == 200
