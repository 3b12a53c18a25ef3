"""Postcodes of 100 countries, alone or beside a town and areas: "02115", "10115 Berlin", "SW1A 1AA, UK"."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from search.places.areas import Areas
from search.places.codes import meanings, readings
from search.places.keys import AFTER_ALL, place_key, postcode_key
from search.places.measure import great_circle_m
from search.places.place import Place, label
from search.places.towns import MOST_WORDS, Towns
from search.store import Store

LIKELY_COUNTRIES: Final = (
    *("US", "FR", "CN", "DE", "ES", "IT", "CA", "GB", "AU", "NL", "PL", "RU", "BE", "TR", "CH", "AT", "SE"),
    *("KR", "BR", "IN", "FI", "DK", "MX", "PT", "NO", "ZA", "IE", "MY", "CZ", "JP", "CO", "HU", "RO", "BG"),
)
"""Which country a bare code most likely belongs to: by the number of trial sites there, of 6,600 real ones.
"10115" is a code of New York, Berlin and others."""

SAME_TOWN_M: Final = 30_000
"""How far from a postcode's centre the town named beside it may be: "1010 Vienna", whose own name is Wien."""

_QUERY = """SELECT postcode.country, postcode.code, town, region.name, region.code, lat, lon
    FROM postcode JOIN region ON region.id = postcode.region WHERE key = ?"""
_OF_COUNTRY = f"{_QUERY} AND postcode.country = ?"
_BEGUN = """SELECT postcode.country, postcode.code, town, region.name, region.code, lat, lon
    FROM postcode JOIN region ON region.id = postcode.region
    WHERE postcode.country = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?"""

_CEDEX: Final = re.compile(r"\bcedex\b(?:\s*\d{1,2}\b)?", re.IGNORECASE)
"""A French post office's number behind the town, which is no part of the code: "75651 Paris Cedex 13"."""


class _Postcode(NamedTuple):
    """A postcode as its country writes it, with the name of its town."""

    place: Place
    code: str
    town: str

    def unlikelihood(self, written: str) -> tuple[bool, int, str]:
        """Sorts what is meant first: codes written just so ("100-0001" is Japanese), then `LIKELY_COUNTRIES`."""
        country = self.place.country or ""
        rank = LIKELY_COUNTRIES.index(country) if country in LIKELY_COUNTRIES else len(LIKELY_COUNTRIES)
        return self.code != written.upper(), rank, country


class Postcodes:
    """Postcodes and the towns that they belong to."""

    def __init__(self, store: Store, areas: Areas, towns: Towns) -> None:
        self._store = store
        self._areas = areas
        self._towns = towns

    def named(self, text: str, country: str | None = None) -> list[Place]:
        """The postcodes that a text can mean, those of `country` first, then by `LIKELY_COUNTRIES`."""
        words = [word for word in re.split(r"[\s,()]+", _CEDEX.sub(" ", text)) if word]
        if len(words) > MOST_WORDS:
            return []
        for written, others in readings(words):
            beside = place_key(" ".join(others)).split()
            found = [code for code in self._of(written) if self._agree(beside, code)]
            if found:
                found.sort(key=lambda code: (code.place.country != country, *code.unlikelihood(written)))
                return [code.place for code in found]
        return []

    def has_country(self, country: str | None) -> bool:
        """Whether codes of the country are known; all of them or some."""
        return bool(self._store.rows("SELECT 1 FROM postcode WHERE country = ? LIMIT 1", country))

    def of_country(self, country: str, code: str) -> Place | None:
        """The country's own postcode, as registries write it: "02115-1234", "D-81377"; None where it has none such."""
        for key, only in meanings(postcode_key(code)):
            if only in (None, country) and (rows := self._store.rows(_OF_COUNTRY, key, country)):
                return _place(*rows[0])
        return None

    def beginning(self, text: str, country: str | None, limit: int) -> list[Place]:
        """The postcodes that a text is, or begins; those of `country` first, then by `LIKELY_COUNTRIES`.

        A code may be followed by the beginning of its town: "10115 Ber". A full code of which only the first part
        is known finds that part from its first letters on: "SW1A 1".
        """
        found = self.named(text, country) or self._told_so(text)
        if len(found) < limit:
            found += self._begun(text, country, limit - len(found))
        if not found and (first := text.split()[0]) != text:
            found = self.named(first, country)
        found.sort(key=lambda place: place.country != country)
        return list(dict.fromkeys(found))[:limit]

    def _told_so(self, text: str) -> list[Place]:
        """The codes beside which the beginning of the town stands that they are told with."""
        told = place_key(text)
        read = readings(text.split()) if len(text.split()) <= MOST_WORDS else ()
        codes = (code for written, others in read if others for code in self._of(written))
        return [code.place for code in codes if place_key(code.place.name).startswith(told)]

    def _begun(self, text: str, country: str | None, limit: int) -> list[Place]:
        """The codes that begin so, country by country."""
        found: list[Place] = []
        countries = dict.fromkeys([*filter(None, [country]), *LIKELY_COUNTRIES])
        for key, only in meanings(postcode_key(text)):
            for each in [only] if only else countries:
                left = limit - len(found)
                if key and left > 0:
                    rows = self._store.rows(_BEGUN, each, key, key + AFTER_ALL, left)
                    found += [_place(*row) for row in rows]
        return found

    def _of(self, written: str) -> list[_Postcode]:
        """The postcodes that can be written so."""
        rows = {
            (country, key): _Postcode(_place(country, code, town, *rest), code, town)
            for key, only in meanings(postcode_key(written))
            for country, code, town, *rest in self._store.rows(_QUERY, key)
            if only in (None, country)
        }
        return list(rows.values())

    def _agree(self, words: list[str], code: _Postcode) -> bool:
        """Whether what stands beside the code is its town, areas that hold it, or both."""
        place = code.place
        left = [" ".join(words) for words in self._areas.before_areas(words, place)]
        known_as = place_key(code.town)
        return any(not name or known_as == name or known_as.startswith(f"{name} ") for name in left) or any(
            self._is_near(name, place) for name in left
        )

    def _is_near(self, name: str, place: Place) -> bool:
        return any(
            town.country == place.country and great_circle_m(place.lat, place.lon, town.lat, town.lon) <= SAME_TOWN_M
            for town in self._towns.with_key(name)
        )


def _place(country: str, written: str, town: str, region: str | None, code: str | None, *point: Any) -> Place:
    lat, lon = point
    return Place(
        name=f"{written} {label(town, region, country)}",
        lat=lat,
        lon=lon,
        country=country,
        region=region,
        region_code=code,
        precision="postcode",
    )
