"""The whole way of somebody who looks for a study: to the number that is copied and the sheet that is taken along."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_filters import tab_to
from tests.browser.test_journeys import KNOWN, search, until


def expect_the_sheet(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/studies/NCT00000001/call-sheet$"))
    expect(page.locator(".sheet .id")).to_have_text("NCT00000001")
    expect(page.locator(".sheet .centre")).to_contain_text("Massachusetts General Hospital")


def test_by_mouse(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    search(page)
    until(page, KNOWN)
    page.locator(".hit .title a").first.click()
    page.get_by_role("button", name="Copy NCT00000001").first.click()
    expect(page.get_by_text("Copied", exact=True).first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "NCT00000001"
    page.locator(".panel").get_by_role("button", name="Call sheet").first.click()
    expect_the_sheet(page)


def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    tab_to(page, "#q")
    page.keyboard.type("many")
    tab_to(page, "#near")
    page.keyboard.type("Boston")
    page.keyboard.press("Enter")
    until(page, KNOWN)
    tab_to(page, ".hit .title a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/studies/NCT00000001$"))
    until(page, KNOWN)
    tab_to(page, "[data-copy=NCT00000001]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied", exact=True).first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "NCT00000001"
    page.get_by_role("link", name="Skip to the content").focus()
    tab_to(page, ".panel [name=site]")
    page.keyboard.press("Enter")
    expect_the_sheet(page)


def test_without_scripts(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    search(page)
    page.locator(".hit .title a").first.click()
    expect(page.locator(".numbers").get_by_text("NCT00000001").first).to_be_visible()
    expect(page.get_by_role("button", name="Copy NCT00000001")).to_have_count(0)
    page.get_by_label("Your place").fill("Boston")
    page.get_by_role("button", name="Show", exact=True).click()
    page.locator(".panel").get_by_role("button", name="Call sheet").first.click()
    expect_the_sheet(page)


def test_to_a_centre_and_its_studies(open_page: Open) -> None:
    page = open_page()
    page.goto("/centres/us-boston-massachusetts-general-hospital")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Massachusetts General Hospital")
    page.get_by_role("link", name="Any status").click()
    expect(page.locator(".hit, .hits > li")).to_have_count(5)


def test_in_another_language_and_back(open_page: Open) -> None:
    """The question goes along, and stands in no address."""
    page = open_page()
    search(page)
    until(page, KNOWN)
    page.locator(".menu > summary").click()
    page.get_by_role("button", name="Deutsch").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("51 Studien")
    expect(page).to_have_url(re.compile(r"/de/search$"))
    until(page, KNOWN)
    page.locator(".menu > summary").click()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("51 studies")
