"""One site answers: the clauses that one and the same site of a study must satisfy."""

from __future__ import annotations

from typing import Any

from search.filters.of_sites import SITE_FILTERS
from search.query import StudyQuery

Clause = dict[str, Any]


def site_filters(query: StudyQuery, *aside: str) -> list[Clause]:
    """What one and the same site must be, but for the filters that are left aside."""
    return [*eligible_site(query, *aside), *site_lies(query)]


def eligible_site(query: StudyQuery, *aside: str) -> list[Clause]:
    """The site's status, country and centre, without where it lies."""
    asked = query.filters | {"status": query.status}
    return [
        each.clause(asked[each.name], query.today)
        for each in SITE_FILTERS
        if asked.get(each.name) and each.name not in aside
    ]


def site_lies(query: StudyQuery) -> list[Clause]:
    """Where the site must lie: in the radius, the box and the area."""
    filters: list[Clause] = []
    if query.radius_m is not None:
        filters.append(within_distance(query, query.radius_m))
    if query.area:
        filters.append({"term": {"sites.areas": query.area}})
    if box := query.bbox:
        corners = {"top": box.north, "left": box.west, "bottom": box.south, "right": box.east}
        filters.append({"geo_bounding_box": {"sites.location": corners}})
    return filters


def within_distance(query: StudyQuery, metres: float) -> Clause:
    """Sites so near to the point; the engine's fast path needs the unit metres."""
    return {"geo_distance": {"distance": f"{metres:.3f}m", "sites.location": point(query)}}


def point(query: StudyQuery) -> Clause:
    """The point that distances are measured from."""
    assert query.point is not None
    return {"lat": query.point.lat, "lon": query.point.lon}


def nested(filters: list[Clause], *, score_mode: str = "none", scored: Clause | None = None) -> Clause:
    """A clause of the study that one site must satisfy whole."""
    query: Clause = {"bool": {"filter": filters} | ({"must": [scored]} if scored else {})}
    return {"nested": {"path": "sites", "score_mode": score_mode, "query": query}}


def asks_for_a_site(query: StudyQuery) -> bool:
    """Whether a study needs a site to be a hit; `status=any` alone takes studies without any."""
    return bool(site_filters(query) or query.near)


def has_such_a_site(query: StudyQuery, *aside: str) -> list[Clause]:
    """The study has a site that is asked for; nothing where none is."""
    filters = site_filters(query, *aside) or ([{"match_all": {}}] if query.near else [])
    return [nested(filters)] if filters else []
