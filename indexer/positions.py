"""Where a site is: the registry's point, or where its city and postcode are if it has none or an impossible one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, get_args

from msgspec.structs import replace

from indexer.cities import City, any_near, city_of, meant, postcode_of
from search.places.gazetteer import Gazetteer
from search.places.place import Place
from search.study import Site
from search.vocabulary import Precision

IMPOSSIBLE_M: Final = 100_000
"""A point farther than this from every town of the city's name is not the site's."""

EXACT_FIRST: Final[tuple[Precision | None, ...]] = (*get_args(Precision), None)


def placed(site: Site, places: Gazetteer) -> Site:
    """The site where it is; a point of the registry's that was replaced is kept beside the new one."""
    place = better_place(site, places)
    if place is None:
        return site
    return replace(
        site,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        position_source="gazetteer",
        registry_point=None if site.lat is None or site.lon is None else (site.lat, site.lon),
    )


def better_place(site: Site, places: Gazetteer) -> Place | None:
    """Where the site is by its city and postcode; None where its own point holds, or nothing is known."""
    if not site.country or site.position_source == "operator":
        return None
    city = city_of(places, site.country, site.region, site.city)
    point = None if site.lat is None or site.lon is None else (site.lat, site.lon)
    if point and (not city.inside or any_near(point, city.inside, IMPOSSIBLE_M)):
        return None
    code = postcode_of(places, site.country, site.postcode) if site.postcode else None
    return None if point and not _is_impossible(point, city, code, places) else meant(city, code)


def _is_impossible(point: tuple[float, float], city: City, code: Place | None, places: Gazetteer) -> bool:
    """Whether a point far from the city is a slip, and not the city's or the region's name.

    A postcode decides. Without one, a point is believed in a town of that name in another region, and anywhere in the
    registry's own region, or in the one that the city is called like: two of its three words agree.
    """
    if code:
        at_city = any_near((code.lat, code.lon), city.inside, IMPOSSIBLE_M)
        return at_city and not any_near(point, (code,), IMPOSSIBLE_M)
    if any_near(point, city.towns, IMPOSSIBLE_M):
        return False
    regions = {city.region, city.namesake} - {None}
    return not regions or places.reverse(point).raw.region_code not in regions


def at_one_place(sites: Iterable[Site]) -> Iterator[Site]:
    """The sites, in their order; those that several registries name at one place all stand at its most exact point.

    A distance must not depend on which of them is asked.
    """
    given = list(sites)
    best: dict[str, Site] = {}
    for site in given:
        if site.place and _exactness(site) < _exactness(best.get(site.place)):
            best[site.place] = site
    for site in given:
        found = best.get(site.place) if site.place else None
        yield _moved(site, found) if found and _exactness(found) < _exactness(site) else site


def _exactness(site: Site | None) -> int:
    return EXACT_FIRST.index(site.precision if site else None)


def _moved(site: Site, to: Site) -> Site:
    return replace(site, lat=to.lat, lon=to.lon, precision=to.precision, position_source=to.position_source)
