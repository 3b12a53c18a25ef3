"""The admin page in a real browser: in, a job asked for and followed to its end, and out; for everybody."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from search.jobs import Step
from search.moments import now
from tests.browser.conftest import serve
from tests.browser.test_access import RULES, axe
from tests.web.admin.made import BUSY, DONE, EMPTY, FAILED, QUIET, TOKEN, UNWATCHED, MadeKeeper, make_admin
from web.admin.overview import Overview
from web.limits import limiter

WENT_WRONG = msgspec.structs.replace(QUIET, jobs=(FAILED, DONE))
STATES = {"quiet": QUIET, "busy": BUSY, "unwatched": UNWATCHED, "empty": EMPTY, "failed": WENT_WRONG}
PAGES = ("/admin", "/admin/start/build", f"/admin/jobs/{FAILED.id}")


@pytest.fixture(scope="module")
def made() -> tuple[Flask, MadeKeeper]:
    return make_admin()


@pytest.fixture(scope="module")
def address(made: tuple[Flask, MadeKeeper]) -> Iterator[str]:
    yield from serve(made[0])


@pytest.fixture
def keeper(made: tuple[Flask, MadeKeeper], address: str) -> MadeKeeper:
    limiter.reset()
    made[1].shown, made[1].away = QUIET, False
    return made[1]


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A window in which nothing may go wrong, and nobody else is asked."""
    context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    opened, wrong = context.new_page(), list[str]()
    opened.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith((address, "data:")) else wrong.append(asked.url))
    yield opened
    context.close()
    assert wrong == []


def log_in(page: Page) -> None:
    page.goto("/admin")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def test_a_job_is_asked_for_followed_and_ends(page: Page, keeper: MadeKeeper) -> None:
    log_in(page)
    page.get_by_role("link", name="Update …").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Start the update?")
    assert keeper.shown.job is None
    page.get_by_role("button", name="Start the update").click()
    expect(page.get_by_role("heading", name="Under way")).to_be_visible()
    expect(page.locator("[data-progress]")).to_contain_text("waiting")
    waiting = keeper.shown.job
    assert waiting is not None
    running = msgspec.structs.replace(waiting, state="running", started=now())
    show(keeper, msgspec.structs.replace(running, progress=Step(doing="Reading", done=1_200, of=4_800, rate=98.0)))
    expect(page.locator("[data-progress]")).to_contain_text("1,200 of 4,800")
    page.evaluate("window.kept = true")
    show(keeper, msgspec.structs.replace(running, progress=Step(doing="Writing", done=600, of=1_200)))
    expect(page.locator("[data-progress]")).to_contain_text("600 of 1,200")
    assert page.locator("progress").get_attribute("value") == "600"
    assert page.evaluate("window.kept")
    done = msgspec.structs.replace(running, state="done", ended=now(), run=77, report={"studies": 1_200})
    keeper.shown = msgspec.structs.replace(QUIET, jobs=(done, *QUIET.jobs))
    # The page asks for the progress of a job that has ended, and shows everything anew.
    expect(page.get_by_role("link", name="Update 77")).to_be_visible()
    expect(page.get_by_role("heading", name="Under way")).to_be_hidden()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_label("Token")).to_be_visible()
    assert page.context.cookies() == []


def show(keeper: MadeKeeper, job: object) -> None:
    keeper.shown = msgspec.structs.replace(QUIET, job=job, jobs=(job, *QUIET.jobs))


def test_the_cookie_is_out_of_reach_of_scripts_and_of_all_other_pages(page: Page, keeper: MadeKeeper) -> None:
    log_in(page)
    (cookie,) = page.context.cookies()
    assert (cookie["path"], cookie["httpOnly"], cookie["sameSite"]) == ("/admin", True, "Strict")
    assert page.evaluate("document.cookie") == ""
    with page.expect_request("**/about") as asked:
        page.goto("/about")
    assert "cookie" not in asked.value.all_headers()


def test_everything_works_without_scripts(chromium: Browser, address: str, keeper: MadeKeeper) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    log_in(page)
    page.get_by_role("link", name="Full build …").click()
    page.get_by_role("button", name="Start the full build").click()
    expect(page.get_by_role("heading", name="Under way")).to_be_visible()
    assert page.locator("meta[http-equiv=refresh]").count() == 1
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_label("Token")).to_be_visible()
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_axe_finds_nothing(page: Page, keeper: MadeKeeper, state: Overview, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto("/admin")
    expect_no_barrier(page)
    log_in(page)
    keeper.shown = state
    for path in PAGES if state is QUIET else PAGES[:2]:
        page.goto(path)
        for folded in page.locator("summary").all():
            folded.click()
        expect_no_barrier(page)


def expect_no_barrier(page: Page) -> None:
    found = axe.run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_only_tables_are_wider_than_the_window(page: Page, keeper: MadeKeeper, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    log_in(page)
    keeper.shown = BUSY
    for path in PAGES:
        page.goto(path)
        for folded in page.locator("summary").all():
            folded.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wider = "[...document.querySelectorAll('.stacked')].filter((one) => one.scrollWidth > one.clientWidth).length"
        assert page.evaluate(wider) == 0, "stacked rows are as narrow as the window"
        small = page.evaluate(
            """[...document.querySelectorAll("button, input:not([type=hidden]), summary, .button")]
              .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
              .map((one) => one.outerHTML)"""
        )
        assert small == []
