"""The widget on a page with a strict policy: what it shows, and whom it asks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.foreign.conftest import Watch
from tests.browser.foreign.site import ForeignSite, widget

LARGE = "NCT00000004"


def requests_of(page: Page) -> list[Request]:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    return asked


def test_one_widget(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched()
    page.goto(foreign.add(widget(live_service), live_service))
    one = page.locator("trial-site-map")
    expect(one.get_by_role("heading", level=2)).to_have_text("5 of 8 centres are recruiting")
    expect(one.locator(".lead")).to_have_text("NCT00000001 · 8 centres in 4 countries")
    expect(one.locator(".list li")).to_have_count(5)
    expect(one.locator("li .status").first).to_contain_text("Recruiting · checked 3 Nov 2026")
    expect(one.get_by_text("1 centre without a known position is in the list.")).to_be_visible()
    every = one.get_by_role("link", name="All 8 centres")
    assert every.get_attribute("href") == f"{live_service}/studies/NCT00000001"
    # Two centres in Boston have the same way: what is behind the widget is not said twice.
    expect(one.get_by_role("link", name="All centres of NCT00000001")).to_be_hidden()


@pytest.mark.parametrize("study", ["NCT00000001", LARGE])
def test_markers_stand_for_all_sites_with_a_point(
    watched: Watch, foreign: ForeignSite, live_service: str, study: str
) -> None:
    page = watched()
    page.goto(foreign.add(widget(live_service, study), live_service))
    told = page.request.get(f"{live_service}/embed/studies/{study}/map.json").json()
    placed = sum(site["lat"] is not None for site in told["sites"])
    one = page.locator("trial-site-map")
    one.locator("[data-cluster], [data-site] .map-spot").first.wait_for()
    clusters = one.locator(".map [data-cluster]").evaluate_all("(all) => all.map((each) => +each.dataset.cluster)")
    assert sum(clusters) + one.locator(".map [data-site]").count() == placed


def test_three_on_one_page_with_the_script_included_twice(
    watched: Watch, foreign: ForeignSite, live_service: str
) -> None:
    page = watched(viewport={"width": 480, "height": 4000})
    body = "".join(widget(live_service, study) for study in ("NCT00000001", "DEMO0001", LARGE))
    page.goto(foreign.add(body, live_service, scripts=(f"{live_service}/widget.js?again",)))
    expect(page.locator("trial-site-map .study")).to_have_count(3)
    expect(page.locator("trial-site-map .leaflet-container")).to_have_count(3)
    leads = page.locator("trial-site-map .lead").all_text_contents()
    assert [" ".join(lead.split()[:3]) for lead in leads] == ["NCT00000001 · 8", "DEMO0001 · 8", "NCT00000004 · 1,563"]


def test_a_place_is_posted_and_stands_in_no_address(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched()
    asked = requests_of(page)
    page.goto(foreign.add(widget(live_service, near="Boston"), live_service))
    one = page.locator("trial-site-map")
    expect(one.get_by_role("heading", level=3)).to_have_text("Nearest to Boston")
    expect(one.locator(".site").first).to_have_text("Massachusetts General Hospital Cancer Center · in Boston")
    posted = [request for request in asked if request.method == "POST"]
    assert [request.post_data for request in posted] == ["near=Boston"]
    assert not [request.url for request in asked if "boston" in request.url.lower()]
    assert not [request.url for request in asked if "/embed/" in request.url and request.headers.get("referer")]


def test_a_status_narrows_the_sites(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched()
    page.goto(foreign.add(widget(live_service, status="suspended, completed"), live_service))
    expect(page.locator("trial-site-map .list li")).to_have_count(2)


@pytest.mark.parametrize(
    ("page_language", "attributes", "heading"),
    [
        ("en", {"lang": "de"}, "5 von 8 Zentren nehmen Teilnehmende auf"),
        ("de-AT", {}, "5 von 8 Zentren nehmen Teilnehmende auf"),
        ("de", {"lang": "en"}, "5 of 8 centres are recruiting"),
        ("it", {}, "5 of 8 centres are recruiting"),
    ],
)
def test_languages(
    watched: Watch,
    foreign: ForeignSite,
    live_service: str,
    page_language: str,
    attributes: dict[str, str],
    heading: str,
) -> None:
    page = watched()
    body = widget(live_service, **attributes)
    page.goto(foreign.add(body, live_service, language=page_language))
    expect(page.locator("trial-site-map").get_by_role("heading", level=2)).to_have_text(heading)
    assert page.locator("trial-site-map .frame").get_attribute("lang") == heading_language(heading)


def heading_language(heading: str) -> str:
    return "de" if "von" in heading else "en"


def test_a_number_of_the_same_study_leads_to_it(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched()
    body = widget(live_service, "2016-005119-42") + widget(live_service, "2016-005119-42", near="Boston")
    page.goto(foreign.add(body, live_service))
    expect(page.locator("trial-site-map .lead b")).to_have_text(["NCT00000001", "NCT00000001"])
    expect(page.locator("trial-site-map").last.get_by_role("heading", level=3)).to_have_text("Nearest to Boston")


def test_without_scripts_its_link_is_seen(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched(java_script_enabled=False)
    page.goto(foreign.add(widget(live_service), live_service))
    expect(page.get_by_role("link", name="All centres of NCT00000001")).to_be_visible()
