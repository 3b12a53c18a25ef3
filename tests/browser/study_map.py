"""The map of a study's page beside its list of centres, and what both have."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Locator, Page, expect

from tests.browser.marks import centres_on

WIDE: Final = {"viewport": {"width": 1280, "height": 900}}
MAP: Final = "study-map"


def on_map(page: Page) -> int:
    return centres_on(page.locator(MAP))


def listed(page: Page) -> Locator:
    return page.locator("#centres li[data-site]")


def check_map_and_list_have_the_same(page: Page, placed: int, unplaced: int) -> None:
    assert on_map(page) == placed
    expect(listed(page)).to_have_count(placed + unplaced)
    expect(page.locator("#centres li[data-unplaced]")).to_have_count(unplaced)


def row(page: Page, name: str) -> Locator:
    return listed(page).filter(has_text=name)


def show(page: Page, name: str) -> None:
    """Presses the button of a listed centre, wherever it is folded."""
    page.evaluate("document.querySelectorAll('#centres details').forEach((part) => { part.open = true })")
    row(page, name).get_by_role("button", name="Show on the map").click()
