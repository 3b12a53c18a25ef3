"""Saved studies: from the star to the list, to a file and back; what changed since; and nobody is told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.keeping import bring, item, store, stored, study
from tests.browser.test_access import RULES
from tests.browser.test_journeys import search, until

axe = Axe()
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
CLOSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed') } })"


def test_save_export_clear_import(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    search(page)
    star = page.locator(".hit").first.get_by_role("button", name=re.compile("^Save"))
    expect(star).to_have_attribute("aria-pressed", "false")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(star).to_contain_text("Saved")
    page.get_by_role("link", name="Saved (1)").click()
    expect(page).to_have_url(re.compile("/saved$"))
    expect(page.locator(".kept > li")).to_have_count(1)
    expect(page.locator(".kept .number, .kept [data-number]")).to_have_text("NCT00000001")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the list as a file").click()
    assert download.value.suggested_filename == "saved-studies.json"
    file = tmp_path / "saved.json"
    download.value.save_as(file)
    assert [one["id"] for one in json.loads(file.read_text())["studies"]] == ["NCT00000001"]
    page.get_by_role("button", name="Clear everything on this device").click()
    assert stored(page) == ["NCT00000001"], "it asks once more"
    page.get_by_role("button", name="Clear everything", exact=True).click()
    expect(page.get_by_text("You have not saved a study")).to_be_visible()
    expect(page.get_by_role("link", name="Saved", exact=True)).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    bring(page, file.read_text())
    expect(page.get_by_text("Studies brought in: 1. Saved before: 0.")).to_be_visible()
    expect(page.locator(".kept > li")).to_have_count(1)


def test_in_german(open_page: Open) -> None:
    page = open_page()
    store(page, study(3, recruiting=1, sites=2))
    page.goto("/de/saved")
    expect(item(page, 3).locator(".status")).to_contain_text("seit Juli 2020 (damals:")
    expect(item(page, 3).get_by_role("link")).to_have_attribute("href", "/de/studies/NCT00000003")


def test_one_is_removed_by_keyboard(open_page: Open) -> None:
    page = open_page()
    store(page, study(1), study(2))
    page.get_by_role("button", name="Remove NCT00000001").press("Enter")
    expect(page.get_by_role("link", name="Study 2")).to_be_focused()
    expect(page.get_by_text("NCT00000001 is not saved any more.")).to_be_visible()
    page.get_by_role("button", name="Remove NCT00000002").press("Enter")
    expect(page.get_by_role("heading", name="Saved studies")).to_be_focused()
    assert stored(page) == []


def test_other_tabs_count_along(open_page: Open) -> None:
    page = open_page()
    store(page, study(1), study(2))
    other = page.context.new_page()
    other.goto("/about")
    expect(other.get_by_role("link", name="Saved (2)")).to_be_visible()
    page.get_by_role("button", name="Remove NCT00000001").click()
    expect(other.get_by_role("link", name="Saved (1)")).to_be_visible()


def test_storage_that_is_full_or_closed(open_page: Open) -> None:
    page = open_page()
    search(page)
    page.evaluate(FULL)
    page.locator(".hit [data-save]").first.click()
    expect(page.get_by_role("alert")).to_have_text("This browser has no room to save it, or does not allow it.")
    closed = open_page()
    closed.add_init_script(CLOSED)
    search(closed)
    expect(closed.locator(".hit")).not_to_have_count(0)
    until(closed, "document.readyState === 'complete'")
    expect(closed.locator(".hit [data-save]").first).to_be_hidden()
    closed.goto("/saved")
    expect(closed.get_by_text("This browser does not let our pages store anything.")).to_be_visible()


def test_without_scripts(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    search(page)
    expect(page.locator(".hit [data-save]").first).to_be_hidden()
    page.get_by_role("link", name="Saved", exact=True).click()
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.get_by_role("button", name="Clear everything on this device")).to_be_hidden()


def test_it_is_printed_with_number_and_address(open_page: Open, live_service: str) -> None:
    page = open_page()
    store(page, study(1))
    page.emulate_media(media="print")
    for shown in ("Study 1", "NCT00000001", "Recruiting", f"{live_service}/studies/NCT00000001"):
        expect(item(page, 1).get_by_text(shown, exact=shown != "Recruiting").first).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(open_page: Open, width: int, scheme: Literal["light", "dark"]) -> None:
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for kept in ([], [study(1), study(2), study(3), study(9, title="Long" * 40)]):
        store(page, *kept)
        page.locator(".menu > summary").click()
        page.get_by_role("button", name="Clear everything on this device").click()
        found = axe.run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
