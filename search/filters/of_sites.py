"""Filters that one and the same site must satisfy."""

from __future__ import annotations

from datetime import date
from typing import Final

from search.filters import reading
from search.filters.definition import Clause, Filter, SiteFacet
from search.parameter import Parameter
from search.vocabulary import STATUSES


def _has_status(statuses: tuple[str, ...], today: date) -> Clause:
    """A site with one of these statuses today: what `search.freshness.standing` says, asked of the index."""
    named: Clause = {"terms": {"sites.status": list(statuses)}}
    match "recruiting" in statuses, "active_not_recruiting" in statuses:
        case True, False:
            return {"bool": {"filter": [named], "must_not": [no_longer_recruits(today)]}}
        case False, True:
            return {"bool": {"should": [named, no_longer_recruits(today)], "minimum_should_match": 1}}
    return named


def no_longer_recruits(today: date) -> Clause:
    """A site that the index has as recruiting and whose last day has passed."""
    passed = {"range": {"sites.recruits_until": {"lt": today.isoformat()}}}
    return {"bool": {"filter": [{"term": {"sites.status": "recruiting"}}, passed]}}


STATUS: Final = Filter(
    parameter=Parameter(
        "status",
        "texts",
        "The status of one and the same site, or `any`; `any` is the default where `q` is a registry number.",
        ["recruiting"],
        values=("any", *STATUSES),
        default="recruiting",
    ),
    level="site",
    read=reading.statuses,
    clause=_has_status,
    facet=SiteFacet(field="sites.status", alone="site_statuses", position=0),
    title="Status of the centre",
)

COUNTRY: Final = Filter(
    parameter=Parameter("country", "texts", "ISO 3166 code of the country of that same site.", ["US"]),
    level="site",
    read=reading.countries,
    clause=lambda codes, _: {"terms": {"sites.country": list(codes)}},
    facet=SiteFacet(field="sites.country", alone="countries", position=1),
    title="Country of the centre",
)

CENTRE: Final = Filter(
    parameter=Parameter(
        "centre",
        "texts",
        "The id of a hospital or practice: studies with that centre among their matching sites.",
        ["us-boston-tufts-medical-center"],
    ),
    level="site",
    read=reading.centres,
    clause=lambda ids, _: {"terms": {"sites.centre": list(ids)}},
)
"""Without a title: it is reached from a site, never chosen in a panel."""

SITE_FILTERS: Final = (STATUS, COUNTRY, CENTRE)
