"""The whole way with nothing made up but the studies: Chromium, the service, the engine, the demonstration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer import lifecycle, sources
from indexer.build import Build
from indexer.knowledge import Knowledge
from indexer.store import Store
from search.engine.client import Client
from search.settings import Settings
from tests.browser.conftest import serve
from tests.built import quiet
from web.app import create_app


@pytest.fixture(scope="module")
def demonstration(
    client: Client,
    engine_url: str,
    settings: Settings,
    reference_dir: Path,
    knowledge: Knowledge,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of the service on the demonstration's studies."""
    prefix = "shown-"
    with closing(Store(tmp_path_factory.mktemp("shown"))) as store:
        source = sources.demo(settings.today)
        Build(store, client, prefix, knowledge, quiet(), settings.today).run(source)
    app = create_app(replace(settings, index_prefix=prefix, data_dir=reference_dir.parent), lambda: engine_url)
    yield from serve(app)
    for name in lifecycle.ours(client, prefix):
        lifecycle.drop(client, name)


def with_question(demonstration: str, chromium: Browser) -> tuple[Page, list[str]]:
    """The first page with a question typed, and the addresses that are asked for from then on."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, locale="en-US")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(demonstration)
    page.get_by_label("Condition or treatment").fill("breast cancer")
    page.get_by_label("Place", exact=True).fill("Boston")
    return page, asked


def test_the_map_of_the_results_has_the_hits_of_the_list(demonstration: str, chromium: Browser) -> None:
    page, asked = with_question(demonstration, chromium)
    with page.expect_response("**/api/v1/sites/search") as told:
        page.keyboard.press("Enter")
    expect_same_hits(page, told.value.json(), "within 50 miles of Boston")
    page.locator("results-map .map-canvas").focus()
    with page.expect_response("**/api/v1/sites/search"):
        page.keyboard.press("+")
    with page.expect_response("**/api/v1/sites/search") as told:
        page.get_by_role("button", name="Search this area").click()
    expect_same_hits(page, told.value.json(), "in this area")
    assert page.url == f"{demonstration}/search"
    assert [url for url in asked if not url.startswith((demonstration, "data:")) or "Boston" in url] == []
    page.close()


def expect_same_hits(page: Page, found: dict[str, Any], where: str) -> None:
    """The heading counts the map's studies, its marks every centre in view that has a point."""
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(rf"^{found['total']} stud(y|ies) {where}$"))
    in_view = re.compile(rf"^{found['sites']} study sites? in view")
    expect(page.locator("results-map .map-bar [role=status]")).to_have_text(in_view)
    marks = page.locator("results-map :is([data-site], [data-cluster])")
    drawn = marks.evaluate_all("(all) => all.reduce((sum, mark) => sum + Number(mark.dataset.cluster ?? 1), 0)")
    assert drawn == found["sites"] > 0


def test_from_the_question_to_whom_to_call(demonstration: str, chromium: Browser) -> None:
    page, asked = with_question(demonstration, chromium)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("studies within 50 miles of Boston")
    assert page.url == f"{demonstration}/search", "neither the illness nor the place stands in the address"
    expect(page.get_by_text("these studies are made up")).to_be_visible()
    first = page.locator(".hits > li").first
    expect(first).to_contain_text("in Boston")
    first.get_by_role("link").or_(first.get_by_role("button")).filter(has_text="[Demo]").first.click()
    expect(page).to_have_url(re.compile(r"/studies/DEMO\d+$"))
    expect(page.get_by_role("heading", name="Find participating medical centres")).to_be_visible()
    expect(page.locator("a[href^='tel:']").first).to_be_visible()
    assert [url for url in asked if not url.startswith((demonstration, "data:"))] == []
    page.close()
