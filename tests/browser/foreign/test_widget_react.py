"""The widget among the state of a framework's page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from make.frontend import SOURCES, install
from make.node import npm
from tests.browser.foreign.conftest import Watch
from tests.browser.foreign.site import ForeignSite

CONFIG = Path(__file__).parent / "react" / "vite.config.js"


@pytest.fixture(scope="module")
def react_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of a page of React."""
    folder = tmp_path_factory.mktemp("react")
    install()
    npm(SOURCES, "exec", "--offline", "--", "vite", "build", "--config", CONFIG, "--outDir", folder)
    return (folder / "page.js").read_text()


# The widget may be known before React draws it, or only afterwards: then properties or attributes are set.
@pytest.mark.parametrize("widget_first", [True, False])
def test_a_page_of_react(
    watched: Watch, foreign: ForeignSite, live_service: str, react_page: str, widget_first: bool
) -> None:
    page = watched()
    script = foreign.add_script(react_page)
    if widget_first:
        page.goto(foreign.add("<trial-site-map hidden></trial-site-map>", live_service))
        page.locator("trial-site-map:defined").wait_for(state="attached")
        page.evaluate("document.querySelector('trial-site-map').remove()")
        page.evaluate("(source) => import(source)", script)
    else:
        held: list[Route] = []
        page.route("**/map/element-*.js", lambda route: held.append(route))
        page.goto(foreign.add("", live_service, scripts=(script,)))
        page.locator("trial-site-map:not(:defined)").wait_for()
        held[0].continue_()
    one = page.locator("trial-site-map")
    expect(one.locator(".lead b")).to_have_text("NCT00000001")
    expect(page.locator("output")).to_have_text("NCT00000001: 8")
    page.get_by_role("button", name="Near Boston").click()
    expect(one.get_by_role("heading", level=3)).to_have_text("Nearest to Boston")
    page.get_by_role("button", name="Other study").click()
    expect(one.locator(".lead b")).to_have_text("DEMO0001")
    expect(page.locator("output")).to_have_text("DEMO0001: 8")
    page.get_by_role("button", name="Show or hide").click()
    expect(one).to_have_count(0)
    page.get_by_role("button", name="Show or hide").click()
    expect(one.locator(".lead b")).to_have_text("DEMO0001")
