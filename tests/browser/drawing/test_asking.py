"""Marks and lists that take their time, fail, or are too many."""

from __future__ import annotations

from tests.browser.drawing.conftest import Draw
from tests.browser.drawing.made import boston
from tests.browser.drawing.seen import marks, settle, status, total

SLOW = """words => {
  window.asked = [];
  const slow = { marks: (view, signal) => new Promise((done, fail) => asked.push({ view, signal, done, fail })) };
  map.show(slow, [{ lat: 40, lon: 0 }], null);
}"""
CROWD = """sites => {
  window.waiting = [];
  const sums = { sites: 120, recruiting: 3, aging: 0, unconfirmed: 0, studies: 12 };
  const mark = { lat: 40, sums, town: null, sites: null, apart_at: null };
  const both = [{ ...mark, key: "west", lon: -3, town: "West" }, { ...mark, key: "east", lon: 3, town: "East" }];
  const sitesOf = ({ key }, signal) => new Promise((done) => waiting.push({ key, signal, done }));
  map.show({ marks: () => both, sitesOf }, [{ lat: 40, lon: -3 }, { lat: 40, lon: 3 }], null);
}"""


def test_the_marks_of_before_stay_until_the_new_ones_are_there(draw: Draw) -> None:
    page = draw(boston(), reduced_motion="reduce")
    before = marks(page)
    page.evaluate(SLOW)
    assert marks(page) == before
    page.get_by_role("button", name="Zoom out").click()
    assert page.evaluate("asked.map(({ signal }) => signal.aborted)") == [True, False]
    page.evaluate(
        "asked[0].done([]); asked[1].done(source.marks({ west: -180, south: -90, east: 180, north: 90, zoom: 3 }))"
    )
    settle(page)
    assert total(page) == len(boston())
    assert status(page).startswith("10 centres in view")


def test_a_source_that_fails_is_told_and_the_map_stays(draw: Draw) -> None:
    page = draw(boston(), reduced_motion="reduce")
    page.evaluate(SLOW)
    page.evaluate("asked[0].fail(new Error('away'))")
    settle(page)
    assert "cannot be shown right now" in status(page)
    page.get_by_role("button", name="Zoom out").click()
    page.evaluate("asked[1].done([])")
    settle(page)
    assert status(page) == "0 centres in view"


def test_the_sites_of_a_cluster_are_asked_for_where_it_never_comes_apart(draw: Draw) -> None:
    page = draw(boston(), reduced_motion="reduce")
    page.evaluate(
        """sites => {
          const sums = { sites: 120, recruiting: 3, aging: 0, unconfirmed: 0, studies: 12 };
          const mark = { key: "many", lat: 40, lon: 0, sums, town: null, sites: null, apart_at: null };
          map.show({ marks: () => [mark], sitesOf: async () => sites }, [{ lat: 40, lon: 0 }], null);
        }""",
        boston(),
    )
    mark = page.locator("[data-cluster='120']")
    assert mark.get_attribute("aria-label") == "120 centres, 12 studies, 3 recruiting"
    mark.click()
    page.wait_for_selector(".map-card li")
    assert page.get_by_role("dialog").get_by_role("listitem").count() == 10


def test_of_two_clusters_the_one_that_was_chosen_last_opens(draw: Draw) -> None:
    page = draw(boston(), reduced_motion="reduce")
    page.evaluate(CROWD)
    page.get_by_role("button", name="West").press("Enter")
    page.get_by_role("button", name="East").press("Enter")
    assert page.evaluate("waiting.map(({ key, signal }) => [key, signal.aborted])") == [["west", True], ["east", False]]
    page.evaluate("sites => { waiting[1].done(sites); waiting[0].done(sites); }", boston())
    settle(page)
    assert page.get_by_role("dialog", name="East").count() == 1


def test_a_cluster_of_too_many_to_name_opens_nothing_and_keeps_the_focus(draw: Draw) -> None:
    page = draw(boston(), reduced_motion="reduce")
    page.evaluate(CROWD)
    mark = page.get_by_role("button", name="West")
    mark.press("Enter")
    page.evaluate("waiting[0].done(null)")
    settle(page)
    assert page.get_by_role("dialog").count() == 0
    assert mark.evaluate("mark => mark === document.activeElement")


def test_the_page_is_told_of_a_view_before_its_marks_are_there(draw: Draw) -> None:
    page = draw(boston(), reduced_motion="reduce")
    page.evaluate(SLOW)
    moves = page.evaluate("told.moves.length")
    page.get_by_role("button", name="Zoom out").click()
    assert page.evaluate("told.moves.length") == moves + 1
    assert page.evaluate("told.moves.at(-1).view.zoom === map.view().zoom")
