"""The results beside their map, and answers that a test makes for it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from playwright.sync_api import Locator, Page, Request, Route, expect

from search.map_answer import MapSite
from search.site_map_bodies import FEW_SITES
from tests.browser.marks import centres_on
from tests.browser.visits import NEAR_BOSTON, await_map, send

WIDE: Final = {"viewport": {"width": 1280, "height": 900}}
MAP: Final = "results-map"
API: Final = "**/api/v1/sites/search"
FINER: Final = 3
"""Levels of the tiles that the service counts by, below the zoom."""

Box = tuple[float, float, float, float]


def open_results(page: Page, fields: dict[str, str] | None = None) -> list[dict[str, Any]]:
    """The results beside their map; what the map asks from then on is kept in the list."""
    asked = keep_asked(page)
    page.goto("/about")
    send(page, "/search", NEAR_BOSTON if fields is None else fields)
    await_map(page)
    return asked


def keep_asked(page: Page) -> list[dict[str, Any]]:
    asked: list[dict[str, Any]] = []

    def keep(request: Request) -> None:
        if request.url.endswith("/api/v1/sites/search"):
            asked.append(dict(request.post_data_json or {}))

    page.on("request", keep)
    return asked


def on_map(page: Page) -> int:
    """How many centres the marks of the map stand for."""
    return centres_on(page.locator(MAP))


def area(page: Page) -> Locator:
    return page.get_by_role("button", name="Search this area")


def press(page: Page, key: str) -> dict[str, Any]:
    """Moves the map by keyboard, as a finger does too; what it was answered at its new place."""
    page.locator(f"{MAP} .map-canvas").focus()
    with page.expect_response(API) as told:
        page.keyboard.press(key)
    return dict(told.value.json())


def expect_on_map(page: Page, count: int) -> None:
    expect(page.locator(f"{MAP} .map-bar [role=status]")).to_have_text(re.compile(rf"^{count} .* in view"))
    assert on_map(page) == count


def answer_with(page: Page, sites: Sequence[MapSite]) -> None:
    """The map is answered from these sites alone, as the service would: by tiles, or one by one where they are few."""

    def fulfil(route: Route) -> None:
        asked = dict(route.request.post_data_json or {})
        found = [site for site in sites if "bbox" not in asked or _lies(site, asked["bbox"])]
        features = list(map(feature, found)) if len(found) <= FEW_SITES else _by_tile(found, asked["zoom"])
        told = {"total": 51, "sites": len(found), "without_point": 0, "features": features}
        route.fulfill(json={"type": "FeatureCollection"} | told)

    page.route(API, fulfil)


def feature(site: MapSite) -> dict[str, Any]:
    properties = {name: getattr(site, name) for name in site.__struct_fields__ if name not in ("lat", "lon")}
    return _point(site.lat, site.lon, properties)


def pixel(lat: float, lon: float, zoom: int) -> tuple[float, float]:
    """Where a point stands in the whole world of a zoom."""
    world = 256 * 2**zoom
    return (lon + 180) / 360 * world, (0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)) * world


def point(x: float, y: float, zoom: int) -> tuple[float, float]:
    """The latitude and longitude of a pixel."""
    world = 256 * 2**zoom
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / world)))), x / world * 360 - 180


def _by_tile(sites: Sequence[MapSite], zoom: int) -> list[dict[str, Any]]:
    tiles: dict[tuple[int, ...], list[MapSite]] = {}
    for site in sites:
        tile = tuple(int(side * 2**FINER / 256) for side in pixel(site.lat, site.lon, zoom))
        tiles.setdefault(tile, []).append(site)
    return [feature(here[0]) if len(here) == 1 else _cluster(here) for here in tiles.values()]


def _cluster(sites: Sequence[MapSite]) -> dict[str, Any]:
    ages = Counter(site.fresh for site in sites)
    towns = {site.city for site in sites}
    return _point(
        sites[0].lat,
        sites[0].lon,
        {
            "cluster": True,
            "count": len(sites),
            "recruiting": len(sites),
            "recruiting_recent": ages["recent"],
            "recruiting_aging": ages["aging"],
            "studies": len({site.study for site in sites}),
            "name": towns.pop() if len(towns) == 1 else None,
        },
    )


def _point(lat: float, lon: float, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"coordinates": [lon, lat]}, "properties": properties}


def _lies(site: MapSite, box: Box) -> bool:
    west, south, east, north = box
    across = west <= site.lon <= east if west <= east else site.lon >= west or site.lon <= east
    return across and south <= site.lat <= north
