"""Whether a page is the one that reading every record plainly gives."""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

import pytest

from search.answer import Hit, StudyPage
from tests.search.brute.study import PlainStudy
from tests.search.brute_force import PlainQuestion, haversine, lies, newest_first, reached

DISTANCE_M = 20.0
Hits = dict[str, float | None]


def check_order(page: StudyPage, expected: Hits, by_id: dict[str, PlainStudy], question: PlainQuestion) -> None:
    """The page begins the expected order; of relevance only that nothing stands in it that is no hit."""
    got = [hit.id for hit in page.studies]
    assert len(set(got)) == len(got)
    assert set(got) <= set(expected), question
    if page.question.sort == "updated":
        order = sorted(expected, key=lambda id: (newest_first(by_id[id].updated), id))
        assert got == order[: len(got)], question
    elif page.question.sort == "distance":
        nearest = sorted(_metres(far) for far in expected.values())
        for hit, far in zip(page.studies, nearest, strict=False):
            assert _metres(expected[hit.id]) == pytest.approx(far, abs=DISTANCE_M), question
        check_neighbours(page.studies, expected, by_id, question)
    for hit in page.studies:
        told = hit.nearest[0].distance_m if hit.nearest else None
        assert _metres(told) == pytest.approx(_metres(expected[hit.id]), abs=DISTANCE_M), question


def check_neighbours(
    hits: list[Hit] | tuple[Hit, ...], expected: Hits, by_id: dict[str, PlainStudy], question: PlainQuestion
) -> None:
    """No hit is nearer than the one before it; exact ties stand by the newest check, then by id."""
    for one, other in pairwise(hits):
        near, far = _metres(expected[one.id]), _metres(expected[other.id])
        assert near <= far or near == pytest.approx(far, abs=2), question
        if near == far:
            keys = [(newest_first(by_id[each.id].checked), each.id) for each in (one, other)]
            assert keys[0] < keys[1], question


def check_one_site(hit: Hit, study: PlainStudy, question: PlainQuestion) -> None:
    """The site that is named has the status and the country that were asked for, at the distance that is told."""
    check_counts(hit, study, question)
    if not hit.nearest:
        assert not hit.sites.matching
        return
    for site in hit.nearest:
        assert not question.statuses or site.status in question.statuses
        assert site.recruits_until is None or site.recruits_until >= question.today
        assert not question.countries or site.country in question.countries
        if site.lat is not None and site.lon is not None and question.point:
            exact = haversine(*question.point, site.lat, site.lon)
            assert site.distance_m == pytest.approx(exact, abs=DISTANCE_M)
        told = (site.lat, site.lon, site.status)
        assert any((each.lat, each.lon, each.status_on(question.today)) == told for each in study.sites)
    other, nearest = hit.nearer_other, hit.nearest[0]
    if other is not None:
        assert other.distance_m <= (nearest.distance_m or 0)
        wrong_status = bool(question.statuses) and other.status not in question.statuses
        assert other.reason == ("status" if wrong_status else "country")


def check_counts(hit: Hit, study: PlainStudy, question: PlainQuestion) -> None:
    """How many sites match, and how many lie there whatever their status, where it was asked where."""
    assert hit.sites.total == len(study.sites)
    assert hit.sites.recruiting == sum(site.status_on(question.today) == "recruiting" for site in study.sites)
    assert hit.sites.matching == sum(reached(site, question) is not None for site in study.sites), question
    somewhere = question.radius_m is not None or question.box is not None
    around = sum(lies(site, question) is not None for site in study.sites)
    assert hit.sites.near == (around if somewhere else None), question


@cache
def _metres(distance: float | None) -> float:
    """A distance that is not known stands behind all others."""
    return math.inf if distance is None else distance
