"""The page for other websites: its lines follow the form, nothing of it is sent, and the map comes on a click."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open


def written(page: Page, name: str) -> str:
    return page.locator(f"[data-written={name}]").inner_text()


def test_the_lines_are_the_same_before_anything_is_typed(open_page: Open) -> None:
    scripted, plain = open_page(), open_page(java_script_enabled=False)
    for page in (scripted, plain):
        page.goto("/de/embed")
    expect(scripted.locator(".writer")).to_be_visible()
    expect(plain.locator(".writer")).to_be_hidden()
    for name in ("element", "frame"):
        assert written(scripted, name) == written(plain, name)


def test_the_lines_follow_the_form(open_page: Open, live_service: str) -> None:
    page = open_page()
    page.goto("/embed")
    page.get_by_label("The study’s number").fill("NCT00000002")
    page.get_by_label("A place, if you like").fill('"Boston" & more')
    page.get_by_label("Paused").check()
    page.get_by_label("Finished").check()
    page.get_by_label("Language").select_option("de")
    page.get_by_label("Height").fill("400")
    assert written(page, "element") == (
        f'<script type="module" src="{live_service}/widget.js"></script>\n'
        '<trial-site-map study="NCT00000002" near="&quot;Boston&quot; &amp; more" status="suspended completed" '
        f'lang="de" height="400"><a href="{live_service}/de/studies/NCT00000002">'
        "Zentren der Studie NCT00000002</a></trial-site-map>"
    )
    address = re.findall('src="([^"]+)"', written(page, "frame"))[0].replace("&amp;", "&")
    asked, _, place = address.partition("#")
    assert asked == f"{live_service}/de/embed/studies/NCT00000002?status=suspended&status=completed&height=400"
    assert place == "near=%22Boston%22+%26+more"
    assert "NCT00000001" not in "".join(page.locator("pre").all_inner_texts())
    assert page.locator("[data-copy]").first.get_attribute("data-copy") == written(page, "element")


def test_enter_sends_nothing(open_page: Open) -> None:
    page = open_page()
    page.goto("/embed")
    page.get_by_label("A place, if you like").fill("Boston")
    page.get_by_label("A place, if you like").press("Enter")
    assert page.url.endswith("/embed")


def test_the_map_comes_on_a_click_and_follows_the_form(open_page: Open) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/embed")
    page.get_by_label("The study’s number").fill("NCT00000001")
    assert not [url for url in asked if "widget" in url or "map.json" in url]
    page.get_by_role("button", name="Show the map here").click()
    expect(page.locator("[data-shown]").get_by_text("8 centres in 4 countries")).to_be_visible()
    page.get_by_label("A place, if you like").fill("Boston")
    expect(page.locator("[data-shown]").get_by_text("Nearest to Boston")).to_be_visible()
    assert not [url for url in asked if "Boston" in url]


def test_a_frame_posts_the_place_of_its_fragment(open_page: Open) -> None:
    page = open_page()
    with page.expect_request("**/map.json") as asked:
        page.goto("/de/embed/studies/NCT00000001#near=Boston")
    assert asked.value.method == "POST"
    assert asked.value.post_data == "near=Boston"
    assert asked.value.url.endswith("/de/embed/studies/NCT00000001/map.json")
