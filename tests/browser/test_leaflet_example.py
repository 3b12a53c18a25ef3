"""The example page of docs/geojson.md: in a real Chromium, on another origin than the service, with its own copy of
Leaflet. It shows every centre once on the map or beside it, and says no more of a status than our own pages do."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy
from types import SimpleNamespace
from typing import Any, Final, get_args

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from make import frontend
from search.answer import ShownSite
from search.settings import Settings
from search.vocabulary import Status
from tests.browser.conftest import serve
from tests.web.pages import made, made_study
from web.app import create_app
from web.pages.language.words import badge

GUIDE: Final = Path(__file__).parents[2] / "docs" / "geojson.md"
EXAMPLES: Final = GUIDE.parent / "examples"
LEAFLET: Final = frontend.SOURCES / "node_modules" / "leaflet" / "dist"
SERVICE: Final = "https://trials.example.org"
DAYS: Final = (made.RECENT, made.AGING, made.STALE, None)
CIRCLES: Final = "#map path.leaflet-interactive"


def sites() -> Iterator[ShownSite]:
    """Every status of every age: four at a point, but the two last statuses of each age have none."""
    for age, day in enumerate(DAYS):
        for number, status in enumerate(get_args(Status)):
            nowhere = number > 11
            yield made.site(
                100 * age + number,
                day,
                name=f"<b>Centre</b> {age}-{number}",
                status=status,
                lat=None if nowhere else 40.0 + number // 4,
                lon=None if nowhere else 10.0 * age,
                contact=(made.OWN, made.OFFICE, None)[number % 3],
            )


SITES: Final = tuple(sites())


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """The whole service, whose one study is made by hand."""
    settings = Settings.read({"TODAY": "2026-11-22", "RATE_LIMIT": "100000/minute"})
    app: Flask = create_app(settings, lambda: None)
    app.extensions["finder"] = SimpleNamespace(
        settings=settings,
        live=lambda: SimpleNamespace(name="studies-1", meta=SimpleNamespace(run=1)),
        study=lambda _number, _near: made_study.study(*SITES),
    )
    yield from serve(app)


@pytest.fixture(scope="module")
def host(service: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A hospital's own server with the example's files, as the guide has them put there."""
    frontend.install()
    folder = tmp_path_factory.mktemp("host")
    for file in filter(Path.is_file, EXAMPLES.iterdir()):
        (folder / file.name).write_text(file.read_text("utf-8").replace(SERVICE, service), "utf-8")
    for name in ("leaflet.js", "leaflet.css"):
        copy(LEAFLET / name, folder)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(chromium: Browser, host: str, service: str) -> Iterator[Page]:
    """The example, opened; afterwards nothing went wrong and nobody else was asked."""
    page = chromium.new_page(viewport={"width": 1000, "height": 900})
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda asked: None if asked.url.startswith((host, service, "data:")) else wrong.append(asked.url)
    )
    page.goto(f"{host}/leaflet.html")
    expect(page.locator("#source")).to_have_text(f"{len(SITES)} centres. Source: ClinicalTrials.gov, 20 Nov 2026.")
    yield page
    page.close()
    assert wrong == []


def opened(page: Page) -> list[tuple[str, list[str]]]:
    """The look of each circle, and what its popup says of each centre there."""
    told: list[tuple[str, list[str]]] = []
    popup = page.locator(".leaflet-popup")
    for circle in page.locator(CIRCLES).all():
        circle.dispatch_event("click")
        expect(popup).to_have_count(1)
        told.append((look_of(circle.get_attribute("class")), popup.get_by_role("listitem").all_inner_texts()))
        popup.get_by_role("button", name="Close").dispatch_event("click")
        expect(popup).to_have_count(0)
    return told


def look_of(classes: str | None) -> str:
    return next(name for name in (classes or "").split() if not name.startswith("leaflet"))


def test_every_centre_is_on_the_map_or_beside_it(page: Page) -> None:
    told = opened(page)
    beside = page.locator("#elsewhere > li").all_text_contents()
    assert [len(centres) for _, centres in told] == [4] * 12
    assert len(beside) == 8
    names = [text.splitlines()[0] for _, centres in told for text in centres]
    assert {*names} == {f"{site.name}, Boston, United States" for site in SITES if site.lat is not None}
    assert len(names) + len(beside) == len({*names}) + len({*beside}) == len(SITES)
    page.get_by_text("All centres as a list").click()
    expect(page.locator("#all > li")).to_have_count(len(SITES))


def test_a_status_is_told_in_the_words_of_our_own_pages(page: Page) -> None:
    shown = page.locator("#all > li").all_text_contents()
    for site, text in zip(SITES, shown, strict=True):
        can_call = site.contact is not None and site.contact.phone is not None
        assert badge(site.status, site.fresh, site.status_as_of, can_call=can_call).text in text
    (stale,) = [text for text in shown if f"{made.OWN.phone}" in text and "Centre</b> 2-0" in text]
    assert "Not confirmed since July 2020 (then: recruiting)" in stale


def test_only_what_was_checked_of_late_is_green(page: Page) -> None:
    looks = [look for look, _ in opened(page)]
    # The first point of each age has its recruiting centre; those of open statuses stand in the first eight.
    assert looks[::3] == ["recruiting", "aging", "unconfirmed", "unconfirmed"]
    assert looks.count("recruiting") == looks.count("aging") == 1
    assert {*looks} == {"recruiting", "aging", "unconfirmed", "other"}


def test_what_the_guide_quotes_stands_in_the_example() -> None:
    quoted = re.findall(r"```(?:html|js)\n((?: {2}<|function ).*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    example = "".join(file.read_text("utf-8") for file in sorted(filter(Path.is_file, EXAMPLES.iterdir())))
    assert len(quoted) == 4
    assert [each for each in quoted if each not in example] == []


def test_without_the_service_the_link_stays(chromium: Browser, host: str, service: str) -> None:
    page = chromium.new_page()
    page.route(f"{service}/**", lambda route: route.abort())
    page.goto(f"{host}/leaflet.html")
    expect(page.locator("#source")).to_contain_text("cannot be shown just now")
    expect(page.get_by_role("link")).to_have_attribute("href", f"{service}/studies/NCT03371017")
    page.close()
