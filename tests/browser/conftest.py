"""A real Chromium on a live service. Whatever a page asks of another origin, and every error, fails its test."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.web.pages.service import MadeFinder, make_app


class Quiet(WSGIRequestHandler):
    """Serves without a line for each request, and keeps connections as gunicorn does: an answer that is shorter than
    it says keeps its reader waiting."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: Any) -> None:
        pass


def serve(app: Flask) -> Iterator[str]:
    """Serves an app on a free port for as long as its address is held."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="session")
def made_service() -> tuple[Flask, MadeFinder]:
    return make_app()


@pytest.fixture(scope="session")
def live_service(made_service: tuple[Flask, MadeFinder]) -> Iterator[str]:
    """The address of the pages on hand-made values."""
    yield from serve(made_service[0])


@pytest.fixture
def finder(made_service: tuple[Flask, MadeFinder]) -> Iterator[MadeFinder]:
    """The finder behind the service; what a test changes is as it was afterwards."""
    found = made_service[1]
    story = found.story
    yield found
    found.story, found.away = story, False


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_path(), args=["--no-sandbox"])
        yield browser
        browser.close()


Open = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, live_service: str) -> Iterator[Open]:
    """Opens a fresh browser window; its options are those of playwright's contexts. Afterwards nothing went wrong."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_window(**options: Any) -> Page:
        options = {"viewport": {"width": 390, "height": 844}, "locale": "en-US"} | options
        context = chromium.new_context(base_url=live_service, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: wrong.append(said.text) if _is_fault(said.type, said.text) else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith((live_service, "data:")) else wrong.append(asked.url),
        )
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert wrong == []


def _is_fault(kind: str, text: str) -> bool:
    """A page that answers 400 or 404 on purpose is told in the console as well."""
    return kind == "error" and "responded with a status of 4" not in text


def _path() -> str | None:
    """The Chromium that `make test` found; else one on the PATH; else playwright's own."""
    noted = Path(sys.prefix) / "browser"
    return noted.read_text() if noted.exists() else shutil.which("chromium")
