"""Places for what has been typed so far: towns, areas and postcodes, where the most people live first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from search.fold import fold
from search.places.areas import Areas
from search.places.coordinates import coordinates
from search.places.corrections import Corrections
from search.places.keys import AFTER_ALL, SHORT_WORDS, place_key
from search.places.meaning import Meanings
from search.places.place import Place
from search.places.postcodes import Postcodes
from search.places.towns import COLUMNS, MOST_WORDS, Towns, place_of
from search.places.weights import AREA_SHARE, MOST_SUGGESTED, TYPED_HINT_WEIGHT, TYPED_MAIN_NAME_WEIGHT
from search.store import Store

Ranked = tuple[int, Place]
"""People, with the weights of names and of the hint, and the place."""

_HINTED: Final = f"CASE country WHEN :country THEN {TYPED_HINT_WEIGHT} ELSE 1 END"
_COMMON: Final = f"""SELECT weight * {_HINTED} AS rank, {COLUMNS}
    FROM town_prefix JOIN town ON town.id = town_prefix.town JOIN region ON region.id = town.region
    WHERE prefix = :prefix ORDER BY rank DESC, town.id LIMIT {MOST_SUGGESTED}"""
_RARE: Final = f"""SELECT population * (1 + main * {TYPED_MAIN_NAME_WEIGHT - 1}) * {_HINTED} AS rank, {COLUMNS}
    FROM (SELECT town, max(main) AS main FROM town_name WHERE key >= :prefix AND key < :end GROUP BY town) AS named
    JOIN town ON town.id = named.town JOIN region ON region.id = town.region
    ORDER BY rank DESC, town.id LIMIT {MOST_SUGGESTED}"""


class Suggestions:
    """What a place's name that is being typed can become."""

    def __init__(
        self,
        store: Store,
        areas: Areas,
        towns: Towns,
        postcodes: Postcodes,
        meanings: Meanings,
        corrections: Corrections,
    ) -> None:
        self._store = store
        self._areas = areas
        self._towns = towns
        self._postcodes = postcodes
        self._meanings = meanings
        self._corrections = corrections

    def of(self, text: str, country: str | None, limit: int) -> list[Place]:
        """At most `limit` places, and never more than `MOST_SUGGESTED`; postcodes first when the text holds a digit.

        Where the text is more than a beginning, "boston, m", "munich germany", it is read as a whole. Where nothing
        begins so, slips are forgiven from the fourth letter on.
        """
        limit = min(limit, MOST_SUGGESTED)
        try:
            if point := coordinates(text):
                return [point]
        except ValueError:
            return []
        key = place_key(text)
        if not key or len(key.split()) > MOST_WORDS:
            return []
        codes = self._postcodes.beginning(text, country, limit) if any(map(str.isdigit, text)) else []
        found = [*codes, *self._begun(text, country, limit)]
        if len(found) < limit and " " in key:
            found += self._continued(key)
        if not found:
            found = self._meanings.of(text, country) or self._corrections.begun(key, country, limit)
        return list(dict.fromkeys(found))[:limit]

    def _begun(self, text: str, country: str | None, limit: int) -> list[Place]:
        """Towns and areas of which a name begins so."""
        ranked = [place for prefix in _prefixes(text) for place in self._ranked(prefix, country)]
        ranked.sort(key=lambda place: -place[0])
        best = list(dict.fromkeys(place for _, place in ranked))[:limit]
        return [self._meanings.told(place) if place.kind == "area" else place for place in best]

    def _ranked(self, prefix: str, country: str | None) -> Iterator[Ranked]:
        for area in self._areas.starting_with(prefix):
            weight = TYPED_HINT_WEIGHT if area.country == country else 1
            weight *= TYPED_MAIN_NAME_WEIGHT if place_key(area.name).startswith(prefix) else 1
            yield (area.population or 0) // AREA_SHARE * weight, area
        values = {"prefix": prefix, "end": prefix + AFTER_ALL, "country": country}
        rows = self._store.rows(_COMMON, values) or self._store.rows(_RARE, values)
        yield from ((rank, place_of(*row)) for rank, *row in rows)

    def _continued(self, key: str) -> list[Place]:
        """The towns and areas that are told so: "boston m" is Boston, Massachusetts."""
        words = key.split()
        for cut in range(len(words) - 1, 0, -1):
            name = " ".join(words[:cut])
            areas = self._areas.meant(name, None).areas
            named = [*map(self._meanings.told, areas), *self._towns.with_key(name)]
            if found := [place for place in named if place_key(place.name).startswith(key)]:
                return found
        return []


def _prefixes(text: str) -> Iterator[str]:
    """What keys of names begin with: the last word may be any beginning, of a word that the keys shorten as well."""
    *before, last = fold(text).split()
    head = [SHORT_WORDS.get(word, word) for word in before]
    yield " ".join([*head, last])
    for long, short in SHORT_WORDS.items():
        if len(last) > 2 and long.startswith(last):
            yield " ".join([*head, short, ""])
