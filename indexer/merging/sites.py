"""The sites of a joined study: every record's, none merged; those at one hospital bear the same place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from indexer.merging.words import agreed
from indexer.text import fold
from search.centre_names import tells_no_house
from search.study import Record, Site, SiteCounts
from search.vocabulary import Registry

CentreOf = Callable[[Site], str | None]
"""The hospital or practice that a site is; None where nobody can tell."""


def sites(given: Sequence[Site], records: Sequence[Record], centre_of: CentreOf) -> tuple[Site, ...]:
    """The sites in their order, with the place that several registries name and the status that holds there."""
    placed = _placed(given, centre_of)
    at: dict[str | None, list[Site]] = defaultdict(list)
    for site in placed:
        at[site.place].append(site)
    at[None] = []
    return tuple(agreed(site, at[site.place], records) for site in placed)


def counted(sites: Iterable[Site]) -> SiteCounts:
    """How many sites there are, how many recruit, and on which days that ends."""
    several = tuple(sites)
    recruiting = [site for site in several if site.status == "recruiting"]
    ends = Counter(site.recruits_until for site in recruiting if site.recruits_until)
    return SiteCounts(total=len(several), recruiting=len(recruiting), ends=dict(sorted(ends.items())))


def _placed(sites: Iterable[Site], centre_of: CentreOf) -> list[Site]:
    keys = [(site, _key(site, centre_of)) for site in sites]
    naming: dict[str, set[Registry]] = defaultdict(set)
    for site, key in keys:
        if key:
            naming[key].add(site.registry)
    return [replace(site, place=key) if key and len(naming[key]) > 1 else site for site, key in keys]


def _key(site: Site, centre_of: CentreOf) -> str | None:
    """The same for the same centre in the same country; where a name says too little for one, for the same words.

    A "University Hospital" in Kassel is no centre that other studies could share; of one study it is the same house.
    """
    if not site.country:
        return None
    if centre := centre_of(site):
        return f"{site.country}:{centre}"
    if site.name and site.city and not tells_no_house(site.name):
        return f"{site.country}:{fold(site.city)}:{fold(site.name)}".replace(" ", "-")
    return None
