"""Maps on a page of their own. What asks another origin, breaks the policy or speaks in the console fails its test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import serve
from tests.browser.drawing.made import Site
from tests.browser.drawing.made_tiles import write_world
from tests.browser.drawing.seen import wait_until
from tests.browser.drawing.service import build, make_app
from tests.web.pages.service import MadeFinder
from web.pages.map.words import map_words

DRAW = """([sites, words, near, around, theme, shadow, background]) => {
  let box = document.querySelector("#box");
  if (shadow) {
    const root = box.attachShadow({ mode: "open" });
    box = root.appendChild(Object.assign(document.createElement("div"), { id: "inner" }));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("#inner { block-size: 480px }");
    root.adoptedStyleSheets.push(sheet);
  }
  window.told = { picks: [], moves: [] };
  window.source = drawing.clustered(sites);
  window.map = drawing.drawMap(box, {
    source: window.source, words, language: "en", background, near, around: around ?? sites, theme,
    legend: document.querySelector("#legend"), onPick: (id) => told.picks.push(id), 
    onMove: (view, byReader) => told.moves.push({ view, byReader }),
  });
}"""

Draw = Callable[..., Page]
MISSING = "Failed to load resource"
"""What the browser itself says of an answer that is none."""


class Service(NamedTuple):
    address: str
    violations: list[str]
    """What the page's policy forbade."""
    background: dict[str, Any]


@pytest.fixture(scope="session")
def words(made_service: tuple[Flask, MadeFinder]) -> dict[str, Any]:
    with made_service[0].test_request_context("/"):
        return dict(msgspec.to_builtins(map_words()))


@pytest.fixture(scope="session")
def drawing_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A page for the drawing, with a background that it may use."""
    built = tmp_path_factory.mktemp("drawing")
    build(built)
    app, violations = make_app(built, write_world(built / "world.pmtiles"))
    told = app.extensions["backgrounds"].told()
    for address in serve(app):
        yield Service(address, violations, dict(msgspec.to_builtins(told)))


@pytest.fixture
def draw(chromium: Browser, drawing_service: Service, words: dict[str, Any]) -> Iterator[Draw]:
    """Draws a map of sites in a fresh window; its options are those of playwright's contexts."""
    address, violations, world = drawing_service
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def draw_map(
        sites: Sequence[Site],
        *,
        near: dict[str, Any] | None = None,
        around: Sequence[dict[str, float]] | None = None,
        theme: str = "auto",
        shadow: bool = False,
        background: bool = False,
        gone: str | None = None,
        **options: Any,
    ) -> Page:
        """`gone` are addresses that are answered 404, as playwright's patterns have them."""
        context = chromium.new_context(base_url=address, **({"viewport": {"width": 1000, "height": 700}} | options))
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: None if gone and MISSING in said.text else wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else wrong.append(asked.url))
        if gone:
            page.route(gone, lambda route: route.fulfill(status=404))
        page.goto("/")
        wait_until(page, "window.drawing !== undefined")
        under = world if background else None
        page.evaluate(DRAW, [list(sites), words, near, around and list(around), theme, shadow, under])
        wait_until(page, "told.moves.length > 0")
        return page

    yield draw_map
    for context in contexts:
        context.close()
    forbidden = [violations.pop() for _each in list(violations)]
    assert wrong == []
    assert forbidden == []


def pictures() -> Path:
    folder = Path(__file__).parent.parent / "pictures"
    folder.mkdir(exist_ok=True)
    return folder
