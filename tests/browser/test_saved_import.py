"""Saved studies from a file, or from a storage that somebody else wrote: nothing breaks, and nothing is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.keeping import KEY, bring, item, store, store_text, stored, study, written
from tests.browser.test_journeys import search


def test_a_file_is_merged_and_nothing_is_lost(open_page: Open) -> None:
    page = open_page()
    store(page, study(1, title="Mine"))
    bring(page, written(study(1, title="Another"), study(2), study(2)))
    expect(page.get_by_text("Studies brought in: 1. Saved before: 1.")).to_be_visible()
    expect(item(page, 1)).to_contain_text("Mine")
    assert stored(page) == ["NCT00000002", "NCT00000001"]


def test_the_newest_stands_first(open_page: Open) -> None:
    page = open_page()
    store(page, study(1, saved="2026-11-20"), study(2, saved="2026-11-10"))
    bring(page, written(study(3, saved="2026-11-01"), study(4, saved="2026-11-22"), study(5, saved="2026-11-15")))
    expect(page.get_by_text("Studies brought in: 3. Saved before: 0.")).to_be_visible()
    assert stored(page) == [f"NCT0000000{number}" for number in (4, 1, 5, 2, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "not even JSON",
        "[]",
        "null",
        written(study(2), format="recipes"),
        written(study(2), version=2),
        written(study(2, id="../admin")),
        written(study(2, id=["NCT00000002"])),
        written(study(2, status="happy")),
        written(study(2, status="constructor")),
        written(study(2, status=["recruiting"])),
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


def test_a_number_that_is_a_name_of_the_language(open_page: Open) -> None:
    page = open_page()
    store(page, study(2))
    bring(page, written(study(1, id="constructor"), study(3, id="toString")))
    expect(page.get_by_text("Studies brought in: 2. Saved before: 0.")).to_be_visible()
    for id in ("constructor", "toString"):
        own = page.locator(".kept > li").filter(has_text=id)
        expect(own).to_contain_text("This study is not listed here any more")
    expect(item(page, 2)).to_contain_text("Changed since you saved it")


def test_a_stored_status_that_is_none(open_page: Open) -> None:
    page = open_page()
    store(page, study(9, status="constructor"), study(8, status="happy"), study(1))
    expect(page.locator(".kept > li")).to_have_count(3)
    expect(item(page, 1)).to_contain_text("No change since you saved it.")
    assert item(page, 9).locator(".status").inner_text() == item(page, 8).locator(".status").inner_text()


@pytest.mark.parametrize("text", ["{", "", written(study(1), version=2), written(study(1, id=["NCT00000001"]))])
def test_what_cannot_be_read_is_set_aside(open_page: Open, text: str) -> None:
    page = open_page()
    store_text(page, text)
    search(page)
    star = page.locator(".hit [data-save]").first
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    assert stored(page) == ["NCT00000001"]
    page.goto("/saved")
    expect(page.get_by_text("We cannot read the list that was kept in this browser before.")).to_be_visible()
    expect(page.get_by_text("This browser does not let our pages store anything.")).to_be_hidden()
    kept = page.evaluate("(key) => Object.entries(localStorage).filter(([name]) => name !== key)", KEY)
    assert [value for _, value in kept] == [text]
    page.get_by_role("button", name="Remove NCT00000001").click()
    expect(page.get_by_role("link", name="Find studies")).to_be_visible()
    expect(page.get_by_text("You have not saved a study")).to_be_hidden()
    page.get_by_role("button", name="Clear everything on this device").click()
    page.get_by_role("button", name="Clear everything", exact=True).click()
    expect(page.get_by_text("You have not saved a study")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_without_room_to_set_it_aside_it_stays(open_page: Open) -> None:
    page = open_page()
    store_text(page, "{")
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.goto("/saved")
    expect(page.get_by_text("This browser does not let our pages store anything.")).to_be_visible()
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == "{"
