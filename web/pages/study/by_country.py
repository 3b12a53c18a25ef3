"""All centres of a study by country, and in each country by status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from search.answer import ShownSite
from search.fold import fold
from web.pages.language.counted import counted, kinds, rank
from web.pages.language.numbers import country as country_name
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.language.words import Badge
from web.pages.sites import From
from web.pages.study.places import Places, Row

FIRST_SITES: Final = 12
"""So many centres of one status in a country stand in its list; the others fold behind them."""


class Group(Struct, frozen=True, kw_only=True):
    """Centres of one status in one country, under one badge; a long list of them folds.

    `apart` tells that we did not see the status of all of them change on the same day: each says its own.
    """

    badge: Badge
    apart: bool
    first: tuple[Row, ...]
    more: tuple[Row, ...]


class Country(Struct, frozen=True, kw_only=True):
    name: str
    total: int
    told: str
    open: bool
    groups: tuple[Group, ...]


def countries(sites: Sequence[ShownSite], near: From | None, places: Places) -> list[Country]:
    """The places by country. The reader's own first, the others by name."""
    by_country: dict[str, list[ShownSite]] = {}
    for site in sites:
        name = country_name(site.country) or site.country_name or _("Country not given")
        by_country.setdefault(name, []).append(site)
    own = country_name(near.country) if near else None
    ordered = sorted(by_country.items(), key=lambda item: (item[0] != own, fold(item[0])))
    return [
        Country(
            name=name,
            total=len(here),
            told=_told(here),
            open=name == own or len(by_country) == 1,
            groups=tuple(_groups(here, near, places)),
        )
        for name, here in ordered
    ]


def _groups(sites: list[ShownSite], near: From | None, places: Places) -> Iterable[Group]:
    by_badge: dict[Badge, list[Row]] = {}
    for site in sorted(sites, key=rank):
        row = places.row(site, near, in_country=True)
        by_badge.setdefault(row.site.shared, []).append(row)
    for shared, same in by_badge.items():
        apart = len({row.site.badge for row in same}) > 1
        first = FIRST_SITES if len(same) > FIRST_SITES + 2 else len(same)
        yield Group(
            badge=shared if apart else same[0].site.badge,
            apart=apart,
            first=tuple(same[:first]),
            more=tuple(same[first:]),
        )


def _told(sites: list[ShownSite]) -> str:
    """`5 centres · 2 then recruiting` where nothing is confirmed."""
    recruiting = kinds(site for site in sites if site.status == "recruiting")
    return " · ".join([centres_in_words(len(sites)), *(counted(each, many) for each, many in recruiting)])


def centres_in_words(many: int) -> str:
    """`5 centres`"""
    return ngettext("%(num)s centre", "%(num)s centres", many)
