"""The widget in a page: its looks, its events, and a service that lives under a path."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from tests.browser.conftest import serve
from tests.browser.foreign.conftest import Watch
from tests.browser.foreign.site import ForeignSite, widget
from tests.web.pages.service import MadeFinder, make_app

LISTEN = """window.told = [];
for (const kind of ["ready", "pick", "error"]) {
  document.addEventListener(`trial-site-map:${kind}`, (event) => told.push([kind, event.detail]));
}
const before = EventTarget.prototype.dispatchEvent;
EventTarget.prototype.dispatchEvent = function (event) {
  if (event instanceof CustomEvent) told.push(["any", event.type]);
  return before.call(this, event);
};"""


def change(page: Page, script: str) -> None:
    page.locator("trial-site-map").first.evaluate(f"(one) => {{ {script} }}")


def pick_first(page: Page) -> None:
    page.get_by_role("button", name="Show on the map: Massachusetts").click()
    page.locator("trial-site-map li[aria-current]").wait_for()


@pytest.mark.parametrize(("height", "pixels"), [("300", 300), ("25em", 425), ("", 346), ("tall", 346), ("20", 204)])
def test_height(watched: Watch, foreign: ForeignSite, live_service: str, height: str, pixels: int) -> None:
    page = watched()
    page.goto(foreign.add(widget(live_service, height=height), live_service))
    box = page.locator("trial-site-map .map").bounding_box()
    assert box is not None
    assert box["height"] == pytest.approx(pixels, abs=2)


@pytest.mark.parametrize(
    ("theme", "scheme", "page_scheme", "dark"),
    [
        ("auto", "dark", "light dark", True),
        ("auto", "light", "light dark", False),
        ("auto", "dark", "normal", False),
        ("light", "dark", "light dark", False),
        ("dark", "light", "normal", True),
    ],
)
def test_theme(
    watched: Watch, foreign: ForeignSite, live_service: str, theme: str, scheme: Any, page_scheme: str, dark: bool
) -> None:
    """By itself it is as light or dark as the page around, which may know one scheme alone."""
    page = watched(color_scheme=scheme)
    page.goto(foreign.add(widget(live_service, theme=theme), live_service))
    page.evaluate("(scheme) => { document.documentElement.style.colorScheme = scheme }", page_scheme)
    ground = page.locator("trial-site-map .frame").evaluate("(frame) => getComputedStyle(frame).backgroundColor")
    assert ground == ("rgb(16, 24, 29)" if dark else "rgb(255, 255, 255)")


def test_a_page_sets_colours_and_letters_and_nothing_else(
    watched: Watch, foreign: ForeignSite, live_service: str
) -> None:
    page = watched()
    page.goto(foreign.add(widget(live_service), live_service))
    page.locator("trial-site-map .study").wait_for()
    button = page.locator("trial-site-map .button.primary")
    look = """(one) => ["backgroundColor", "fontFamily", "fontSize", "letterSpacing", "textTransform"].map(
      (name) => getComputedStyle(one)[name])"""
    before = button.evaluate(look)
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`html { font-size: 62.5% } * { letter-spacing: 9px; text-transform: uppercase }
            a, button { background: red !important } trial-site-map { --brand: rgb(90, 0, 90); --font: Georgia }`);
          document.adoptedStyleSheets = [sheet];
        }"""
    )
    assert button.evaluate(look) == ["rgb(90, 0, 90)", "Georgia", *before[2:]]
    heading = page.locator("h1").evaluate("(one) => getComputedStyle(one).fontFamily")
    assert "system-ui" not in heading


@pytest.mark.parametrize("events", [None, "off", "false"])
def test_events_are_off(watched: Watch, foreign: ForeignSite, live_service: str, events: str | None) -> None:
    page = watched()
    attributes = {"events": events} if events else {}
    listen = foreign.add_script(LISTEN)
    page.goto(foreign.add(widget(live_service, **attributes), live_service, scripts=(listen,)))
    pick_first(page)
    change(page, "one.study = 'DEMO0001'")
    expect(page.locator("trial-site-map .lead b")).to_have_text("DEMO0001")
    assert page.evaluate("told") == []


def test_events_that_are_asked_for(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched(expected="Failed to load resource")
    listen = foreign.add_script(LISTEN)
    page.goto(foreign.add(widget(live_service, events=""), live_service, scripts=(listen,)))
    pick_first(page)
    change(page, "one.study = 'NCT99999999'")
    page.get_by_text("No study with the number").wait_for()
    told = [one for one in page.evaluate("told") if one[0] != "any"]
    assert told[0] == ["ready", {"study": "NCT00000001", "sites": 8}]
    assert ["pick", {"study": "NCT00000001", "site": "NCT00000001-1"}] in told
    assert told[-1] == ["error", {"study": "NCT99999999", "kind": "unknown"}]


def test_a_service_under_a_path(watched: Watch, foreign: ForeignSite, made_service: tuple[Flask, MadeFinder]) -> None:
    app, _finder = make_app()
    app.wsgi_app = DispatcherMiddleware(Flask("empty").wsgi_app, {"/trials": app.wsgi_app})  # type: ignore[method-assign]
    for address in serve(app):
        page = watched(f"{address}/trials/")
        page.goto(foreign.add(widget(f"{address}/trials", near="Boston"), f"{address}/trials"))
        expect(page.locator("trial-site-map").get_by_role("heading", level=3)).to_have_text("Nearest to Boston")
        expect(page.locator("trial-site-map .leaflet-container")).to_be_visible()
