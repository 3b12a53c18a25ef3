"""What a made-up study takes over from the real ones: how many sites, which ones, which status."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable
from random import Random
from typing import Any

import msgspec
from msgspec import Struct

SITES_A_STUDY = 6.9
"""The mean of a whole registry: with it 560,000 studies have 4.1 million sites. The records at hand have 15.8."""
RECRUITING_SHARE = 0.12
"""The share of a whole registry's studies that recruit."""
SITES_KEPT = 0.25
"""The share of all real sites that is kept to draw from: enough for every town, and little memory."""
RECRUITING = "RECRUITING"


class Likeness(Struct, frozen=True, kw_only=True):
    """Distributions to draw from.

    `sites` are real locations as JSON, without contacts: those of studies that recruit, and those of the others.
    `counts` are real studies' numbers of sites, to be multiplied by `share`.
    """

    counts: array[int]
    share: float
    statuses: tuple[str, ...]
    sites: dict[bool, tuple[bytes, ...]]

    def number_of_sites(self, chance: Random) -> int:
        return thinned(chance.choice(self.counts), self.share)

    def status(self, chance: Random) -> str:
        """The study's own status; most of those that do not recruit are completed."""
        return RECRUITING if chance.random() < RECRUITING_SHARE else chance.choice(self.statuses)

    def places(self, number: int, *, recruiting: bool, chance: Random) -> list[msgspec.Raw]:
        """Real locations: town, country, point, facility and the site's own status belong together."""
        return [msgspec.Raw(site) for site in chance.choices(self.sites[recruiting], k=number)] if number else []


def likeness(records: Iterable[bytes], seed: int) -> Likeness:
    """The distributions of these records."""
    chance = Random(seed)
    counts: array[int] = array("I")
    statuses: list[str] = []
    sites: dict[bool, list[bytes]] = {True: [], False: []}
    for record in records:
        protocol = msgspec.json.decode(record)["protocolSection"]
        status = protocol.get("statusModule", {}).get("overallStatus", "UNKNOWN")
        locations = protocol.get("contactsLocationsModule", {}).get("locations", [])
        counts.append(len(locations))
        if status != RECRUITING:
            statuses.append(status)
        sites[status == RECRUITING] += [_site(each) for each in locations if chance.random() < SITES_KEPT]
    return Likeness(
        counts=counts,
        share=_share(counts, SITES_A_STUDY),
        statuses=tuple(statuses),
        sites={recruits: tuple(kept) for recruits, kept in sites.items()},
    )


def thinned(count: int, share: float) -> int:
    """A smaller number of sites; a study with any keeps one."""
    return math.ceil(count * share)


def _site(location: dict[str, Any]) -> bytes:
    return msgspec.json.encode({name: value for name, value in location.items() if name != "contacts"})


def _share(counts: array[int], mean: float) -> float:
    """By what to multiply numbers of sites, at most 1, so that this is their mean."""
    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        if sum(thinned(count, middle) for count in counts) / len(counts) < mean:
            low = middle
        else:
            high = middle
    return high
