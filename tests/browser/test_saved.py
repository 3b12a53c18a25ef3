"""Saved studies: from the star to the list, to a file and back; what changed since; and nobody is told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.keeping import item, store, stored, study, written
from tests.browser.test_access import RULES
from tests.browser.test_journeys import search, until
from tests.web.pages import made

axe = Axe()
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
CLOSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed') } })"


def bring(page: Page, text: str) -> None:
    """Chooses a file with this text."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bring in a list from a file").click()
    chooser.value.set_files({"name": "list.json", "mimeType": "application/json", "buffer": text.encode()})


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


def test_what_changed_is_told(open_page: Open) -> None:
    page = open_page()
    store(page, study(1), study(2, sites=7, recruiting=3), study(3, recruiting=1, sites=2), study(9, checked=None))
    expect(item(page, 1)).to_contain_text("Recruiting · checked 3 Nov 2026")
    expect(item(page, 1)).to_contain_text("No change since you saved it.")
    expect(item(page, 2).locator(".status")).to_have_text("Paused · checked 3 Nov 2026")
    expect(item(page, 2)).to_contain_text("Changed since you saved it")
    expect(item(page, 2)).to_contain_text("Status when you saved it: recruiting")
    expect(item(page, 2)).to_contain_text("Centres listed as recruiting: 0, was 3")
    expect(item(page, 2)).to_contain_text("Centres in all: 8, was 7")
    expect(item(page, 3).locator(".status")).to_have_text("Not confirmed since July 2020 (then: recruiting)")
    expect(item(page, 9)).to_contain_text("This study is not listed here any more")
    expect(item(page, 9).locator(".status")).to_contain_text("the registry gives no date (listed as recruiting)")


def test_the_service_is_asked_for_groups_only(open_page: Open) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    store(page, study(1, id="NCT00000001"), study(2))
    expect(item(page, 2)).to_contain_text("Changed since you saved it")
    assert not [one for one in asked if "NCT" in one]
    assert [one.split("/")[-1] for one in asked if "/saved/" in one] == ["f2.json None", "fc.json None"]


def test_without_an_answer_the_saved_status_stands(open_page: Open) -> None:
    page = open_page()
    page.route("**/api/v1/saved/*.json", lambda route: route.fulfill(status=404, body="{}"))
    store(page, study(2, checked=made.AGING))
    expect(item(page, 2)).to_contain_text("We could not look up whether it has changed.")
    expect(item(page, 2).locator(".status")).to_have_text("Recruiting when last checked, Jan 2026. Ask first")


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


def test_a_file_is_merged_and_nothing_is_lost(open_page: Open) -> None:
    page = open_page()
    store(page, study(1, title="Mine"))
    bring(page, written(study(1, title="Another"), study(2), study(2)))
    expect(page.get_by_text("Studies brought in: 1. Saved before: 2.")).to_be_visible()
    expect(item(page, 1)).to_contain_text("Mine")
    assert stored(page) == ["NCT00000002", "NCT00000001"]


@pytest.mark.parametrize(
    "text",
    [
        "not even JSON",
        "[]",
        "null",
        written(study(2), format="recipes"),
        written(study(2), version=2),
        written(study(2, id="../admin")),
        written(study(2, status="happy")),
        written(study(2, checked="2026-02-31T")),
        written(study(2, saved=None)),
        written(study(2, sites=-1)),
    ],
)
def test_a_file_that_is_not_ours_changes_nothing(open_page: Open, text: str) -> None:
    page = open_page()
    store(page, study(1))
    bring(page, text)
    expect(page.get_by_text("This is not a list of saved studies from this service.")).to_be_visible()
    assert stored(page) == ["NCT00000001"]


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
