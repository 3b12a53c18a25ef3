"""One box for all: a place among the words is moved, told and put back; "near me" leads to the button."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_journeys import KNOWN, reload, until
from tests.browser.visits import box, visit
from tests.web.pages.service import MadeFinder

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
IN_BOSTON: dict[str, Any] = {
    "permissions": ["geolocation"],
    "geolocation": {"latitude": 42.35843, "longitude": -71.05977},
}
MOVED = "Searching “many” near Boston, Massachusetts, US · undo"


def ask(page: Page, words: str) -> None:
    page.goto("/")
    page.locator("#q").fill(words)
    page.locator("#q").press("Enter")
    page.wait_for_url("**/search")
    until(page, KNOWN)


def test_a_place_among_the_words_is_moved_and_put_back(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(**PHONE)
    ask(page, "many near Boston")
    expect(page.locator(".near-told")).to_have_text(MOVED)
    reload(page)
    expect(page.locator(".near-told")).to_have_text(MOVED)
    page.get_by_role("button", name="undo").click()
    expect(page.locator(".near-told")).to_have_count(0)
    assert finder.asked[-1]["q"] == "many near Boston"
    assert "near" not in finder.asked[-1]
    reload(page)
    expect(page.locator(".folded")).to_contain_text("many near Boston")
    assert "near" not in finder.asked[-1]


@pytest.mark.parametrize("screen", [PHONE, WIDE])
def test_near_me_leads_to_the_button_which_asks_at_once(
    open_page: Open, finder: MadeFinder, screen: dict[str, Any]
) -> None:
    page = open_page(**screen, **IN_BOSTON)
    ask(page, "many near me")
    button = page.locator(".where-from").get_by_role("button", name="Use my location")
    expect(button).to_be_visible()
    assert box(page, ".where-from")["y"] < 300
    assert "near" not in finder.asked[-1]
    button.click()
    expect(page.locator(".where-from")).to_have_count(0)
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("many", "42.4,-71.1")


def test_a_browser_that_tells_no_place_says_so_beside_the_button(open_page: Open) -> None:
    page = open_page(**PHONE)
    page.add_init_script("navigator.geolocation.getCurrentPosition = (found, failed) => failed({ code: 1 })")
    visit(page, "near-me")
    page.locator(".where-from").get_by_role("button", name="Use my location").click()
    expect(page.locator(".where-from [role=status]")).to_have_text(
        "Your browser does not tell your location. Write a town instead."
    )


@pytest.mark.parametrize("screen", [PHONE, WIDE])
def test_a_town_can_be_typed_instead(open_page: Open, finder: MadeFinder, screen: dict[str, Any]) -> None:
    page = open_page(**screen)
    visit(page, "near-me")
    page.get_by_role("link", name="Type a town or a postcode").click()
    expect(page.locator("#near")).to_be_focused()
    page.keyboard.type("Boston")
    page.keyboard.press("Enter")
    expect(page.locator(".where-from")).to_have_count(0)
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("many", "Boston")


def test_a_town_can_be_typed_without_scripts(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(**PHONE, java_script_enabled=False)
    page.goto("/search?q=many+near+me")
    expect(page.get_by_role("button", name="Use my location")).to_have_count(0)
    page.get_by_role("link", name="Type a town or a postcode").click()
    page.locator("#near").fill("Boston")
    page.get_by_role("button", name="Search", exact=True).click()
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("many", "Boston")


def test_a_near_spelling_asks_at_once(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(**PHONE)
    visit(page, "near-spellings")
    page.get_by_role("button", name="Boston, Massachusetts, US").click()
    expect(page.locator(".hit").first).to_be_visible()
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("asthma", "Boston, Massachusetts, US")


def test_the_country_of_the_page_goes_with_what_is_typed(open_page: Open) -> None:
    page = open_page(**WIDE)
    page.goto("/de/")
    with page.expect_request("**/api/v1/places") as asked:
        page.locator("#near[role=combobox]").press_sequentially("hal")
    assert asked.value.post_data_json == {"q": "hal", "country": "DE"}
