"""A study's page and its call sheet in a real browser: with a script and without one, on a screen and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from search.study import Condition
from tests.browser.conftest import Open
from tests.browser.visits import box, visit
from tests.web.pages import made, made_study
from tests.web.pages.service import MadeFinder

A6_POINTS = (298, 420)


@pytest.mark.parametrize("script", [True, False])
def test_a_link_to_a_folded_section_opens_it(open_page: Open, script: bool) -> None:
    page = open_page(java_script_enabled=script)
    page.goto("/studies/NCT00000001#registry-eligibility")
    expect(page.locator("#registry-eligibility")).to_be_visible()
    expect(page.locator("#registry-eligibility")).to_be_in_viewport()
    expect(page.locator("#registry-summary")).to_be_hidden()


def test_the_way_to_a_call_sheet_and_back_without_a_script(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/studies/NCT00000001")
    page.fill("#near", "Boston")
    page.press("#near", "Enter")
    page.get_by_role("button", name="Call sheet Massachusetts General").first.click()
    expect(page.locator(".sheet .centre")).to_contain_text("Massachusetts General Hospital Cancer Center")
    expect(page.locator(".sheet .shown")).to_have_text("+1 555 0116")
    expect(page).to_have_url(re.compile(r"/studies/NCT00000001/call-sheet$"))
    page.get_by_role("button", name="Back to the study").click()
    expect(page.locator(".count")).to_contain_text("near Boston")


def test_a_chosen_place_can_be_changed(open_page: Open) -> None:
    page = open_page()
    visit(page, "study")
    expect(page.locator("#near")).to_be_hidden()
    page.locator(".chosen-place summary").click()
    page.fill("#near", "München")
    page.press("#near", "Enter")
    expect(page.locator(".chosen-place summary")).to_contain_text("Munich")


@pytest.mark.parametrize("name", ["call-sheet", "call-sheet-office"])
def test_a_call_sheet_is_one_a6_page(open_page: Open, name: str) -> None:
    page = open_page()
    visit(page, name)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    media = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", printed)
    assert media
    assert (round(float(media[1])), round(float(media[2]))) == A6_POINTS


@pytest.mark.parametrize("name", ["call-sheet", "call-sheet-office"])
def test_a_call_sheet_is_always_light(open_page: Open, name: str) -> None:
    page = open_page(color_scheme="dark")
    visit(page, name)
    assert page.eval_on_selector(".sheet", "(one) => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media="print")
    for hidden in (".top", ".foot", ".acts", ".back"):
        expect(page.locator(hidden).first).to_be_hidden()


@pytest.mark.parametrize("script", [True, False])
def test_paper_has_the_registrys_text_and_no_controls(open_page: Open, script: bool) -> None:
    page = open_page(java_script_enabled=script)
    page.goto("/studies/NCT00000001")
    page.emulate_media(media="print")
    expect(page.locator("#registry-eligibility")).to_be_visible()
    for hidden in (".copy", ".place", ".address", ".chips", ".back"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_paper_has_the_number_to_call(open_page: Open) -> None:
    page = open_page()
    visit(page, "no-centres")
    page.emulate_media(media="print")
    expect(page.locator(".office .button")).to_be_hidden()
    expect(page.locator(".shown-number")).to_have_text("Dr Ada Office +1 555 0182")
    expect(page.locator(".shown-number")).to_be_visible()
    visit(page, "study")
    expect(page.locator(".sites .button").first).to_contain_text("+1 555 0116")
    expect(page.locator(".sites .button").first).to_be_visible()


def test_the_count_of_centres_stands_above_the_fold(open_page: Open) -> None:
    page = open_page()
    for name in ("study", "stale", "large", "written"):
        visit(page, name)
        count = box(page, ".count")
        assert count["y"] + count["height"] <= 844


@pytest.mark.parametrize("script", [True, False])
def test_paper_without_a_place_has_every_centre(open_page: Open, script: bool) -> None:
    page = open_page(java_script_enabled=script)
    page.goto("/studies/NCT00000001")
    abroad = page.locator("#centres .country:not([open]) li").first
    expect(abroad).to_be_hidden()
    page.emulate_media(media="print")
    expect(abroad).to_be_visible()


def test_many_conditions_leave_the_count_above_the_fold(open_page: Open, finder: MadeFinder) -> None:
    ways = (
        Condition(id=f"D{number}", name="Carcinoma, Ductal, Breast", path=(f"Way {number}",)) for number in range(4)
    )
    finder.kept["NCT00000006"] = made_study.study(made.site(), conditions=(made.BREAST, made.TNBC, *ways))
    page = open_page()
    page.goto("/studies/NCT00000006")
    count = box(page, ".count")
    assert count["y"] + count["height"] <= 844
