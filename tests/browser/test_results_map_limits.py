"""The map of the results where it cannot be had, where too much stands in one place, and at the ends of the world."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.results_map import (
    API,
    MAP,
    WIDE,
    answer_with,
    area,
    expect_on_map,
    feature,
    open_results,
    pixel,
    point,
    press,
)
from tests.browser.visits import NEAR_BOSTON, await_map, send
from tests.web.pages import made_map

WAIT = "Please wait a minute"
AWAY = "The map cannot be shown right now"


def test_a_towns_centres_are_named_and_too_many_lead_to_the_list(open_page: Open) -> None:
    page = open_page(reduced_motion="reduce", **WIDE)
    asked = open_results(page)
    town = page.locator(f"{MAP} [data-cluster='12']")
    for _step in range(12):
        if town.count():
            break
        expect_on_map(page, press(page, "+")["sites"])
    town.click()
    card = page.get_by_role("dialog", name="Cambridge")
    expect(card.get_by_role("listitem")).to_have_count(12)
    card.get_by_role("listitem").get_by_role("button").first.click()
    expect(page.get_by_role("dialog").get_by_role("heading")).to_have_text("Mount Auburn Hospital, Cambridge")
    page.keyboard.press("Escape")
    crowd = page.locator(f"{MAP} [data-cluster^='12']:not([data-cluster='12'])")
    with page.expect_response(API) as told:
        crowd.click()
    expect_on_map(page, told.value.json()["sites"])
    assert asked[-1]["zoom"] == 12
    crowd.click()
    expect(page.locator("[data-told]")).to_have_text(
        "Too many study sites here to name them on the map. “Search this area” lists their studies."
    )
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(crowd).to_be_focused()
    expect(area(page)).to_be_visible()


def test_a_mark_names_its_own_centres_and_no_others(open_page: Open) -> None:
    """At the finest zoom a mark stands for several tiles; a box around these holds a part of the next mark too."""
    page = open_page(**WIDE)
    left, top = (side // 32 * 32 for side in pixel(42.36, -71.06, 12))
    corners = [(30, 1, 1), (20, 62, 1), (20, 1, 62), (25, 63, 63), (20, 200, 200)]
    sites = [
        made_map.site(100 * place + number, f"Clinic {number}", f"Town {place}", *point(left + right, top + down, 12))
        for place, (many, right, down) in enumerate(corners)
        for number in range(many)
    ]
    answer_with(page, sites)
    open_results(page, NEAR_BOSTON | {"bbox": "-71.080,42.350,-71.040,42.370"})
    page.locator(f"{MAP} [data-cluster='70']").click()
    expect(page.get_by_role("dialog").get_by_role("listitem")).to_have_count(70)


def test_centres_at_a_pole_are_drawn_with_all_others(open_page: Open) -> None:
    page = open_page(**WIDE)
    places = [(90, 0), (-90, 0), (-90, 0), (42.358, -71.06), (0, 180)]
    sites = [made_map.site(number, "Station", f"Town {number}", *at) for number, at in enumerate(places)]
    told = {"total": 5, "sites": 5, "without_point": 0, "features": list(map(feature, sites))}
    page.route(API, lambda route: route.fulfill(json={"type": "FeatureCollection"} | told))
    open_results(page, {"q": "many"})
    expect_on_map(page, 5)


def test_the_nearest_mark_is_first_across_the_date_line(open_page: Open) -> None:
    page = open_page(**WIDE)
    farther, nearer = made_map.site(1, "Clinic", "West", 0, 95), made_map.site(2, "Clinic", "East", 0, 145)
    answer_with(page, [farther, nearer])
    open_results(page, {"q": "many", "near": "Presque Isle", "within": "anywhere"})
    expect(page.locator(f"{MAP} [data-site]").first).to_have_attribute("data-site", nearer.id)


def test_the_legend_tells_rings_only_where_there_are_rings(open_page: Open) -> None:
    page = open_page(**WIDE)
    answer_with(
        page, [made_map.site(0, "Clinic", "Boston", 42.36, -71.06), made_map.site(4, "Clinic", "Quincy", 42, -70.5)]
    )
    open_results(page)
    legend = page.locator(f"{MAP} [data-legend]")
    expect(legend.locator("li")).to_have_count(1)
    page.unroute(API)
    press(page, "-")
    expect(legend.locator(".map-ring").first).to_be_visible()


def refuse(page: Page, status: int) -> list[int]:
    refused: list[int] = []

    def fulfil(route: Route) -> None:
        refused.append(status)
        route.fulfill(status=status, body="{}")

    page.route(API, fulfil)
    return refused


def test_too_many_moves_are_told_kindly(open_page: Open) -> None:
    page = open_page(**WIDE)
    open_results(page)
    refused = refuse(page, 429)
    page.locator(f"{MAP} .map-canvas").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-told]")).to_contain_text(WAIT)
    expect(page.locator(f"{MAP} .map-bar")).not_to_contain_text(AWAY)
    page.unroute(API)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-told]")).to_be_hidden()
    assert refused


@pytest.mark.parametrize("fields", [NEAR_BOSTON, {"q": "many"}], ids=["with a radius", "anywhere"])
@pytest.mark.parametrize(("status", "words"), [(404, AWAY), (429, WAIT)])
def test_a_map_without_a_first_answer_can_be_asked_again(
    open_page: Open, fields: dict[str, str], status: int, words: str
) -> None:
    page = open_page(**WIDE)
    refuse(page, status)
    page.goto("/about")
    send(page, "/search", fields)
    away = page.locator(f"{MAP} [role=alert]")
    expect(away).to_be_visible()
    expect(away).to_contain_text(words)
    expect(page.locator(f"{MAP} .map-canvas")).to_have_count(0)
    expect(page.locator("[data-told]")).to_be_hidden()
    page.unroute(API)
    page.get_by_role("button", name="Try again").click()
    expect(away).to_be_hidden()
    await_map(page)
    expect(page.locator(f"{MAP} .map-canvas")).to_have_count(1)
