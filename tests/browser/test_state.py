"""What was asked is known to this tab alone: through Back, reload, a copied link, and until it is cleared."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.test_journeys import KNOWN, reload, search, until
from tests.browser.visits import visit
from tests.web.pages.service import MadeFinder

COPIES = {"permissions": ["clipboard-read", "clipboard-write"]}


def expect_asked_again(page: Page) -> None:
    """The answer is there, and its question is known to the tab's history."""
    expect(page.locator(".hit").first).to_be_visible()
    until(page, KNOWN)


@pytest.mark.parametrize("language", ["", "/de"])
def test_back_and_a_restored_page_ask_again(open_page: Open, finder: MadeFinder, language: str) -> None:
    page = open_page()
    page.goto(f"{language}/")
    page.locator("#q").fill("few")
    page.locator("#near").fill("Boston")
    page.locator("#near").press("Enter")
    expect_asked_again(page)
    assert page.url.endswith(f"{language}/search")
    reload(page)
    expect_asked_again(page)
    page.goto("/about")
    many = len(finder.asked)
    page.go_back()
    expect_asked_again(page)
    assert len(finder.asked) > many
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("few", "Boston")
    assert page.url.endswith(f"{language}/search")


def test_a_tap_while_it_asks_again_is_no_trap(open_page: Open) -> None:
    """A browser that was touched puts the answer behind the page that asked for it; Back must pass that by."""
    page = open_page()
    search(page, "few")
    expect_asked_again(page)

    def later(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/static/*/pages.js", later)
    page.evaluate("location.reload()")
    page.mouse.click(5, 400)
    expect_asked_again(page)
    page.unroute("**/static/*/pages.js")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Find a clinical trial near you")
    page.wait_for_timeout(500)
    assert page.url.endswith(("/", "/search"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Find a clinical trial near you")


def test_a_copied_link_asks_without_telling(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(**COPIES)
    search(page, "few")
    expect_asked_again(page)
    button = page.get_by_role("button", name="Copy link")
    button.click()
    expect(page.get_by_text("Copied", exact=True).first).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert "/search#q=few&near=Boston" in link
    other = page.context.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url + str(request.headers.get("referer"))))
    other.goto(link)
    expect_asked_again(other)
    assert other.url.endswith("/search")
    assert not [one for one in asked if "few" in one or "Boston" in one]
    assert finder.asked[-1]["q"] == "few"
    other.evaluate("(link) => { location.href = link }", link.replace("few", "many"))
    expect(other.get_by_role("heading", level=1)).to_contain_text("51 studies")


def test_a_link_asks_with_the_fields_of_a_search_only(open_page: Open) -> None:
    """Whoever wrote the link can neither name a form's own method nor send a field that no search has."""
    page = open_page()
    sent: list[str | None] = []
    page.on("request", lambda request: sent.append(request.post_data) if request.method == "POST" else None)
    page.goto("/search#submit=1&q=few&near=Boston&method=get&drop=near&sex=female")
    expect_asked_again(page)
    assert sent == ["q=few&near=Boston&sex=female"]
    page.goto("/about")
    page.goto("/search#submit=1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find a clinical trial near you")
    expect(page.get_by_role("combobox", name="Place", exact=True)).to_be_visible()
    assert len(sent) == 1


def test_a_field_named_like_a_method_of_forms(open_page: Open) -> None:
    page = open_page()
    page.goto("/search")
    page.evaluate("history.replaceState({ question: [['submit', '1'], ['q', 'few'], ['near', 'Boston']] }, '')")
    reload(page)
    expect_asked_again(page)


def test_a_badly_written_fragment_stops_nothing(open_page: Open) -> None:
    page = open_page()
    page.goto("/#100%")
    expect(page.get_by_role("combobox", name="Place", exact=True)).to_be_visible()


def test_without_scripts_there_is_no_button(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    visit(page, "first")
    search(page, "few")
    expect(page.locator("[data-copy-link]")).to_be_hidden()


def test_clearing_forgets_the_question(open_page: Open, finder: MadeFinder) -> None:
    page = open_page()
    search(page, "few")
    expect_asked_again(page)
    page.get_by_role("button", name="Clear everything on this device").click()
    page.get_by_role("button", name="Clear everything", exact=True).click()
    expect(page.get_by_text("Cleared.")).to_be_visible()
    many = len(finder.asked)
    reload(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Find a clinical trial near you")
    assert len(finder.asked) == many


def test_no_location_is_told_in_words(open_page: Open) -> None:
    page = open_page()
    page.goto("/")
    page.get_by_role("button", name="Use my location").click()
    expect(page.locator("[data-here-told]")).to_have_text(
        "Your browser does not tell your location. Write a town instead."
    )


def test_a_link_into_something_closed_opens_it(open_page: Open) -> None:
    page = open_page()
    visit(page, "study-without-place")
    inner = page.locator("#professionals details").first
    expect(inner).not_to_have_attribute("open", "")
    inner.locator(":scope > :not(summary)").first.evaluate("(part) => { part.id = 'registry-text' }")
    page.evaluate("location.hash = 'registry-text'")
    expect(page.locator("#registry-text")).to_be_in_viewport()
    expect(inner).to_have_attribute("open", "")
