"""The whole way of a job: asked for in Chromium, taken by the watcher's own step, read from a registry, live."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer.store import Store
from indexer.watching.taking import take_jobs
from indexer.workshop import Workshop
from search.engine.client import Client
from search.settings import Settings
from tests.browser.conftest import serve
from tests.built import quiet
from tests.indexer.registry_server import RegistryServer, served
from tests.records import small_record
from tests.web.admin.made import TOKEN
from web.app import create_app
from web.limits import limiter

TURN_S = 0.2


@pytest.fixture
def chosen(client: Client, settings: Settings, prefix: str, reference_dir: Path, tmp_path: Path) -> Iterator[Settings]:
    (tmp_path / "reference").symlink_to(reference_dir)
    registry = RegistryServer([small_record(f"NCT{number:08}") for number in range(1, 31)])
    with served(registry) as url:
        own = replace(settings, data_dir=tmp_path, index_prefix=prefix, ctgov_url=url, registry_rate=0.0)
        yield replace(own, admin_token=TOKEN)


@pytest.fixture
def watcher(chosen: Settings, client: Client) -> Iterator[threading.Event]:
    """Takes jobs once the event is set, until the test ends."""
    begins, ends = threading.Event(), threading.Event()

    def watch() -> None:
        with closing(Store(chosen.data_dir)) as store:
            while not ends.wait(TURN_S):
                if begins.is_set():
                    take_jobs(Workshop(chosen, client, store), quiet())

    thread = threading.Thread(target=watch)
    thread.start()
    yield begins
    ends.set()
    thread.join()


@pytest.fixture
def page(chosen: Settings, engine_url: str, chromium: Browser) -> Iterator[Page]:
    app = create_app(chosen, lambda: engine_url)
    limiter.reset()
    for address in serve(app):
        context = chromium.new_context(base_url=address)
        yield context.new_page()
        context.close()


def test_a_build_and_an_update_are_asked_for_and_go_live(page: Page, watcher: threading.Event) -> None:
    page.goto("/admin")
    page.get_by_label("Token").fill(TOKEN)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no index yet")
    ask(page, "Full build …", "Start the full build")
    expect(page.locator("[data-progress]")).to_contain_text("waiting")
    watcher.set()
    expect(page.get_by_role("heading", level=1)).to_have_text("30 studies are live", timeout=60_000)
    ask(page, "Update …", "Start the update")
    expect(page.get_by_role("link", name="Update 2")).to_be_visible(timeout=60_000)
    expect(page.locator(".state.done")).to_have_count(2)
    page.get_by_role("link", name="Build 1").click()
    expect(page.get_by_role("heading", name="Checks")).to_be_visible()
    expect(page.locator(".state.failed")).to_have_count(0)


def ask(page: Page, link: str, button: str) -> None:
    page.get_by_role("link", name=link).click()
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", name="Under way")).to_be_visible()
