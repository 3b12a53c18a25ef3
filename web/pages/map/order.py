"""In which order the centres of a map come, and so its marks for the keyboard and the few that a widget lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from search.answer import ShownSite
from search.fold import fold
from search.vocabulary import Fresh
from web.pages.language.counted import rank
from web.pages.language.numbers import country as country_name
from web.pages.sites import From

AGES: Final[tuple[Fresh, ...]] = ("recent", "aging", "stale")


def ordered(sites: Iterable[ShownSite], origin: From | None) -> list[ShownSite]:
    """The nearest first; without a place those that take people, those checked of late among them, then by country."""
    if measures(origin):
        return sorted(sites, key=lambda site: (site.distance_m is None, site.distance_m or 0, rank(site)))
    return sorted(sites, key=_rank_anywhere)


def _rank_anywhere(site: ShownSite) -> tuple[int, int, str]:
    status, *_distance = rank(site)
    country = country_name(site.country) or site.country_name or ""
    return status, AGES.index(site.fresh), fold(country)


def measures(origin: From | None) -> bool:
    """Whether distances are told: inside an area no centre is nearer than another."""
    return origin is not None and not origin.area
