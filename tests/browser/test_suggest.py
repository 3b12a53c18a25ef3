"""Suggestions below a field: by keyboard, by touch, and never against what was typed."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.test_access import RULES
from tests.browser.test_journeys import search
from tests.web.pages.service import MadeFinder

axe = Axe()
OPTIONS = ".suggestions [role=option]"


def options(page: Page) -> list[str]:
    """The suggestions that are shown, once there are any."""
    expect(page.locator(OPTIONS).first).to_be_visible()
    return page.locator(OPTIONS).all_text_contents()


def first_page(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("combobox", name="Place", exact=True)).to_be_visible()


def test_conditions_by_any_word_most_studies_first(open_page: Open) -> None:
    page = open_page()
    first_page(page)
    field = page.get_by_label("Condition or treatment")
    field.press_sequentially("br")
    assert options(page) == [
        "Breast cancer Breast Neoplasms",
        "Hereditary Breast and Ovarian Cancer Syndrome",
        "Breast Neoplasms, Male",
    ]
    expect(page.get_by_text("3 suggestions")).to_be_attached()
    field.fill("SJOGREN s")
    expect(page.locator(OPTIONS)).to_have_text(["Sjögren Syndrome"])
    field.fill("xyz")
    expect(page.locator(OPTIONS)).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("heart a", "Heart Attack Myocardial Infarction"),
        ("womb", "Uterine Neoplasms cancer of the womb"),
        ("womb cancer", "Uterine Neoplasms womb cancer"),
        ("cancer of the w", "Uterine Neoplasms cancer of the womb"),
        ("Cancer, breast", "Breast cancer Breast Neoplasms"),
        ("brest canc", "Breast cancer Breast Neoplasms"),
        ("hart attakc", "Heart Attack Myocardial Infarction"),
        ("luekemia", "Leukemia"),
    ],
)
def test_what_patients_call_it(open_page: Open, typed: str, first: str) -> None:
    page = open_page()
    first_page(page)
    field = page.get_by_label("Condition or treatment")
    field.fill(typed)
    assert options(page)[0] == first
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert first.startswith(field.input_value())
    assert len(field.input_value()) > len("Leukemi")


def test_names_in_the_language_of_the_page(open_page: Open) -> None:
    page = open_page()
    page.goto("/de/")
    field = page.locator("#q[role=combobox]")
    field.fill("mammak")
    assert options(page) == ["Brustkrebs Mammakarzinom"]


def test_short_words_have_no_slips(open_page: Open) -> None:
    page = open_page()
    first_page(page)
    page.get_by_label("Condition or treatment").fill("hrt")
    page.wait_for_timeout(300)
    expect(page.locator(OPTIONS)).to_have_count(0)


def test_by_keyboard_alone(open_page: Open, finder: MadeFinder) -> None:
    page = open_page()
    first_page(page)
    field = page.get_by_label("Place", exact=True)
    field.focus()
    page.keyboard.type("bo")
    assert options(page)[0] == "Boston, Massachusetts, US"
    expect(field).to_have_attribute("aria-activedescendant", "")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_text("Boston, England, GB")
    expect(field).to_have_attribute("aria-activedescendant", "near-list-1")
    expect(field).to_have_value("bo")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Boston, England, GB")
    expect(page.get_by_role("listbox")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("studies")
    assert finder.asked[-1]["near"] == "Boston, England, GB"


@pytest.mark.parametrize("key", ["Enter", "Escape", "Tab"])
def test_what_is_typed_wins(open_page: Open, finder: MadeFinder, key: str) -> None:
    page = open_page()
    first_page(page)
    page.get_by_label("Condition or treatment").fill("few")
    field = page.get_by_label("Place", exact=True)
    field.press_sequentially("Boston")
    options(page)
    if key != "Enter":
        page.keyboard.press("ArrowDown")
        page.keyboard.press(key)
        expect(page.get_by_role("listbox")).to_have_count(0)
        expect(field).to_have_value("Boston")
        field.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    assert (finder.asked[-1]["q"], finder.asked[-1]["near"]) == ("few", "Boston")


def test_nothing_typed_leaves_before_the_search(open_page: Open) -> None:
    page = open_page()
    first_page(page)
    asked: list[tuple[str, str, str | None]] = []
    page.on("request", lambda request: asked.append((request.method, request.url, request.post_data)))
    page.get_by_label("Condition or treatment").press_sequentially("breast")
    options(page)
    page.get_by_label("Place", exact=True).press_sequentially("bost")
    options(page)
    assert not [one for one in asked if "breast" in f"{one[1]} {one[2]}" or "bost" in one[1]]
    assert [one[2] for one in asked if one[0] == "POST"][-1] == '{"q":"bost","country":"US"}'
    assert [one[1].rpartition("/")[2] for one in asked if "conditions" in one[1]] == ["conditions.json?lang=en"]


def test_the_last_answer_wins(open_page: Open) -> None:
    page = open_page()
    held: list[Route] = []
    page.route("**/api/v1/places", lambda route: held.append(route) if not held else route.continue_())
    first_page(page)
    field = page.get_by_label("Place", exact=True)
    field.fill("bo")
    page.wait_for_timeout(400)
    field.fill("bott")
    assert options(page) == ["Bottrop, North Rhine-Westphalia, DE"]
    assert len(held) == 1
    held[0].abort()
    page.wait_for_timeout(200)
    assert options(page) == ["Bottrop, North Rhine-Westphalia, DE"]


def test_an_endpoint_that_fails_leaves_a_plain_field(open_page: Open, finder: MadeFinder) -> None:
    page = open_page()
    for name in ("places", "conditions.json?lang=en"):
        page.route(f"**/api/v1/{name}", lambda route: route.fulfill(status=429, body="{}"))
    first_page(page)
    page.get_by_label("Condition or treatment").press_sequentially("few")
    page.get_by_label("Place", exact=True).press_sequentially("Boston")
    page.wait_for_timeout(400)
    expect(page.locator(OPTIONS)).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    assert finder.asked[-1]["near"] == "Boston"


def test_by_touch_in_the_folded_form(open_page: Open) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, has_touch=True)
    search(page)
    page.get_by_role("link", name="Change").tap()
    field = page.get_by_label("Place", exact=True)
    field.fill("bo")
    options(page)
    box = page.locator(OPTIONS).first.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    page.locator(OPTIONS).nth(1).tap()
    expect(field).to_have_value("Boston, England, GB")
    expect(page.get_by_role("listbox")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_an_open_list(open_page: Open, width: int, scheme: Literal["light", "dark"]) -> None:
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    first_page(page)
    for label, typed in (("Condition or treatment", "br"), ("Place", "bo")):
        page.get_by_label(label, exact=True).press_sequentially(typed)
        options(page)
        page.keyboard.press("ArrowDown")
        found = axe.run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
