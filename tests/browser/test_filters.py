"""The panel of filters: by keyboard alone and without JavaScript, there and back again."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_access import RULES
from tests.browser.test_journeys import reload, search
from tests.browser.visits import visit
from tests.web.pages.service import MadeFinder

axe = Axe()


def tab_to(page: Page, selector: str) -> None:
    """Goes there as somebody without a mouse does."""
    for _ in range(80):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is never reached")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_by_keyboard(open_page: Open, finder: MadeFinder, scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts)
    search(page)
    page.locator(".filters > summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your age")).to_be_visible()
    if scripts:
        tab_to(page, "[name=age]")
    else:
        page.get_by_label("Your age").focus()
    page.keyboard.type("54")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Open to women")).to_be_checked()
    if scripts:
        tab_to(page, ".show")
    else:
        page.get_by_role("button", name="Show studies").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Filters (2)")).to_be_visible()
    assert (finder.asked[-1]["age"], finder.asked[-1]["sex"]) == ("54", ["female"])
    page.locator(".filters > summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Open to women")).to_be_checked()
    page.get_by_role("button", name="Remove: Open to women").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Filters (1)")).to_be_visible()
    assert "sex" not in finder.asked[-1]
    assert finder.asked[-1]["age"] == "54"


def test_back_and_reload_keep_the_filters(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    search(page)
    page.locator(".filters > summary").click()
    page.get_by_label("Takes healthy people too").check()
    page.get_by_label("Phase 3").check()
    page.get_by_role("button", name="Show studies").click()
    expect(page.get_by_role("button", name="Remove: Phase 3")).to_be_visible()
    reload(page)
    expect(page.get_by_role("button", name="Remove: Phase 3")).to_be_visible()
    assert (finder.asked[-1]["healthy"], finder.asked[-1]["phase"]) == (True, ["phase3"])
    page.locator(".hit .title a").first.click()
    expect(page.locator(".count")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Remove: Takes healthy people too")).to_be_visible()
    page.get_by_role("list", name="Chosen filters").get_by_role("button", name="Clear all").click()
    expect(page.get_by_role("button", name="Remove: Phase 3")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("button", name="Remove: Phase 3")).to_be_visible()
    assert page.url.endswith("/search")


def test_what_stands_beside_the_list_is_one_tap_away(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(java_script_enabled=False)
    search(page)
    page.get_by_role("button", name="7 opening later").click()
    assert finder.asked[-1]["status"] == ["not_yet_recruiting"]
    search(page)
    outside = page.get_by_role("button", name="2 more just outside 50 miles")
    expect(outside).to_have_count(1)  # Of its two places one is hidden, once the style sheet is there.
    outside.click()
    assert finder.asked[-1]["within"] == "54mi"
    page.get_by_role("button", name="9 more only mention these words: show").click()
    assert (finder.asked[-1]["words_in"], finder.asked[-1]["within"]) == ("all", "54mi")
    search(page, "tnbc")
    page.get_by_role("button", name="only my words").click()
    assert finder.asked[-1]["expand"] is False
    page.locator(".filters > summary").click()
    page.get_by_role("button", name="Remove: Only my words").click()
    assert finder.asked[-1].get("expand", True)


def test_the_open_panel_can_be_closed(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    search(page)
    page.get_by_text("Filters", exact=True).click()
    expect(page.get_by_label("Your age")).to_be_visible()
    page.get_by_text("Close", exact=True).click()
    expect(page.get_by_label("Your age")).to_be_hidden()
    expect(page.get_by_text("Filters", exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_open_panel(open_page: Open, width: int, scheme: Literal["light", "dark"]) -> None:
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    visit(page, "filtered")
    page.locator(".filters > summary").click()
    found = axe.run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """[...document.querySelectorAll(".sheet :is(.option, select, button, summary, input:not(.option input))")]
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
          .map((one) => one.outerHTML)"""
    )
    assert small == []
