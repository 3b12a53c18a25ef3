"""Countries and their first-level divisions, as words behind a town's name: "Boston, Massachusetts, US"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from search.places.place import Place
from search.places.store import Store


class Area(NamedTuple):
    """A country, or one region of it by its GeoNames code."""

    country: str
    region_code: str | None

    def holds(self, place: Place) -> bool:
        return self.country == place.country and self.region_code in (None, place.region_code)


class Areas:
    """Every name of an area, in memory: about 10,000."""

    def __init__(self, store: Store) -> None:
        self._named: dict[str, list[Area]] = {}
        for key, country, region_code in store.rows("SELECT key, country, region_code FROM area_name"):
            self._named.setdefault(key, []).append(Area(country, region_code))

    def named(self, key: str) -> list[Area]:
        """What a name can mean: "georgia" is a country and a state."""
        return self._named.get(key, [])

    def before_areas(self, words: list[str], place: Place) -> Iterator[list[str]]:
        """What is left of the words when areas that hold the place are taken from their end, one after another.

        "boston massachusetts us" leaves, for Boston: all of it, "boston massachusetts", "boston".
        """
        yield words
        for start in range(len(words)):
            if any(area.holds(place) for area in self.named(" ".join(words[start:]))):
                yield from self.before_areas(words[:start], place)

    def tell_of(self, words: list[str], place: Place) -> bool:
        """Whether the words are nothing but areas that hold the place."""
        return any(not left for left in self.before_areas(words, place))
