"""The widget for everybody: axe, narrow places, large letters, the keyboard, both directions of reading."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.foreign.conftest import Watch
from tests.browser.foreign.site import ForeignSite, widget
from tests.browser.test_access import RULES

axe = Axe()
FOCUSED = """() => { let one = document.activeElement;
  while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return [one.className, one.textContent.trim() || one.ariaLabel]; }"""
OUTSIDE = """() => [...document.querySelector("trial-site-map").shadowRoot.querySelectorAll(".frame :not(.map *)")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML)"""
SMALL = """() => [...document.querySelector("trial-site-map").shadowRoot.querySelectorAll("button, a")]
  .filter((one) => one.checkVisibility() && !one.closest(".map"))
  .filter((one) => one.getBoundingClientRect().height < 43.9).map((one) => one.outerHTML)"""


def show(page: Page, foreign: ForeignSite, service: str, **attributes: str) -> None:
    page.goto(foreign.add(widget(service, **attributes), service))
    page.locator("trial-site-map .leaflet-container").wait_for()


def check_all_is_inside(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.parametrize("study", ["NCT00000001", "NCT00000002"])
def test_axe_finds_nothing(
    watched: Watch, foreign: ForeignSite, live_service: str, width: int, theme: str, study: str
) -> None:
    page = watched(viewport={"width": width, "height": 1000})
    show(page, foreign, live_service, study=study, theme=theme, near="Boston")
    page.locator("trial-site-map .show").first.click()
    page.locator("trial-site-map li[aria-current]").wait_for()
    found = axe.run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_where_nothing_is_known(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched(expected="Failed to load resource")
    page.goto(foreign.add(widget(live_service, "NCT99999999"), live_service))
    page.get_by_text("No study with the number").wait_for()
    found = axe.run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def test_nothing_runs_out_of_a_narrow_place(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched(viewport={"width": 320, "height": 900})
    show(page, foreign, live_service, lang="de", near="Boston")
    check_all_is_inside(page, 320)
    assert page.evaluate(SMALL) == []


def test_letters_of_twice_the_size(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    """A page's rule makes them large here; so do the letters that a reader has chosen in the browser."""
    page = watched(viewport={"width": 640, "height": 900})
    show(page, foreign, live_service, lang="de", near="Boston")
    page.evaluate("document.querySelector('trial-site-map').style.fontSize = '200%'")
    assert page.locator("trial-site-map h2").evaluate("(one) => getComputedStyle(one).fontSize").startswith("40.")
    check_all_is_inside(page, 640)


def test_a_page_that_is_read_from_right_to_left(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched(viewport={"width": 640, "height": 900})
    page.goto(foreign.add(widget(live_service), live_service, language="ar", direction="rtl"))
    page.locator("trial-site-map .leaflet-container").wait_for()
    heading = page.locator("trial-site-map h2")
    assert heading.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_by_keyboard_alone(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched()
    page.goto(foreign.add(widget(live_service) + '<a href="#">Next</a>', live_service))
    page.locator("trial-site-map .leaflet-container").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[1].startswith("Skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[1].startswith("Show on the map: Princess Margaret")
    page.keyboard.press("Enter")
    expect(page.locator("trial-site-map .list li").first).to_have_attribute("aria-current", "true")
    assert page.evaluate(FOCUSED)[0] != "show", "the focus goes to the card"
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED)[0] == "show", "and comes back to the list"
    for _step in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)[1] == "All 8 centres":
            break
    assert page.evaluate(FOCUSED)[1] == "All 8 centres"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)[1] == "Next"


def test_list_and_map_are_in_step(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched(reduced_motion="reduce")
    show(page, foreign, live_service, study="NCT00000001")
    row = page.locator("trial-site-map li", has_text="Lahey")
    row.get_by_role("button").click()
    expect(row).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("trial-site-map li[aria-current]")).to_have_count(0)
    toronto = page.locator("trial-site-map .map [data-site='NCT00000001-6']")
    while not toronto.count():
        page.get_by_role("button", name="Zoom out").click()
    # A mark may lie under the zoom buttons; the keyboard reaches it there.
    toronto.focus()
    page.keyboard.press("Enter")
    expect(page.locator("trial-site-map li", has_text="Toronto")).to_have_attribute("aria-current", "true")
    expect(page.locator("trial-site-map li[aria-current]")).to_have_count(1)
