"""The widget while its page changes it: attributes, properties, and its way out of the page."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.foreign.conftest import Watch
from tests.browser.foreign.site import ForeignSite, widget


def change(page: Page, script: str) -> None:
    page.locator("trial-site-map").first.evaluate(f"(one) => {{ {script} }}")


def questions(page: Page) -> tuple[list[str], list[str]]:
    """What the widget asks from then on, and which of these questions are over, answered or not."""
    asked: list[str] = []
    over: list[str] = []

    def keep(kept: list[str], request: Request) -> None:
        if request.url.endswith("map.json"):
            kept.append(request.url)

    page.on("request", partial(keep, asked))
    page.on("requestfinished", partial(keep, over))
    page.on("requestfailed", partial(keep, over))
    return asked, over


def test_attributes_that_change(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched()
    page.goto(foreign.add(widget(live_service), live_service))
    lead = page.locator("trial-site-map .lead b")
    expect(lead).to_have_text("NCT00000001")
    change(page, "one.study = 'DEMO0001'; one.lang = 'de'")
    expect(lead).to_have_text("DEMO0001")
    expect(page.locator("trial-site-map .frame")).to_have_attribute("lang", "de")
    change(page, "one.removeAttribute('study')")
    expect(page.get_by_role("link", name="All centres of")).to_be_visible()


def test_of_quick_changes_the_last_counts(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched(viewport={"width": 480, "height": 900})
    page.goto(foreign.add(widget(live_service), live_service))
    page.locator("trial-site-map .study").wait_for()
    asked, over = questions(page)
    change(page, "one.study = 'NCT00000002'; one.study = 'NCT00000004'; one.study = 'DEMO0001'")
    expect(page.locator("trial-site-map .lead b")).to_have_text("DEMO0001")
    assert len(asked) == 1, "changes of one moment are one question"
    page.evaluate(
        """async () => {
          const one = document.querySelector("trial-site-map");
          for (const study of ["NCT00000001", "NCT00000004", "DEMO0001", "NCT00000001"]) {
            one.setAttribute("study", study);
            await new Promise((later) => setTimeout(later));
          }
        }"""
    )
    expect(page.locator("trial-site-map .lead b")).to_have_text("NCT00000001")
    while len(over) < len(asked):
        page.wait_for_timeout(20)
    assert len(asked) == 5
    expect(page.locator("trial-site-map .lead b")).to_have_text("NCT00000001")
    expect(page.locator("trial-site-map .study")).to_have_count(1)


@pytest.mark.parametrize("held", ["trial-site-map .show >> nth=0", "trial-site-map .map-canvas"])
def test_who_reads_it_stays_in_it_when_another_study_comes(
    watched: Watch, foreign: ForeignSite, live_service: str, held: str
) -> None:
    page = watched(expected="Failed to load resource")
    page.goto(foreign.add(widget(live_service), live_service))
    page.locator(held).focus()
    change(page, "one.study = 'DEMO0001'")
    expect(page.locator("trial-site-map .lead b")).to_have_text("DEMO0001")
    expect(page.locator("trial-site-map h2")).to_be_focused()
    change(page, "one.study = 'NCT99999999'")
    expect(page.get_by_text("No study with the number")).to_be_focused()


def test_properties_mirror_attributes(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched()
    early = """const one = document.createElement("trial-site-map"); one.study = "DEMO0001"; one.height = 300;
      document.querySelector("main").append(one); window.one = one;"""
    page.goto(foreign.add("", live_service, scripts=(foreign.add_script(early),)))
    # Set before or after the element was known: the same.
    expect(page.locator("trial-site-map .lead b")).to_have_text("DEMO0001")
    assert page.evaluate("[one.getAttribute('study'), one.getAttribute('height'), one.near]") == [
        "DEMO0001",
        "300",
        None,
    ]
    page.evaluate("one.events = true; one.theme = 'dark'; one.near = 'Boston'; one.near = null")
    assert page.evaluate("one.getAttributeNames()") == ["study", "height", "events", "theme"]


def test_moved_it_stays_as_it_is(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched()
    asked, _over = questions(page)
    page.goto(foreign.add(widget(live_service) + "<aside></aside>", live_service))
    page.locator("trial-site-map .leaflet-container").wait_for()
    page.evaluate("document.querySelector('aside').append(document.querySelector('trial-site-map'))")
    expect(page.locator("aside trial-site-map .leaflet-container")).to_be_visible()
    change(page, "one.study = 'DEMO0001'")
    expect(page.locator("trial-site-map .lead b")).to_have_text("DEMO0001")
    assert [url.split("/")[-2] for url in asked] == ["NCT00000001", "DEMO0001"]


def test_taken_out_it_leaves_nothing_and_put_back_it_asks_again(
    watched: Watch, foreign: ForeignSite, live_service: str
) -> None:
    page = watched()
    page.goto(foreign.add(widget(live_service), live_service))
    page.locator("trial-site-map .leaflet-container").wait_for()
    page.evaluate("window.one = document.querySelector('trial-site-map'); one.remove()")
    empty = "() => one.shadowRoot.querySelector('.study') === null"
    page.wait_for_function(empty)
    page.evaluate("document.querySelector('main').append(one)")
    expect(page.locator("trial-site-map .leaflet-container")).to_be_visible()
