"""The map of the results in a real browser: the same hits as the list, and both in step."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.results_map import API, MAP, WIDE, answer_with, expect_on_map, on_map, open_results, press
from tests.browser.test_journeys import KNOWN, until
from tests.browser.visits import NEAR_BOSTON, ON_MAP, await_map
from tests.web.pages import made_map
from tests.web.pages.service import MadeFinder

TOLD = {"near": "Boston, Massachusetts, US"}
"""The map asks by the name that the place was told by, so that a hint cannot make it another's."""


def test_map_and_list_have_the_same_hits(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(**WIDE)
    with page.expect_response(API) as told:
        asked = open_results(page)
    answer = told.value.json()
    assert len(asked) == 1
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{answer['total']} studies")
    assert on_map(page) == answer["sites"] == len(made_map.placed(finder.read(dict(finder.asked[-1]))))
    assert {name: asked[0][name] for name in ("q", "near", "within")} == NEAR_BOSTON | TOLD
    assert asked[0]["words_in"] == "topic", "the list asks so under distance order, and so does the map"


@pytest.mark.parametrize("key", ["+", "-"])
def test_marks_stand_for_every_site_in_view(open_page: Open, key: str) -> None:
    page = open_page(**WIDE)
    open_results(page, {"q": "many"})
    for _ in range(7):
        expect_on_map(page, press(page, key)["sites"])


def test_what_no_map_can_show_is_told(open_page: Open) -> None:
    page = open_page(**WIDE)
    open_results(page, {"q": "many"})
    words = f"{made_map.UNPLACED} of 173 study sites have no known position: they are in the list."
    expect(page.locator("[data-unplaced]")).to_have_text(words)
    open_results(page)
    expect(page.locator("[data-unplaced]")).to_be_hidden()


def test_list_or_map_on_a_phone_and_back(open_page: Open) -> None:
    page = open_page()
    asked = open_results(page)
    expect(page.locator(MAP)).to_be_hidden()
    assert asked == []
    page.get_by_label("Map", exact=True).check()
    await_map(page)
    expect(page.locator(".hit").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    shown = page.locator(MAP).bounding_box()
    assert shown is not None
    assert shown["y"] < 200
    until(page, KNOWN)
    page.goto("/about")
    page.go_back()
    until(page, KNOWN)
    await_map(page)
    expect(page.get_by_label("Map", exact=True)).to_be_checked()
    expect(page.locator(".hit").first).to_be_hidden()


def test_a_jump_within_the_page_keeps_the_chosen_view(open_page: Open) -> None:
    page = open_page()
    open_results(page)
    page.get_by_label("Map", exact=True).check()
    await_map(page)
    page.evaluate("location.hash = 'main'")
    until(page, "history.state?.question && location.hash === '#main'")
    page.goto("/about")
    page.go_back()
    until(page, KNOWN)
    await_map(page)
    expect(page.get_by_label("Map", exact=True)).to_be_checked()


def test_a_centre_leads_to_its_study_and_into_the_list(open_page: Open) -> None:
    page = open_page()
    open_results(page, NEAR_BOSTON | ON_MAP)
    mark = page.locator(f"{MAP} [data-site]").first
    mark.focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    expect(card.get_by_role("link", name="Study number")).to_have_attribute("href", re.compile(r"^/studies/NCT\d{8}$"))
    expect(card).to_contain_text("Recruiting")


def test_a_study_of_the_list_is_found_again(open_page: Open) -> None:
    """The first card's study has a centre that stands alone when the map is close enough."""
    page = open_page()
    listed = made_map.site(1, "Rhode Island Hospital", "Providence", 41.824, -71.413)
    answer_with(page, [listed])
    open_results(page, NEAR_BOSTON | ON_MAP)
    page.locator(f"{MAP} [data-site]").first.click()
    page.get_by_role("link", name="See it in the list").click()
    expect(page.locator(MAP)).to_be_hidden()
    expect(page.locator("[data-study=NCT00000001] .title a").first).to_be_focused()
    assert page.url.endswith("/search")


def test_a_card_points_out_its_centre(open_page: Open) -> None:
    page = open_page(**WIDE)
    answer_with(page, [made_map.site(1, "Massachusetts General Hospital", "Boston", 42.358, -71.06)])
    open_results(page)
    mark = page.locator(f"{MAP} [data-site='NCT00000001-1']")
    page.locator("[data-nearest='NCT00000001-1']").first.hover()
    expect(mark).to_have_class(re.compile("pointed"))
    page.locator("h1").hover()
    expect(mark).not_to_have_class(re.compile("pointed"))


def test_without_scripts_there_is_no_map(open_page: Open) -> None:
    page = open_page(java_script_enabled=False, **WIDE)
    page.goto("/search?q=many&near=Boston")
    expect(page.locator(MAP)).to_be_hidden()
    expect(page.locator(".views")).to_be_hidden()
    expect(page.locator(".hit").first).to_be_visible()
