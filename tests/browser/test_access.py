"""Every page for everybody: axe finds nothing, nothing runs out of a narrow window, large text holds."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.visits import VISITS, box, visit
from tests.web.pages import made_index
from tests.web.pages.service import MadeFinder

axe = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": ["color-contrast"]}
UNFOLD = "[...document.querySelectorAll('details:not(.menu)')].slice(0, 12).forEach((part) => { part.open = true })"
"""A dozen: a study of 1,500 centres repeats itself behind them. An open menu lies over what is beneath it."""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", VISITS)
def test_axe_finds_nothing(open_page: Open, name: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800}, color_scheme="light")
    visit(page, name)
    page.evaluate(UNFOLD)
    found = axe.run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    page.emulate_media(color_scheme="dark")
    dark = axe.run(page, options=COLOURS)
    assert dark.violations_count == 0, dark.generate_report()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["first", "german-results"])
def test_axe_finds_nothing_in_the_open_menu(open_page: Open, name: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    visit(page, name)
    page.locator(".menu > summary").first.click()
    found = axe.run(page, context=".menu", options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", VISITS)
def test_nothing_runs_out_of_the_window(open_page: Open, name: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    visit(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", VISITS)
def test_text_of_twice_the_size(open_page: Open, name: str) -> None:
    page = open_page(viewport={"width": 640, "height": 900})
    visit(page, name)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("name", ["results", "filtered", "few", "none", "german-results"])
def test_text_of_twice_the_size_on_a_phone(open_page: Open, name: str) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    visit(page, name)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    check_all_is_inside(page, 390)
    if page.locator(".filters").count():
        page.locator(".filters > summary").click()
        check_all_is_inside(page, 390)
        assert box(page, ".sum h1")["width"] > 200


def check_all_is_inside(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    outside = page.evaluate(
        """(width) => [...document.querySelectorAll("main :is(h1, h2, p, button, .button, summary, label, select)")]
          .filter((one) => one.checkVisibility() && !one.closest(".hidden"))
          .filter((one) => one.getBoundingClientRect().right > width + 1).map((one) => one.outerHTML)""",
        width,
    )
    assert outside == []


@pytest.mark.parametrize("name", VISITS)
def test_what_is_pressed_is_large_enough(open_page: Open, name: str) -> None:
    """44 px, except for links inside a sentence."""
    page = open_page()
    visit(page, name)
    small = page.evaluate(
        """[...document.querySelectorAll("button, select, input:not([type=hidden], [type=checkbox]), summary, .button")]
          .filter((one) => one.checkVisibility() && !one.matches(".inline"))
          .filter((one) => one.getBoundingClientRect().height < 43.9).map((one) => one.outerHTML)"""
    )
    assert small == []


def test_the_first_card_is_near_the_top(open_page: Open, finder: MadeFinder) -> None:
    for finder.story in (made_index.FULL, made_index.DEMO, made_index.OLD):
        page = open_page()
        visit(page, "results")
        assert box(page, ".hit")["y"] <= 220
