"""The sites of all hits, hand-made: a town with more than can be named, one with a few, and some that stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from search.map_answer import MapCluster, MapSite, SiteMap
from search.places.measure import great_circle_m
from search.query import StudyQuery
from search.site_map_bodies import FEW_SITES
from search.tiles import cell_precision, view
from tests.web.pages import made

TOTAL: Final = 51
"""Studies that the list of many has."""
UNPLACED: Final = 35
BOSTON: Final = (42.358, -71.06)
ALONE: Final = (
    ("Lahey Hospital and Medical Center", "Burlington", 42.505, -71.196),
    ("Worcester Medical Center", "Worcester", 42.263, -71.802),
    ("Rhode Island Hospital", "Providence", 41.824, -71.413),
    ("Maine Medical Center", "Portland", 43.657, -70.259),
    ("Weill Cornell", "New York", 40.765, -73.954),
    ("Massachusetts Eye and Ear", "Boston", 42.363, -71.069),
)


def every_site() -> Iterator[MapSite]:
    """120 in Boston at one point, of which half were checked of late; 12 in Cambridge; some alone."""
    for number in range(120):
        yield site(number, "Massachusetts General Hospital", "Boston", *BOSTON)
    for number in range(12):
        yield site(200 + number, "Mount Auburn Hospital", "Cambridge", 42.374, -71.11)
    for number, (name, town, lat, lon) in enumerate(ALONE):
        yield site(300 + number, name, town, lat, lon, exact=number == 0)


def site(number: int, name: str, town: str, lat: float, lon: float, *, exact: bool = False) -> MapSite:
    """Every second was checked of late, every fourth long ago."""
    checked = (made.RECENT, made.AGING, made.RECENT, made.STALE)[number % 4]
    study = f"NCT{number % 40:08}"
    return MapSite(
        id=f"{study}-{number}",
        registry="ctgov",
        study=study,
        title=f"Study number {number % 40} of a treatment",
        name=name,
        city=town,
        status="recruiting",
        status_source="site",
        fresh=made.FRESH[checked],  # type: ignore[arg-type]
        status_as_of=checked,
        precision="exact" if exact else "city",
        lat=lat,
        lon=lon,
    )


def placed(query: StudyQuery) -> list[MapSite]:
    """The sites inside the radius and the box."""
    return [each for each in every_site() if _lies(query, each)]


def site_map(query: StudyQuery, zoom: int) -> SiteMap:
    """As the search does it: counts by tile, single sites when few."""
    if query.q != "many":
        return SiteMap(total=6, sites=0, without_point=0, features=(), as_of=None)
    found = placed(query)
    unplaced = 0 if query.needs_a_point else UNPLACED
    cells: dict[tuple[int, int], list[MapSite]] = {}
    for each in found:
        side = 360 / 2 ** cell_precision(view(query), zoom)
        cells.setdefault((int((each.lon + 180) / side), int((each.lat + 90) / side)), []).append(each)
    features = found if len(found) <= FEW_SITES else [_feature(sites) for sites in cells.values()]
    return SiteMap(
        total=TOTAL, sites=len(found) + unplaced, without_point=unplaced, features=tuple(features), as_of=None
    )


def _feature(sites: list[MapSite]) -> MapSite | MapCluster:
    if len(sites) == 1:
        return sites[0]
    towns = {each.city for each in sites}
    return MapCluster(
        count=len(sites),
        recruiting=len(sites),
        recruiting_recent=sum(each.fresh == "recent" for each in sites),
        recruiting_aging=sum(each.fresh == "aging" for each in sites),
        studies=len({each.study for each in sites}),
        name=towns.pop() if len(towns) == 1 else None,
        lat=sum(each.lat for each in sites) / len(sites),
        lon=sum(each.lon for each in sites) / len(sites),
    )


def _lies(query: StudyQuery, each: MapSite) -> bool:
    box, point = query.bbox, query.point
    if box and not (box.west <= each.lon <= box.east and box.south <= each.lat <= box.north):
        return False
    if query.radius_m is None or point is None:
        return True
    return great_circle_m(point.lat, point.lon, each.lat, each.lon) <= query.radius_m
