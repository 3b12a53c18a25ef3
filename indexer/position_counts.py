"""What a build did to the positions of sites: how many had none, were filled in, or were replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from search.places.measure import great_circle_m
from search.study import Site

Json = dict[str, Any]

MOST_NAMED, MOST_TOLD = 20, 3
"""Of the replaced ones, in a report and in its sentences; each stands in its study with both points."""


MOVED = '"registry_point":['
"""Stands in what a site shows if its point was replaced; one that only shares its place's better point has none."""


@dataclass
class PositionCounts:
    """Sites without a point before and after the gazetteer was asked, and what it gave them."""

    sites: int = 0
    without_before: int = 0
    without_after: int = 0
    filled_by_town: int = 0
    filled_by_postcode: int = 0
    replaced: int = 0
    first_replaced: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, sites: Sequence[Site], indexed: Sequence[Json]) -> Self:
        """Counts the sites of one study: as the registry gave them, and as its document has them."""
        counts = cls(sites=len(sites))
        for site, shown in zip(sites, indexed, strict=True):
            counts._count(site, shown)
        return counts

    def add(self, other: PositionCounts) -> None:
        self.sites += other.sites
        self.without_before += other.without_before
        self.without_after += other.without_after
        self.filled_by_town += other.filled_by_town
        self.filled_by_postcode += other.filled_by_postcode
        self.replaced += other.replaced
        self.first_replaced += other.first_replaced[: MOST_NAMED - len(self.first_replaced)]

    def shares(self) -> dict[str, float]:
        """Of all sites, how many have no point; 0 to 1."""
        all_sites = max(1, self.sites)
        return {
            "share_without_before": round(self.without_before / all_sites, 4),
            "share_without_after": round(self.without_after / all_sites, 4),
        }

    def sentences(self) -> list[str]:
        """As a person reads it; nothing where every site had a point that holds."""
        lines = []
        if self.without_before:
            before, after = self.shares().values()
            lines.append(
                f"sites without a point: {self.without_before:,} ({before:.1%}) as the registries have them, "
                f"{self.without_after:,} ({after:.1%}) now: {self.filled_by_postcode:,} stand at their postcode, "
                f"{self.filled_by_town:,} at their town"
            )
        if self.replaced:
            lines.append(f"{self.replaced:,} points contradicted their city and were replaced, among them:")
            lines += [f"  {named}" for named in self.first_replaced[:MOST_TOLD]]
        if self.replaced > MOST_TOLD:
            more = self.replaced - MOST_TOLD
            lines.append(f"  and {more:,} more: `indexer status --json` names the first {len(self.first_replaced)}")
        return lines

    def _count(self, site: Site, shown: Json) -> None:
        location = shown.get("location")
        if site.lat is None or site.lon is None:
            self.without_before += 1
            self.without_after += location is None
            self.filled_by_town += location is not None and shown["precision"] == "city"
            self.filled_by_postcode += location is not None and shown["precision"] == "postcode"
        elif location and MOVED in shown["display"]:
            self.replaced += 1
            far = great_circle_m(site.lat, site.lon, location["lat"], location["lon"]) / 1000
            self.first_replaced.append(
                f"{site.id} {site.city}, {site.country_name}: ({site.lat}, {site.lon}) "
                f"became ({location['lat']}, {location['lon']}), {far:,.0f} km away"
            )
