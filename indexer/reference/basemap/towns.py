"""Towns on the map: all of a thousand people or more that are no part of another one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from indexer.reference.basemap.labels import Label
from indexer.reference.basemap.mercator import Points, on_map
from search.places.measure import EARTH_RADIUS_M

LEAST: Final = 1_000
"""People."""

ZOOMS: Final = {
    5_000_000: 2, 2_000_000: 3, 500_000: 4, 200_000: 5, 75_000: 6, 30_000: 7, 12_000: 8, 5_000: 9, 2_000: 10, 0: 11,
}  # fmt: skip
"""The zoom from which on a town of at least so many people is shown."""

PEOPLE_A_KM2: Final = 2_000
"""Of a town whose extent is not known: Boston, with 650,000, is taken to reach 10 km far."""

FAMOUS: Final = 24
"""Names in the languages of the world that a place in a city's middle has when it is known by itself."""

KNOWN: Final = 4
"""The same for a place at a city's edge; in between it is the more names the nearer it lies."""

_TOWNS: Final = """
    SELECT name, lat, lon, population, names FROM town
    JOIN (SELECT town, count(*) AS names FROM town_name GROUP BY town) AS named ON named.town = town.id
    WHERE population >= ? ORDER BY population DESC, id"""


def town_labels(gazetteer: sqlite3.Connection) -> Iterator[Label]:
    """GeoNames lists parts of towns beside towns, and the package does not say which is which: they are told apart."""
    names, lats, lons, people, known_as = zip(*gazetteer.execute(_TOWNS, (LEAST,)), strict=True)
    points = on_map(np.column_stack([lons, lats]))
    parts = _parts(points, np.array(lats), np.array(people), np.array(known_as))
    for name, population, (x, y), part in zip(names, people, points.tolist(), parts.tolist(), strict=True):
        if not part:
            min_zoom = next(zoom for least, zoom in ZOOMS.items() if population >= least)
            yield Label("locality", name, population, min_zoom, x, y)


def _parts(
    points: Points, lats: NDArray[np.float64], people: NDArray[np.int64], known_as: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Which lie within the reach of a larger town, and have too few names for being so near to its middle."""
    metres_of_map = 2 * np.pi * EARTH_RADIUS_M * np.cos(np.radians(lats))
    reach = 1000 * np.sqrt(people / (PEOPLE_A_KM2 * np.pi)) / metres_of_map
    places: NDArray[np.object_] = np.asarray(shapely.points(points))
    city, other = shapely.STRtree(places).query(places, predicate="dwithin", distance=reach)
    nearness = 1 - shapely.distance(places[city], places[other]) / reach[city]
    unknown = known_as[other] < KNOWN + (FAMOUS - KNOWN) * nearness
    parts = np.zeros(len(points), dtype=np.bool_)
    parts[other[unknown & (people[other] < people[city])]] = True
    return parts
