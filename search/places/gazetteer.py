"""The offline gazetteer: a geopy geocoder that asks nobody, and our own richer questions beside it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from geopy.adapters import URLLibAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from search.places.areas import Areas
from search.places.coordinates import coordinates
from search.places.keys import place_key
from search.places.place import Place
from search.places.postcodes import Postcodes
from search.places.store import Store
from search.places.towns import Towns

HINT_WEIGHT: Final = 10
"""A hinted country's towns count as if ten times as many people lived there: enough that "Cambridge" is the one in
Massachusetts for a reader in the United States, not so much that "Paris" becomes the one in Texas."""

LONGEST: Final = 200
"""Characters of a text that can be a place."""


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy publishes no types
    """Towns of 500 people or more, and postcodes of 100 countries (GeoNames, CC BY 4.0), from one file.

    Safe for use by several threads. Data: `indexer.reference` builds the file.
    """

    def __init__(self, path: Path) -> None:
        """Opens `DATA_DIR/reference/places.sqlite`; raises FileNotFoundError when it was not built."""
        super().__init__(adapter_factory=URLLibAdapter)
        store = Store(path)
        self._areas = Areas(store)
        self._towns = Towns(store, self._areas)
        self._postcodes = Postcodes(store, self._areas, self._towns)

    def find(self, text: str, *, country: str | None = None, limit: int = 8) -> list[Place]:
        """What a text means as `near`: the answer first, then what else it can mean; empty when nothing is known.

        The text is a town, a postcode, or `lat,lon`. `country` is a hint that breaks ties. Raises ValueError, with
        what would be right, for numbers that are no point on earth.
        """
        if len(text) > LONGEST:
            return []
        if point := coordinates(text):
            return [point]
        if any(letter.isdigit() for letter in text):
            found = self._postcodes.named(text, country) or _hinted(self._towns.named(text), country)
        else:
            found = _hinted(self._towns.named(text), country) or self._postcodes.named(text, country)
        return found[:limit]

    def town(self, country: str, city: str, region: str | None = None) -> Place | None:
        """The town of a registry's site; None when none is known of that name in the country.

        A region that we know must hold the town; one that we don't know is passed over.
        """
        known = region and any(area.country == country for area in self._areas.named(place_key(region)))
        asked = f"{city}, {region}, {country}" if known else f"{city}, {country}"
        return next((town for town in self._towns.named(asked) if town.country == country), None)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        country_codes: str | Collection[str] | None = None,
        limit: int = 8,
    ) -> Any:
        """geopy's question: a `Location` (or None), with `exactly_one=False` a list of them (or None).

        `country_codes` limits the answer to these countries. A location's `raw` is the `Place`.
        """
        codes = {country_codes} if isinstance(country_codes, str) else set(country_codes or ())
        wanted = {code.upper() for code in codes}
        found = self.find(query, limit=limit if not wanted else 1000)
        locations = [_location(place) for place in found if not wanted or place.country in wanted][:limit]
        if exactly_one:
            return locations[0] if locations else None
        return locations or None

    def reverse(self, query: Any, *, exactly_one: bool = True) -> Any:
        """geopy's question: the town nearest to a point, given in any form that geopy knows."""
        point = Point(query)
        nearest = _location(self._towns.nearest(point.latitude, point.longitude))
        return nearest if exactly_one else [nearest]


def _hinted(towns: list[Place], country: str | None) -> list[Place]:
    """The towns, which come likeliest first, with those of the hinted country moved up."""
    if country is None or not towns:
        return towns
    best = towns[0]
    at_home = next((town for town in towns if town.country == country), best)
    if (at_home.population or 0) * HINT_WEIGHT < (best.population or 0):
        return towns
    return sorted(towns, key=lambda town: town.country != country)


def _location(place: Place) -> Location:
    return Location(place.name, (place.lat, place.lon), place)
