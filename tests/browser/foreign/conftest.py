"""The service and a foreign site, each on a port of its own, and windows that watch where requests go."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from werkzeug.serving import make_server

from tests.browser.conftest import Quiet, serve
from tests.browser.foreign.site import ForeignSite
from tests.web.pages.service import MadeFinder

TOLD_VIOLATIONS = """addEventListener("securitypolicyviolation", (told) => console.error(
  `${told.violatedDirective} forbids ${told.blockedURI}`));"""


class OneAnswer(Quiet):
    """Ends each connection, so that a service that is gone does not go on answering on old ones."""

    protocol_version = "HTTP/1.0"


class FickleService:
    """A service that goes away and comes back, always at the same address."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.port = 0
        self.come()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def come(self) -> None:
        self._server = make_server("127.0.0.1", self.port, self.app, threaded=True, request_handler=OneAnswer)
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def go(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture(scope="session")
def foreign() -> Iterator[ForeignSite]:
    site = ForeignSite()
    for address in serve(site.app):
        site.address = address
        yield site


@pytest.fixture
def fickle(made_service: tuple[Flask, MadeFinder]) -> Iterator[FickleService]:
    service = FickleService(made_service[0])
    yield service
    service.go()


Watch = Callable[..., Page]


@pytest.fixture
def watched(chromium: Browser, live_service: str, foreign: ForeignSite) -> Iterator[Watch]:
    """Opens a fresh window. Afterwards nothing was asked of anybody but the site and its service, nothing was
    forbidden, and the console is empty; `expected` is a part of what it may say."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_window(service: str = live_service, expected: str = "", **options: Any) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 480, "height": 1200}, "locale": "en-GB"} | options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(TOLD_VIOLATIONS)

        def note(said: ConsoleMessage) -> None:
            if said.type in ("error", "warning") and not (expected and expected in said.text):
                wrong.append(said.text)

        page.on("console", note)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith((service, foreign.address)) else wrong.append(asked.url),
        )
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert wrong == []
