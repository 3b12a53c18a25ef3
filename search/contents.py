"""What an index holds, counted by registry and status."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, Final, NamedTuple

from msgspec import Struct

from search.dated_statuses import NO_LONGER, RECRUITING
from search.engine.client import Client, engine_errors
from search.filters.of_sites import no_longer_recruits
from search.parts import whole

Json = dict[str, Any]

COUNTED_WITHIN_S: Final = 10
"""Seconds that the engine has to count an index that is in use; of a new one it has read nothing yet."""

MOST_VALUES: Final = 100
"""More than there are registries, and statuses."""


class Count(NamedTuple):
    """What an index holds of one registry: a study counts in each that has a record of it, a site in its own alone."""

    studies: int
    sites: int


class Contents(Struct, frozen=True, kw_only=True):
    """Counts of an index: studies, each once, and their sites: all, those with a point, and those that recruit today.

    A study with records in several registries counts in each of them, and once in all. A study's status is the one
    that its registries say; a site's is the one that holds today.
    """

    studies: int = 0
    sites: int = 0
    placed: int = 0
    recruiting: int = 0
    studies_by_registry: dict[str, int] = {}
    sites_by_registry: dict[str, int] = {}
    studies_by_status: dict[str, int] = {}
    studies_by_registry_and_status: dict[str, dict[str, int]] = {}
    sites_by_registry_and_status: dict[str, dict[str, int]] = {}

    @property
    def registries(self) -> dict[str, Count]:
        """By name, in its order."""
        sites = self.sites_by_registry
        return {name: Count(studies, sites.get(name, 0)) for name, studies in sorted(self.studies_by_registry.items())}


def contents(client: Client, index: str, today: date, within_s: int = COUNTED_WITHIN_S) -> Contents:
    """Counted by the engine in one request, so that all counts are of one moment.

    Raises an `EngineError` where it does not answer whole in so many seconds.
    """
    inside = {"placed": {"filter": {"exists": {"field": "sites.location"}}}, "registries": _sites_of_registries(today)}
    body: Json = {
        "size": 0,
        "track_total_hits": True,
        "timeout": f"{within_s}s",
        "aggs": {
            "statuses": _by("status"),
            "registries": _by("registries", statuses=_by("status")),
            "sites": {"nested": {"path": "sites"}, "aggs": inside},
        },
    }
    with engine_errors():
        answer = client.search(index=index, body=body, allow_partial_search_results=False, request_timeout=within_s)
    told = whole(answer)
    found = told["aggregations"]
    sites = {bucket["key"]: _today(bucket) for bucket in found["sites"]["registries"]["buckets"]}
    return Contents(
        studies=told["hits"]["total"]["value"],
        sites=found["sites"]["doc_count"],
        placed=found["sites"]["placed"]["doc_count"],
        recruiting=sum(counts.get(RECRUITING, 0) for counts in sites.values()),
        studies_by_registry=_counts(found["registries"]),
        sites_by_registry=_counts(found["sites"]["registries"]),
        studies_by_status=_counts(found["statuses"]),
        studies_by_registry_and_status={
            bucket["key"]: _counts(bucket["statuses"]) for bucket in found["registries"]["buckets"]
        },
        sites_by_registry_and_status=sites,
    )


def _by(field: str, **within: Json) -> Json:
    counted: Json = {"terms": {"field": field, "size": MOST_VALUES}}
    return counted | {"aggs": within} if within else counted


def _sites_of_registries(today: date) -> Json:
    """Sites by registry, each by status; those whose last day of recruiting has passed counted apart."""
    return _by("sites.registry", statuses=_by("sites.status"), over={"filter": no_longer_recruits(today)})


def _today(bucket: Json) -> dict[str, int]:
    """The statuses of a registry's sites as they hold today."""
    counts = Counter(_counts(bucket["statuses"]))
    over = bucket["over"]["doc_count"]
    counts[RECRUITING] -= over
    counts[NO_LONGER] += over
    return dict((+counts).most_common())


def _counts(told: Json) -> dict[str, int]:
    """The buckets of `_by`, most first: `{"buckets": [{"key": "recruiting", "doc_count": 12}, …]}`."""
    return {bucket["key"]: bucket["doc_count"] for bucket in told["buckets"]}
