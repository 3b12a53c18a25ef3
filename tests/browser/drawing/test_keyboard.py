"""The map by keyboard alone."""

from __future__ import annotations

import pytest

from tests.browser.drawing.conftest import Draw
from tests.browser.drawing.made import TOWNS, boston, many, site
from tests.browser.drawing.seen import focused, marks, settle, zoom, zoom_to


def test_the_map_can_be_skipped(draw: Draw) -> None:
    page = draw(boston())
    page.get_by_text("Before").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "Skip map"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "After"
    assert page.url.endswith("/")


def test_tab_goes_through_the_marks_in_the_lists_order_and_then_to_the_buttons(draw: Draw) -> None:
    page = draw(boston())
    page.get_by_role("link", name="Skip map").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "Map of the centres"
    walked = []
    for _mark in range(len(marks(page)) + 2):
        page.keyboard.press("Tab")
        walked.append(focused(page))
    assert walked[0] == "Boston, 5 centres, 2 recruiting"
    assert walked[1] == "Lynn Clinic, Lynn, Recruiting · checked 3 Nov 2026"
    assert walked[-3] == "Plymouth Clinic, Plymouth, Running, not taking new people · July 2020"
    assert walked[-2:] == ["Zoom in", "Zoom out"]
    page.keyboard.press("Tab")
    assert focused(page) == "After"


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_mark_opens_its_card_and_escape_comes_back_to_it(draw: Draw, key: str) -> None:
    page = draw(boston())
    page.locator("[data-site='Lynn-Clinic']").focus()
    page.keyboard.press(key)
    card = page.get_by_role("dialog")
    assert focused(page) == "Lynn Clinic, Lynn"
    assert "about 10 miles" in card.inner_text()
    assert page.evaluate("told.picks") == ["Lynn-Clinic"]
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert focused(page) == "Lynn Clinic, Lynn, Recruiting · checked 3 Nov 2026"
    assert page.evaluate("told.picks") == ["Lynn-Clinic", None]


def test_escape_on_a_mark_closes_what_is_open(draw: Draw) -> None:
    page = draw(boston())
    page.evaluate("site => map.pick(site)", boston()[5])
    page.locator("[data-site='Lynn-Clinic']").focus()
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert "Lynn" in focused(page)


def test_a_town_opens_its_list_and_each_site_of_it_its_card(draw: Draw) -> None:
    page = draw(boston())
    page.locator("[data-cluster='5']").focus()
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog", name="Boston")
    assert card.get_by_role("listitem").count() == 5
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "Boston Hospital 1, Boston"
    assert page.get_by_role("dialog").get_by_role("link", name="A made-up study").count() == 1
    page.get_by_role("button", name="Boston · 5 centres").press("Enter")
    assert focused(page) == "Boston"
    page.keyboard.press("Escape")
    assert focused(page) == "Boston, 5 centres, 2 recruiting"


def test_the_focus_stays_on_a_mark_while_the_map_is_moved(draw: Draw) -> None:
    page = draw(many(), reduced_motion="reduce", around=[{"lat": 40, "lon": -5}, {"lat": 55, "lon": 25}])
    page.evaluate("window.held = document.querySelector('.map-mark[data-cluster]:nth-child(6)')")
    page.evaluate("held.focus()")
    for pan in range(60):
        page.keyboard.press(("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp")[pan % 4])
        assert page.evaluate("document.activeElement === held && held.isConnected"), pan


def test_the_focus_goes_to_the_map_where_its_mark_has_left_the_view(draw: Draw) -> None:
    page = draw(boston(), reduced_motion="reduce")
    page.locator("[data-site='Lynn-Clinic']").focus()
    for _pan in range(20):
        page.keyboard.press("ArrowRight")
    assert focused(page) == "Map of the centres"


def test_a_cluster_comes_apart_and_the_focus_is_on_a_mark_of_it(draw: Draw) -> None:
    sites = [site("One", 50.0, 8.0), site("Two", 50.1, 8.1), site("Far", 40.0, -3.0)]
    page = draw(sites)
    page.locator("[data-cluster='2']").press("Enter")
    page.wait_for_selector("[data-site='One']")
    settle(page)
    assert focused(page).startswith("One")


def test_zooming_out_passes_the_focus_on_to_the_mark_that_holds_the_site(draw: Draw) -> None:
    sites = [site("One", 50.0, 8.0), site("Two", 50.3, 8.4)]
    page = draw(sites, reduced_motion="reduce")
    page.locator("[data-site='Two']").focus()
    while zoom(page) > 4:
        page.keyboard.press("-")
    assert focused(page) == "2 centres, 2 recruiting"


def test_a_cluster_that_never_comes_apart_opens_as_a_list(draw: Draw) -> None:
    lat, lon = TOWNS["Boston"]
    page = draw([site(f"Ward {n}", lat + n / 1e5, lon, town="Boston") for n in range(3)], reduced_motion="reduce")
    zoom_to(page, 12)
    page.locator("[data-cluster='3']").press("Enter")
    assert page.get_by_role("dialog", name="Boston").get_by_role("listitem").count() == 3


def test_what_showed_a_site_has_the_focus_again_once_its_card_is_closed(draw: Draw) -> None:
    page = draw(boston(), reduced_motion="reduce")
    page.evaluate("site => map.pick(site, document.querySelector('[href=\"#after\"]'))", boston()[5])
    assert focused(page) == "Lynn Clinic, Lynn"
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert focused(page) == "After"
