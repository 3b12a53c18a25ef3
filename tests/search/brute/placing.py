"""Where the indexer puts the sites of raw records: how it comes by their positions is tested with these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from indexer.countries import country_code
from indexer.knowledge import Knowledge
from indexer.text import line
from search.study import Site
from tests.search.brute.study import PlainSite, PlainStudy

NOWHERE = Site(
    id="",
    record="",
    registry="ctgov",
    name=None,
    city=None,
    region=None,
    country=None,
    country_name=None,
    postcode=None,
    lat=None,
    lon=None,
    precision=None,
    position_source=None,
    status="unknown",
    status_source="study",
    status_as_of=None,
)


def placed(studies: Iterable[PlainStudy], knowledge: Knowledge) -> list[PlainStudy]:
    """The studies, each site at the point of its town or postcode where the registry's is missing or impossible."""
    return [replace(study, sites=[_placed(site, knowledge) for site in study.sites]) for study in studies]


def _placed(site: PlainSite, knowledge: Knowledge) -> PlainSite:
    country, region, city, postcode = map(line, site.address)
    found = knowledge.placed(
        msgspec.structs.replace(
            NOWHERE,
            country=country_code(country),
            region=region,
            city=city,
            postcode=postcode,
            lat=site.lat,
            lon=site.lon,
        )
    )
    return replace(site, lat=found.lat, lon=found.lon, precision=found.precision)
