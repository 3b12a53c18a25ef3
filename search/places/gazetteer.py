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
from search.places.corrections import Corrections
from search.places.keys import place_key
from search.places.look_up import Elsewhere, LookedUp, LookUp
from search.places.meaning import Meanings
from search.places.place import Place
from search.places.postcodes import Postcodes
from search.places.site_areas import SiteAreas
from search.places.site_places import SitePlaces
from search.places.spelling import Spellings
from search.places.suggesting import Suggestions
from search.places.towns import Found, Towns
from search.store import Store

LONGEST: Final = 200
"""Characters of a text that can be a place."""


class Gazetteer(Geocoder):  # type: ignore[misc]  # geopy publishes no types
    """Towns of 500 people or more, their countries and regions, and postcodes of 100 countries, from one file.

    All are GeoNames' (CC BY 4.0). Safe for use by several threads. Data: `indexer.reference` builds the file.
    """

    def __init__(self, path: Path, elsewhere: Elsewhere | None = None) -> None:
        """Opens `DATA_DIR/reference/places.sqlite`; raises FileNotFoundError when it was not built.

        `elsewhere` is asked by `look_up` alone, and last.
        """
        super().__init__(adapter_factory=URLLibAdapter)
        store = Store(path)
        self._areas = Areas(store)
        self._towns = Towns(store, self._areas)
        self._postcodes = Postcodes(store, self._areas, self._towns)
        self._meanings = Meanings(self._areas, self._towns)
        corrections = Corrections(self._areas, self._towns, self._meanings, Spellings(store))
        self._suggestions = Suggestions(store, self._areas, self._towns, self._postcodes, self._meanings, corrections)
        self._look_up = LookUp(self._found, self._postcodes, corrections, elsewhere)
        self._look_up_here = LookUp(self._found, self._postcodes, corrections)
        self._site_areas = SiteAreas(self._areas, self._towns)
        self._site_places = SitePlaces(store, self._areas, self._towns, self._postcodes)

    def find(self, text: str, *, country: str | None = None, limit: int = 8) -> list[Place]:
        """What a text means as `near`: the answer first, then what else it can mean; empty when nothing is known.

        The text is a town, a postcode, `lat,lon`, or an area: a country or region by name or code ("Bayern", "US",
        "US.MA"). A town of over 100,000 with exactly that main name comes before an area, smaller ones behind it.
        Areas of one name, "Georgia", come by people; so do letters that stand for a country and a state, where a
        state of the United States counts tenfold: "MA" and "CA" are states, "DE" and "IN" are not. `country` is a
        hint that breaks ties: of areas the hinted one comes first, "DE" is Delaware for "US". Raises ValueError,
        with what would be right, for numbers that are no point on earth. Nothing is corrected: `look_up` does that.
        """
        return self._found(text, country)[:limit]

    def look_up(self, text: str, *, country: str | None = None, elsewhere: bool = True) -> LookedUp:
        """What a reader means by a text: what `find` finds, and where that is nothing, what it can be with a slip.

        Words around a name ("near Boston", "Greater London") and a code that we do not have beside a town are passed
        over. Takes up to 60 ms where nothing is right, and with `elsewhere` some seconds; without it the text
        does not leave the service. Raises as `find` does.
        """
        look_up = self._look_up if elsewhere else self._look_up_here
        return look_up.of(text, country) if len(text) <= LONGEST else LookedUp()

    def _found(self, text: str, country: str | None) -> list[Place]:
        if len(text) > LONGEST:
            return []
        if point := coordinates(text):
            return [point]
        if region := self._areas.coded(text):
            return [self._meanings.told(region)]
        if any(letter.isdigit() for letter in text):
            found = self._postcodes.named(text, country) or self._meanings.of(text, country)
        else:
            found = self._meanings.of(text, country) or self._postcodes.named(text, country)
        return found

    def suggest(self, text: str, *, country: str | None = None, limit: int = 10) -> list[Place]:
        """What a text that is still being typed can become, at most 20 places; empty when nothing begins so.

        Towns and areas by any of their names, from the first letter on, those where the most people live first; a
        main name, a hinted `country` and an area weigh as in `search.places.suggesting`. Postcodes come first when
        the text holds a digit. Every name told is found again by `find`.
        """
        return self._suggestions.of(text, country, limit) if len(text) <= LONGEST else []

    def areas_of(self, country: str, region: str | None, city: str | None) -> tuple[str, ...]:
        """The codes of the areas that a registry's site lies in: ("US", "US.MA").

        From the registry's region where it is one of the country's, else from the town where more than nine tenths
        of the people in the country's towns of that name live in one region, else the country alone. `country` is
        an ISO 3166 alpha-2 code in capitals. Answers are remembered: 4 million sites take some microseconds each.
        """
        return self._site_areas.of(country, region, city)

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

    def towns_called(self, country: str, region: str | None, city: str) -> list[Found]:
        """The towns that a registry's word for a city can mean in its country, in any region.

        A town can stand there twice, by two names. The region counts only where it is a country of its own: "Puerto
        Rico". Near spellings do not count.
        """
        return self._site_places.towns(country, region, city)

    def postcode(self, country: str, code: str) -> Place | None:
        """The postcode of a registry's site; None where the country has none such."""
        return self._site_places.postcode(country, code)


def _location(place: Place) -> Location:
    return Location(place.name, (place.lat, place.lon), place)
