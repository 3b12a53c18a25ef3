"""The background: painted where its tiles can be had, in the colours of the scheme; else plain ground and a note."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.drawing.conftest import Draw
from tests.browser.drawing.made import TOWNS, site
from tests.browser.drawing.made_tiles import ATTRIBUTION
from tests.browser.drawing.seen import marks, wait_until, zoom_to

LAND, SEA = "246,244,238", "207,224,234"
DARK_LAND, DARK_SEA = "27,38,44", "15,26,33"
SITES = [site(town, *TOWNS[town], town=town) for town in ("New York", "São Paulo", "Tokyo", "Sydney")]
NOTE = "There is no background map here"
PAINTED = """(pane => [...new Set([...document.querySelectorAll(pane + " canvas")].flatMap((canvas) => {
  if (canvas.width === 0) return [];
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  const places = Array.from({ length: data.length / 4 }, (_none, place) => 4 * place);
  return places.filter((place) => data[place + 3] === 255).map((place) => data.slice(place, place + 3).join());
}))])"""


def painted(page: Page, pane: str = ".leaflet-tile-pane") -> set[str]:
    """The colours of all that is painted."""
    return set(page.evaluate(f"{PAINTED}({pane!r})"))


def wait_for_colours(page: Page, *colours: str) -> None:
    wait_until(page, f"{list(colours)}.every((one) => {PAINTED}('.leaflet-tile-pane').includes(one))")


def note(page: Page) -> bool:
    return page.get_by_text(NOTE).is_visible()


def test_land_sea_and_names_are_painted_and_their_maker_is_named(draw: Draw) -> None:
    page = draw(SITES, background=True, reduced_motion="reduce")
    zoom_to(page, 2)
    wait_for_colours(page, LAND, SEA)
    wait_until(page, f"{PAINTED}('.leaflet-names-pane').length > 1")
    assert page.get_by_text(ATTRIBUTION).is_visible()
    assert not note(page)


def test_no_tile_is_plain_ground_and_a_note_and_not_the_sea(draw: Draw) -> None:
    page = draw(SITES, background=True, gone="**/background/**")
    page.get_by_text(NOTE).wait_for()
    assert painted(page) == set()
    assert page.get_by_text(ATTRIBUTION).is_visible()
    assert len(marks(page)) > 0


def test_one_tile_that_fails_takes_nothing_from_the_others(draw: Draw) -> None:
    page = draw(SITES, background=True, gone="**/background/*/1/1/*", reduced_motion="reduce")
    zoom_to(page, 2)
    wait_for_colours(page, LAND)
    assert painted(page) == {LAND}
    assert not note(page)


def test_another_theme_repaints_it(draw: Draw) -> None:
    page = draw(SITES, background=True)
    wait_for_colours(page, LAND, SEA)
    page.evaluate("map.setTheme('dark')")
    wait_for_colours(page, DARK_LAND, DARK_SEA)
    wait_until(page, f"!{PAINTED}('.leaflet-tile-pane').includes('{LAND}')")
    assert painted(page) >= {DARK_LAND, DARK_SEA}


def test_without_a_background_the_map_says_so(draw: Draw) -> None:
    page = draw(SITES)
    assert note(page)
    assert page.locator(".leaflet-tile-pane canvas").count() == 0
