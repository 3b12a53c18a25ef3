"""A page scrolls past the map; whoever is calm or in the dark is served as well."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.drawing.conftest import Draw, pictures
from tests.browser.drawing.made import boston, many
from tests.browser.drawing.seen import settle, wait_until, zoom

axe = Axe()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def test_the_wheel_scrolls_the_page_until_the_map_is_chosen(draw: Draw) -> None:
    page = draw(boston())
    before = zoom(page)
    page.mouse.move(300, 300)
    page.mouse.wheel(0, 120)
    wait_until(page, "scrollY > 50")
    assert zoom(page) == before
    assert page.locator(".map-hint").is_visible()
    page.evaluate("scrollTo(0, 0)")
    page.mouse.click(60, 140)
    page.mouse.wheel(0, 240)
    wait_until(page, f"map.view().zoom < {before}")
    assert page.evaluate("scrollY") == 0


def test_a_finger_scrolls_the_page_until_the_map_is_tapped(draw: Draw) -> None:
    page = draw(boston(), has_touch=True, is_mobile=True, viewport={"width": 390, "height": 700})
    canvas = page.locator(".map-canvas")
    assert canvas.evaluate("map => getComputedStyle(map).touchAction") == "pan-x pan-y"
    page.touchscreen.tap(60, 200)
    assert canvas.evaluate("map => [document.activeElement === map, getComputedStyle(map).touchAction]") == [
        True,
        "none",
    ]


def test_nothing_glides_for_those_who_want_less_motion(draw: Draw) -> None:
    page = draw(boston(), reduced_motion="reduce")
    before = zoom(page)
    page.get_by_role("button", name="Zoom in").click()
    assert zoom(page) == before + 1
    assert page.locator(".leaflet-zoom-anim").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1000])
def test_axe_finds_nothing(draw: Draw, scheme: Literal["light", "dark"], width: int) -> None:
    page = draw(boston(), color_scheme=scheme, viewport={"width": width, "height": 700})
    assert axe.run(page, options=RULES).response["violations"] == []
    page.evaluate("site => map.pick(site)", boston()[0])
    settle(page)
    assert page.get_by_role("dialog").count() == 1
    assert axe.run(page, options=RULES).response["violations"] == []


@pytest.mark.parametrize(("scheme", "theme"), [("light", "dark"), ("dark", "light")])
def test_a_theme_of_its_own_wins_over_the_systems(draw: Draw, scheme: Literal["light", "dark"], theme: str) -> None:
    page = draw(boston(), color_scheme=scheme, theme=theme)
    ground = page.locator(".map-canvas").evaluate("map => getComputedStyle(map).backgroundColor")
    assert ground == {"dark": "rgb(27, 38, 44)", "light": "rgb(246, 244, 238)"}[theme]


def test_targets_are_large(draw: Draw) -> None:
    page = draw(many(), around=[{"lat": 40, "lon": -5}, {"lat": 55, "lon": 25}])
    sizes = page.evaluate(
        "[...document.querySelectorAll('.site-map button')].map((each) => [each.offsetWidth, each.offsetHeight])"
    )
    assert len(sizes) > 10
    assert all(min(size) >= 44 for size in sizes)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures(draw: Draw, scheme: Literal["light", "dark"]) -> None:
    views = {"world": None, "europe": [{"lat": 36, "lon": -9}, {"lat": 58, "lon": 28}]}
    for name, around in views.items():
        page = draw(many(), around=around, color_scheme=scheme)
        assert page.locator("[data-cluster]").count() > 1
        page.screenshot(path=pictures() / f"map-{name}-{scheme}.png")
    page = draw(boston(), color_scheme=scheme, viewport={"width": 832, "height": 700})
    page.screenshot(path=pictures() / f"map-boston-{scheme}.png")
    page.locator("[data-cluster='5']").click()
    settle(page)
    page.screenshot(path=pictures() / f"map-boston-open-{scheme}.png")
