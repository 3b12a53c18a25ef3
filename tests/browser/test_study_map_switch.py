"""List or map of a study's centres, where there is room for one, no script, or paper."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.study_map import MAP, WIDE, listed, on_map, row, show
from tests.browser.visits import await_map, visit


def test_on_a_phone_a_listed_centre_leads_to_the_map_and_back(open_page: Open) -> None:
    page = open_page()
    page.goto("/studies/NCT00000001")
    expect(page.locator(MAP)).to_be_hidden()
    show(page, "Princess Margaret")
    expect(page.locator(MAP)).to_be_in_viewport()
    expect(page.locator(".listed")).to_be_hidden()
    expect(page.get_by_label("Map", exact=True)).to_be_checked()
    page.locator(MAP).get_by_role("link", name="See it in the list").click()
    expect(page.locator(MAP)).to_be_hidden()
    expect(row(page, "Princess Margaret").locator(".site")).to_be_focused()
    expect(row(page, "Princess Margaret")).to_be_in_viewport()
    assert page.url.endswith("/studies/NCT00000001")


def test_the_chosen_view_stays_with_a_status(open_page: Open) -> None:
    page = open_page()
    page.goto("/studies/NCT00000001")
    page.get_by_label("Map", exact=True).check()
    with page.expect_navigation():
        page.get_by_role("button", name="Recruiting 5").click()
    await_map(page)
    expect(page.locator(MAP)).to_be_visible()
    assert on_map(page) == 4
    page.get_by_label("List", exact=True).press("Space")
    expect(page.locator(".listed")).to_be_visible()


def test_the_switch_works_by_keyboard(open_page: Open) -> None:
    page = open_page()
    page.goto("/studies/NCT00000001")
    page.get_by_label("List", exact=True).focus()
    page.keyboard.press("ArrowRight")
    await_map(page)
    expect(page.locator(MAP)).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".listed")).to_be_visible()


def test_a_phone_fetches_no_map_that_nobody_looks_at(open_page: Open) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/studies/NCT00000004")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if re.search(r"/map/map-|map\.json", url)]
    page.get_by_label("Map", exact=True).check()
    await_map(page)
    assert [url for url in asked if url.endswith("map.json")]


def test_without_a_script_there_is_a_list_alone(open_page: Open) -> None:
    for options in ({}, WIDE):
        page = open_page(java_script_enabled=False, **options)
        page.goto("/studies/NCT00000001")
        expect(page.locator(MAP)).to_be_hidden()
        expect(page.locator(".views")).to_be_hidden()
        expect(page.locator(".listed")).to_be_visible()
        expect(page.get_by_role("button", name="Show on the map")).to_have_count(0)


def test_paper_has_the_list_and_no_map(open_page: Open) -> None:
    page = open_page()
    visit(page, "study-map")
    expect(listed(page).first).to_be_hidden()
    page.emulate_media(media="print")
    expect(listed(page).first).to_be_visible()
    for hidden in (MAP, ".views", ".show"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_back_comes_to_the_map_again(open_page: Open) -> None:
    page = open_page()
    visit(page, "study-map")
    page.get_by_role("link", name="About", exact=True).click()
    page.go_back()
    await_map(page)
    expect(page.locator(MAP)).to_be_visible()
    assert on_map(page) == 5, "those around Boston"
