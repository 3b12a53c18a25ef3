"""What became of saved studies: told in words, asked for in groups, a few at a time."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Open
from tests.browser.keeping import item, store, study
from tests.web.pages import made


def bucket(id: str) -> str:
    """The 256th of all studies that a study belongs to."""
    return sha256(id.encode()).hexdigest()[:2]


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


@pytest.mark.parametrize("how", ["refused", "not JSON"])
def test_a_failure_concerns_its_own_studies_only(open_page: Open, how: str) -> None:
    page = open_page()
    answers: dict[str, Callable[[Route], None]] = {
        "refused": lambda route: route.fulfill(status=429, body="{}"),
        "not JSON": lambda route: route.fulfill(status=200, body="<html>"),
    }
    page.route(f"**/api/v1/saved/{bucket('NCT00000001')}.json", answers[how])
    store(page, study(1), study(2), study(9))
    expect(item(page, 1)).to_contain_text("We could not look up whether it has changed.")
    expect(item(page, 2)).to_contain_text("Changed since you saved it")
    expect(item(page, 9)).to_contain_text("This study is not listed here any more")


def test_a_few_groups_are_asked_for_at_a_time(open_page: Open) -> None:
    page = open_page()
    held: list[Route] = []
    page.route("**/api/v1/saved/*.json", lambda route: held.append(route))
    studies = [study(number) for number in range(10)]
    groups = {bucket(str(one["id"])) for one in studies}
    store(page, *studies)
    expect(item(page, 1)).to_contain_text("Looking up whether it has changed…")
    for answered in range(len(groups)):
        page.wait_for_timeout(100)
        assert len(held) == min(answered + 4, len(groups))
        held[answered].continue_()
    expect(item(page, 2)).to_contain_text("Changed since you saved it")


def test_an_answer_that_comes_late_takes_no_focus(open_page: Open) -> None:
    """Somebody who works by keyboard is on the list already when it is drawn anew."""
    page = open_page()
    held: list[Route] = []
    page.route("**/api/v1/saved/*.json", lambda route: held.append(route))
    store(page, study(1), study(2))
    page.get_by_role("button", name="Remove NCT00000002").focus()
    page.wait_for_timeout(300)
    assert held
    for route in held:
        route.continue_()
    expect(item(page, 1)).to_contain_text("No change since you saved it.")
    expect(page.get_by_role("button", name="Remove NCT00000002")).to_be_focused()
