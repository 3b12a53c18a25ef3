"""Names of countries on the map, in the languages of the pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Final

import numpy as np
from babel import Locale
from numpy.typing import NDArray

from indexer.reference.basemap.labels import Label
from indexer.reference.basemap.mercator import on_map

LANGUAGES: Final = ("de", "es", "fr")
"""Beside English."""

SQUARES: Final = {400: 1, 100: 2, 25: 3, 6: 4, 0: 5}
"""The zoom from which on a country is named that has towns in at least so many squares of a degree."""

_COUNTRIES: Final = "SELECT code, name, population FROM area WHERE region_code IS NULL ORDER BY code"
_SQUARES: Final = """
    SELECT DISTINCT country, CAST(round(lat) AS INTEGER), CAST(round(lon) AS INTEGER)
    FROM town JOIN region ON region.id = town.region ORDER BY 1, 2, 3"""


def country_labels(gazetteer: sqlite3.Connection) -> Iterator[Label]:
    """Each country that has a town, at the inhabited square nearest to the middle of all its inhabited squares."""
    people = {code: (name, population) for code, name, population in gazetteer.execute(_COUNTRIES)}
    territories = {language: Locale(language).territories for language in LANGUAGES}
    for code, rows in groupby(gazetteer.execute(_SQUARES), key=lambda row: row[0]):
        squares = np.array([(lon, lat) for _, lat, lon in rows], dtype=np.float64)
        name, population = people[code]
        translations = {language: told.get(code, name) for language, told in territories.items()}
        min_zoom = next(zoom for least, zoom in SQUARES.items() if len(squares) >= least)
        x, y = on_map(_middle(squares)[np.newaxis])[0].tolist()
        yield Label("country", name, population, min_zoom, x, y, translations)


def _middle(squares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Longitude and latitude of the square nearest to the middle, on the globe: 180° is no edge there."""
    lon, lat = np.radians(squares).T
    on_globe = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    middle = np.average(on_globe, axis=0, weights=np.cos(lat))
    found: NDArray[np.float64] = squares[np.argmax(on_globe @ middle)]
    return found
