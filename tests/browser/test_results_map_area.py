"""The map of the results is moved, and the area that it shows is searched: nothing else moves the list."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.results_map import WIDE, area, open_results, press
from tests.browser.test_journeys import KNOWN, until
from tests.browser.visits import NEAR_BOSTON, ON_MAP, await_map
from tests.web.pages.service import MadeFinder


def test_moving_the_map_leaves_the_list_alone(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(**WIDE)
    open_results(page)
    heading = page.get_by_role("heading", level=1).inner_text()
    many = len(finder.asked)
    expect(area(page)).to_be_hidden()
    press(page, "ArrowLeft")
    expect(area(page)).to_be_visible()
    assert len(finder.asked) == many
    assert page.get_by_role("heading", level=1).inner_text() == heading


def test_the_area_is_searched_on_request_and_a_search_drops_it(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(**WIDE)
    asked = open_results(page)
    press(page, "ArrowLeft")
    expect(area(page)).to_have_attribute("value", ",".join(f"{side:.3f}" for side in asked[-1]["bbox"]))
    box, zoom = area(page).get_attribute("value"), asked[-1]["zoom"]
    area(page).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("51 studies in this area")
    await_map(page)
    assert page.url.endswith("/search")
    assert finder.asked[-1]["bbox"] == box
    assert (finder.asked[-1]["near"], finder.asked[-1]["within"]) == ("Boston", "anywhere")
    expect(page.get_by_label("Within")).to_have_value("50mi")
    check_same_view(box, zoom, asked[-1])
    until(page, KNOWN)
    page.get_by_label("Place", exact=True).fill("Presque Isle")
    page.get_by_label("Place", exact=True).press("Escape")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("within 50 miles of Presque Isle")
    await_map(page)
    assert "bbox" not in finder.asked[-1]
    west, south, east, north = asked[-1]["bbox"]
    assert west < -68.01 < east
    assert south < 46.68 < north


def check_same_view(box: str | None, zoom: int, shown: dict[str, Any]) -> None:
    """The map shows the very part of the world that it was asked for, though for a moment it may be a little larger."""
    assert box is not None
    assert shown["zoom"] == zoom
    for wanted, side in zip(map(float, box.split(",")), shown["bbox"], strict=True):
        assert abs(wanted - side) < 0.2


def test_an_area_of_more_than_half_the_world_is_seen_again(open_page: Open) -> None:
    """Not the other side of the world, though that is the shorter way from edge to edge."""
    page = open_page()
    asked = open_results(page, {"q": "many", "bbox": "-140.000,-20.000,140.000,60.000"} | ON_MAP)
    west, _south, east, _north = asked[-1]["bbox"]
    assert west < -70 < 70 < east


def test_the_chip_drops_the_area(open_page: Open, finder: MadeFinder) -> None:
    page = open_page(**WIDE)
    open_results(page, NEAR_BOSTON | {"bbox": "-71.900,41.700,-70.100,43.000"})
    page.get_by_role("button", name="Remove: In the map’s area").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("51 studies within 50 miles of Boston")
    assert "bbox" not in finder.asked[-1]
    assert finder.asked[-1]["within"] == "50mi"


def test_nothing_of_the_question_stands_in_an_address(open_page: Open) -> None:
    page = open_page(**WIDE)
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    open_results(page)
    press(page, "ArrowLeft")
    area(page).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("in this area")
    await_map(page)
    assert not [one for one in addresses if re.search(r"many|Boston|50mi|bbox|42\.3", one)]
