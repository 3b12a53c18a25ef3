"""The map of a study's page in a real browser: the same centres as the list, and both in step."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request, expect

from tests.browser.conftest import Open
from tests.browser.study_map import MAP, WIDE, check_map_and_list_have_the_same, listed, on_map, row, show
from tests.browser.visits import NEAR_BOSTON, await_map, send, visit
from tests.web.pages import made, made_joined, made_study
from tests.web.pages.real import model_study
from tests.web.pages.service import MadeFinder


@pytest.mark.parametrize(("number", "placed", "unplaced"), [(1, 7, 1), (4, 1_548, 15)])
def test_map_and_list_have_the_same_centres(open_page: Open, number: int, placed: int, unplaced: int) -> None:
    page = open_page(**WIDE)
    page.goto(f"/studies/NCT0000000{number}")
    await_map(page)
    check_map_and_list_have_the_same(page, placed, unplaced)
    told = f"{placed:,} on the map · {unplaced} without a known position"
    expect(page.locator(f"{MAP} > .quiet")).to_contain_text(told)


@pytest.mark.parametrize("fields", [{}, NEAR_BOSTON], ids=["anywhere", "near Boston"])
def test_a_status_narrows_both(open_page: Open, fields: dict[str, str]) -> None:
    page = open_page(**WIDE)
    page.goto("/about")
    send(page, "/studies/NCT00000001", fields)
    with page.expect_navigation():
        page.get_by_role("button", name="Paused 1").click()
    await_map(page)
    expect(listed(page)).to_have_count(1)
    assert on_map(page) == 1
    expect(page.locator(f"{MAP} > .quiet")).to_have_text("1 centre on the map")


def test_the_real_model_study(open_page: Open, finder: MadeFinder) -> None:
    study = model_study()
    finder.kept[study.card.id] = study
    placed = sum(site.lat is not None for site in study.all_sites)
    page = open_page(**WIDE)
    page.goto(f"/studies/{study.card.id}")
    await_map(page)
    check_map_and_list_have_the_same(page, placed, len(study.all_sites) - placed)


def test_a_listed_centre_is_shown_on_the_map(open_page: Open) -> None:
    page = open_page(**WIDE)
    page.goto("/studies/NCT00000001")
    await_map(page)
    show(page, "Princess Margaret")
    expect(row(page, "Princess Margaret")).to_have_attribute("aria-current", "true")
    expect(page.locator(MAP).get_by_text("Princess Margaret").last).to_be_visible()
    expect(page.locator(MAP)).to_be_in_viewport()
    expect(page.locator(MAP).get_by_role("dialog").get_by_role("heading")).to_be_focused()
    show(page, "Barts")
    expect(page.locator("#centres [aria-current]")).to_have_count(1)
    expect(row(page, "Charité").get_by_role("button", name="Show on the map")).to_have_count(0)
    expect(row(page, "Charité")).to_contain_text("not on the map")


def test_a_mark_that_is_opened_marks_its_entry_in_the_list(open_page: Open) -> None:
    page = open_page(**WIDE)
    page.goto("/studies/NCT00000001")
    await_map(page)
    expect(row(page, "Barts")).to_be_hidden()
    top = page.evaluate("scrollY")
    mark = page.locator(f"{MAP} [data-site='NCT00000001-8']")
    mark.focus()
    page.keyboard.press("Enter")
    expect(row(page, "Barts")).to_have_attribute("aria-current", "true")
    expect(row(page, "Barts")).to_be_visible()
    assert page.evaluate("scrollY") == top, "the list is only scrolled when somebody asks"
    page.get_by_role("link", name="See it in the list").focus()
    page.keyboard.press("Enter")
    expect(row(page, "Barts").locator(".site")).to_be_focused()
    expect(row(page, "Barts")).to_be_in_viewport()


def test_the_sites_of_several_registries_at_one_place_are_one_mark_and_one_entry(
    open_page: Open, finder: MadeFinder
) -> None:
    first, second, *_others = made_joined.sites()
    finder.kept["NCT00000006"] = made_study.study(first, second, id="NCT00000006")
    page = open_page(**WIDE)
    page.goto("/studies/NCT00000006")
    await_map(page)
    expect(listed(page)).to_have_count(1)
    page.locator(f"{MAP} .map-mark").focus()
    page.keyboard.press("Enter")
    heading = page.locator(MAP).get_by_role("dialog").get_by_role("heading")
    expect(heading).to_contain_text(f"{second.name}, Berlin")
    expect(listed(page)).to_have_attribute("aria-current", "true")
    page.locator(f"{MAP} [role=dialog]").press("Escape")
    expect(listed(page).get_by_role("button", name="Show on the map")).to_have_count(1)


def test_the_place_stands_in_no_address(open_page: Open) -> None:
    page = open_page(**WIDE)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    visit(page, "study")
    maps = [request for request in asked if "map.json" in request.url]
    assert [(request.method, request.post_data) for request in maps] == [("POST", "near=Boston&within=50mi")]
    assert not [request.url for request in asked if "boston" in request.url.lower()]


def test_without_the_service_the_list_stays_and_the_map_can_be_asked_again(open_page: Open) -> None:
    page = open_page(**WIDE)
    page.route("**/map.json", lambda route: route.fulfill(status=429))
    page.goto("/studies/NCT00000001")
    page.locator(MAP).scroll_into_view_if_needed()
    expect(page.locator(f"{MAP} [role=alert]")).to_contain_text("The map is away for a moment.")
    expect(page.locator(".listed")).to_be_visible()
    page.unroute("**/map.json")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(f"{MAP} [role=alert]")).to_be_hidden()
    await_map(page)
    check_map_and_list_have_the_same(page, 7, 1)


def test_a_town_with_hundreds_of_centres_and_a_study_with_one(open_page: Open, finder: MadeFinder) -> None:
    finder.kept["NCT00000006"] = made_study.study(*map(made.site, range(400)), id="NCT00000006")
    finder.kept["NCT00000007"] = made_study.study(made.site(), id="NCT00000007")
    for number, many in ((6, 400), (7, 1)):
        page = open_page(**WIDE)
        page.goto(f"/studies/NCT0000000{number}")
        await_map(page)
        check_map_and_list_have_the_same(page, many, 0)
