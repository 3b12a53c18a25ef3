"""What the page and the reader open, and what the page is told of it."""

from __future__ import annotations

from tests.browser.drawing.conftest import Draw
from tests.browser.drawing.made import boston, many, site
from tests.browser.drawing.seen import focused, marks, settle, zoom

SITES = many()


def test_a_picked_site_stands_out_of_its_cluster_and_takes_no_focus(draw: Draw) -> None:
    page = draw(SITES, reduced_motion="reduce")
    page.get_by_text("Before").focus()
    for wanted in (SITES[3], SITES[700], SITES[1_203]):
        page.evaluate("site => map.pick(site)", wanted)
        page.wait_for_selector(".map-mark.open")
        opened = page.locator(".map-mark.open")
        assert opened.count() == 1
        assert opened.get_attribute("data-site") in (wanted["id"], None)
        assert page.get_by_role("dialog", name=wanted["place"]).count() == 1
        assert focused(page) == "Before"
    assert page.evaluate("told.picks") == []
    page.evaluate("map.pick(null)")
    assert page.get_by_role("dialog").count() == 0
    assert focused(page) == "Before"


def test_what_is_open_stands_beside_its_card(draw: Draw) -> None:
    for width in (390, 1000):
        page = draw(boston(), viewport={"width": width, "height": 700}, reduced_motion="reduce")
        for wanted in boston():
            page.evaluate("site => map.pick(site)", wanted)
            card = page.get_by_role("dialog").bounding_box()
            mark = page.locator(".map-mark.open").bounding_box()
            assert card is not None
            assert mark is not None
            assert mark["x"] + 32 <= card["x"] or mark["y"] + 32 <= card["y"]


def test_a_click_beside_the_marks_closes_what_is_open(draw: Draw) -> None:
    page = draw(boston())
    page.locator("[data-cluster='5']").click()
    assert page.get_by_role("dialog", name="Boston").count() == 1
    assert page.evaluate("told.picks") == [None]
    settle(page)
    page.mouse.click(40, 140)
    assert page.get_by_role("dialog").count() == 0


def test_the_page_is_told_who_moved_the_map(draw: Draw) -> None:
    page = draw(boston(), reduced_motion="reduce")
    page.evaluate("site => map.pick(site)", boston()[9])
    assert not any(move["byReader"] for move in page.evaluate("told.moves"))
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate("told.moves.at(-1).byReader") is True
    page.evaluate("map.show(source, [{ lat: 40, lon: 0 }], null)")
    assert page.evaluate("told.moves.at(-1).byReader") is False


def test_a_radius_is_a_dotted_circle_that_is_seen_whole(draw: Draw) -> None:
    page = draw(boston(), near={"name": "Boston", "lat": 42.36, "lon": -71.06, "within_m": 80_467})
    circle = page.locator(".map-radius").bounding_box()
    stage = page.locator(".map-stage").bounding_box()
    assert circle is not None
    assert stage is not None
    assert stage["x"] < circle["x"]
    assert circle["y"] + circle["height"] < stage["y"] + stage["height"]
    assert abs(circle["width"] - circle["height"]) < 3


def test_a_hidden_box_is_fitted_when_it_is_shown(draw: Draw) -> None:
    page = draw(boston())
    fitted = zoom(page)
    page.evaluate("document.querySelector('#box').hidden = true")
    page.wait_for_timeout(100)
    page.evaluate("map.show(source, [{ lat: 42.3, lon: -71.8 }, { lat: 42.6, lon: -70.6 }], null)")
    page.evaluate("document.querySelector('#box').hidden = false")
    settle(page)
    assert zoom(page) >= fitted
    assert len(marks(page)) > 0


def test_a_map_that_is_removed_leaves_nothing(draw: Draw) -> None:
    page = draw(boston())
    page.evaluate("map.remove()")
    assert page.evaluate("document.querySelector('#box').childElementCount") == 0


def test_words_of_the_registry_are_text(draw: Draw) -> None:
    name = "<img src=x onerror=alert(1)>"
    page = draw([site(name, 42.0, -71.0, town=name)])
    page.locator(".map-mark").click()
    assert page.get_by_role("dialog").get_by_role("heading").inner_text() == f"{name}, {name}"
