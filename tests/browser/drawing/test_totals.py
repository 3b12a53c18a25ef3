"""Every site with a point is counted once, at every zoom."""

from __future__ import annotations

import pytest

from tests.browser.drawing.conftest import Draw
from tests.browser.drawing.made import many, site
from tests.browser.drawing.seen import marks, status, total, zoom_to

WORLD = {"west": -180, "south": -90, "east": 180, "north": 90}
SITES = many()
RECRUITING = sum(each["badge"]["look"] == "recruiting" for each in SITES)


@pytest.mark.parametrize("shadow", [False, True], ids=["page", "shadow"])
def test_the_marks_of_a_view_add_up_to_its_line(draw: Draw, shadow: bool) -> None:
    page = draw(SITES, shadow=shadow, reduced_motion="reduce")
    for zoom in range(1, 13):
        zoom_to(page, zoom)
        seen = marks(page)
        assert len(seen) <= 45, zoom
        assert status(page).split(" in view")[0] in (f"{total(page):,} centres", f"{total(page):,} centre"), zoom
        if zoom <= 1:
            assert total(page) == len(SITES)
            assert f"{RECRUITING:,} recruiting" in status(page)


def test_the_whole_world_holds_every_site_at_every_zoom(draw: Draw) -> None:
    page = draw(SITES)
    for zoom in range(1, 13):
        sums = page.evaluate(
            """view => source.marks(view).reduce(
              ([sites, recruiting], { sums }) => [sites + sums.sites, recruiting + sums.recruiting], [0, 0])""",
            WORLD | {"zoom": zoom},
        )
        assert sums == [len(SITES), RECRUITING], zoom


def test_sites_on_both_sides_of_the_date_line_are_counted_once_and_seen_together(draw: Draw) -> None:
    page = draw([site("West of it", -17.5, 179.9), site("East of it", -17.5, -179.9), site("On it", -18.5, 180.0)])
    assert total(page) == 3
    assert page.evaluate("map.view().zoom") > 5
    zoom_to(page, 1)
    assert total(page) == 3
    assert status(page) == "3 centres in view · 3 recruiting"


def test_sites_of_one_point_are_never_moved_apart(draw: Draw) -> None:
    page = draw([site(f"Ward {n}", 42.35, -71.06, town="Boston") for n in range(4)], reduced_motion="reduce")
    zoom_to(page, 12)
    assert [(mark["sites"], mark["label"]) for mark in marks(page)] == [(4, "Boston, 4 centres, 4 recruiting")]


def test_only_who_was_recruiting_counts_as_then_recruiting(draw: Draw) -> None:
    page = draw(SITES)
    then = sum(each["badge"]["look"] == "unconfirmed" and each["recruiting"] for each in SITES)
    assert 0 < then < sum(each["badge"]["look"] == "unconfirmed" for each in SITES)
    for zoom in (1, 5, 12):
        found = page.evaluate("view => source.marks(view).map(({ sums }) => sums.unconfirmed)", WORLD | {"zoom": zoom})
        assert sum(found) == then, zoom


def test_a_town_where_nobody_ever_recruited_does_not_say_so(draw: Draw) -> None:
    page = draw(
        [site(f"Ward {n}", 42.35, -71.06, town="Boston", look="unconfirmed", recruiting=False) for n in range(4)]
    )
    assert marks(page)[0]["label"] == "Boston, 4 centres"
    assert page.locator(".map-mark .map-ring .part").count() == 0


def test_the_legend_explains_rings_once_there_are_some(draw: Draw) -> None:
    sites = [site("One", 50.0, 8.0), site("Two", 40.0, -3.0, look="unconfirmed", recruiting=False, exact=True)]
    page = draw(sites, reduced_motion="reduce")
    legend = page.locator("#legend li")
    assert legend.all_inner_texts() == [
        "Recruiting",
        "Not confirmed",
        "A pin shows the exact place, any other mark the town",
    ]
    zoom_to(page, 1)
    assert legend.nth(2).inner_text() == "Several centres: the green part is recruiting"
    zoom_to(page, 4)
    assert legend.count() == 4
