"""From a search to a phone number: by mouse, by keyboard alone, without JavaScript; back, reload, and nothing kept."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import Open
from tests.browser.visits import visit
from tests.web.pages import made_index
from tests.web.pages.service import MadeFinder


def search(page: Page, q: str = "many", near: str = "Boston") -> None:
    page.goto("/")
    page.get_by_label("Condition or treatment").fill(q)
    page.get_by_label("Place").fill(near)
    page.get_by_role("button", name="Search", exact=True).click()


def reload(page: Page) -> None:
    """As a reader does; the page asks again while it loads, which playwright's own reload takes for a fault."""
    page.evaluate("document.documentElement.dataset.before = ''")
    page.evaluate("location.reload()")
    expect(page.locator("html[data-before]")).to_have_count(0)


KNOWN = "document.readyState === 'complete' && history.state?.question && !history.state.passed"
"""The page's scripts have run: a reload or Back would ask its question again, and its links tell the place."""


def until(page: Page, expression: str) -> None:
    """Waits until it is true, whatever page is there by then."""
    for _ in range(100):
        with suppress(Error):  # Between two pages nothing can be asked.
            if page.evaluate(expression):
                return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {expression}")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_search_result_study(open_page: Open, scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts)
    search(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("51 studies")
    expect(page.locator(".hit").first.get_by_role("link", name="Call this centre")).to_have_attribute(
        "href", "tel:+15550116"
    )
    if scripts:
        until(page, KNOWN)
    page.locator(".hit .title a").first.click()
    expect(page).to_have_url(re.compile(r"/studies/NCT00000001$"))
    if not scripts:
        page.get_by_label("Your place").fill("Boston")
        page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".count")).to_have_text("3 of 5 near Boston are recruiting")
    page.get_by_role("link", name="Show study locations").click()
    expect(page.get_by_role("heading", name="All 8 centres")).to_be_in_viewport()
    page.get_by_role("button", name="Paused 1").click()
    expect(page.locator("#centres [data-site]")).to_have_count(1)


def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.get_by_label("Condition or treatment").focus()
    page.keyboard.type("many")
    page.keyboard.press("Tab")
    page.keyboard.type("Boston")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("51 studies within 50 miles of Boston")
    steps = 0
    while not page.evaluate("document.activeElement.matches('.hit .title a')"):
        page.keyboard.press("Tab")
        steps += 1
        assert steps < 20
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Back to results")).to_be_visible()
    page.get_by_role("button", name="Back to results").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("51 studies")


def test_nothing_asked_stands_in_an_address(open_page: Open) -> None:
    page = open_page()
    addresses: list[str] = []
    page.on("request", lambda asked: addresses.append(asked.url))
    search(page)
    until(page, KNOWN)
    page.locator(".hit .title a").first.click()
    expect(page.locator(".count")).to_be_visible()
    assert not [address for address in addresses if "many" in address or "Boston" in address]
    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0


def test_reload_and_back_ask_again(open_page: Open) -> None:
    page = open_page()
    search(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("51 studies")
    reload(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("51 studies")
    until(page, KNOWN)
    page.locator(".hit .title a").first.click()
    expect(page.locator(".count")).to_have_text("3 of 5 near Boston are recruiting")
    reload(page)
    expect(page.locator(".count")).to_have_text("3 of 5 near Boston are recruiting")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("51 studies")
    # It asks again, and another step back meanwhile would be lost.
    until(page, KNOWN)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Find a clinical trial near you")


def test_the_folded_form_opens(open_page: Open) -> None:
    for scripts in (True, False):
        page = open_page(java_script_enabled=scripts)
        search(page)
        expect(page.get_by_label("Place")).to_be_hidden()
        page.get_by_role("link", name="Change").click()
        expect(page.get_by_label("Place")).to_be_visible()
        page.get_by_label("Place").fill("Presque Isle")
        page.get_by_label("Condition or treatment").fill("nothing")
        page.get_by_role("button", name="Search", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("No study recruiting within 50 miles")


def test_from_nothing_to_results_in_one_click(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(java_script_enabled=False)
    search(page, "nothing", "Presque Isle")
    page.get_by_role("button", name="Look at any distance").click()
    asked = finder.asked[-1]
    assert (asked["q"], asked["near"], asked["within"]) == ("nothing", "Presque Isle", "anywhere")


def test_filters_chips_and_other_places(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    search(page)
    page.locator(".filters > summary").click()
    page.get_by_label("Paused").check()
    page.get_by_label("Country").select_option("CA")
    page.get_by_role("button", name="Show studies").click()
    assert finder.asked[-1]["status"] == ["recruiting", "suspended"]
    assert finder.asked[-1]["country"] == ["CA"]
    page.get_by_role("button", name="Remove: Canada").click()
    assert "country" not in finder.asked[-1]
    page.get_by_text("Another place?").click()
    page.get_by_role("button", name="Boston, England, GB").click()
    assert finder.asked[-1]["near"] == "Boston, England, GB"
    page.get_by_role("button", name="Show kilometres").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("within 80 km")


def test_the_next_page(open_page: Open) -> None:
    page = open_page()
    search(page)
    page.get_by_role("button", name="Show 20 more of 51").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("13 to 24 of 51 studies")
    reload(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("13 to 24 of 51 studies")


def test_the_number_itself_is_copied(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    visit(page, "study-without-place")
    page.get_by_role("button", name="Copy NCT00000001").first.click()
    expect(page.get_by_text("Copied", exact=True).first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "NCT00000001"


def test_a_location_is_rounded_before_it_is_sent(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(permissions=["geolocation"], geolocation={"latitude": 42.35843, "longitude": -71.05977})
    page.goto("/")
    page.get_by_label("Condition or treatment").fill("few")
    page.get_by_role("button", name="Use my location").click()
    expect(page.get_by_label("Place")).to_have_value("42.4,-71.1")
    page.get_by_role("button", name="Search", exact=True).click()
    assert finder.asked[-1]["near"] == "42.4,-71.1"


def test_a_tag_leads_to_its_studies(open_page: Open, finder: MadeFinder) -> None:
    page = open_page()
    visit(page, "study-without-place")
    page.get_by_role("button", name="Breast Cancer", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    asked = {name: value for name, value in finder.asked[-1].items() if name not in ("extras", "facets")}
    assert asked == {"condition": ["D001943"]}


def test_when_the_engine_comes_back(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/")
    page.get_by_label("Condition or treatment").fill("many")
    page.get_by_label("Place").fill("Boston")
    finder.story = made_index.FULL
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("51 studies")
