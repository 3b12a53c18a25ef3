"""What the map has of the centres that a study's page lists."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from search.answer import ShownSite
from web.pages.language.numbers import number
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext


class OnMap(Struct, frozen=True, kw_only=True):
    """How many centres are on the map, and in words; `unplaced` are the ids of those without a known position."""

    placed: int
    told: str
    unplaced: frozenset[str]


def on_map(listed: Collection[ShownSite]) -> OnMap:
    unplaced = frozenset(site.id for site in listed if site.lat is None or site.lon is None)
    placed = len(listed) - len(unplaced)
    return OnMap(placed=placed, told=_told(placed, len(unplaced)), unplaced=unplaced)


def _told(placed: int, unplaced: int) -> str:
    """`106 on the map · 35 without a known position are in the list`"""
    if not placed:
        return _("There is no map: the position of no centre here is known.")
    if not unplaced:
        return ngettext("%(num)s centre on the map", "%(num)s centres on the map", placed)
    return ngettext(
        "%(placed)s on the map · %(num)s without a known position is in the list",
        "%(placed)s on the map · %(num)s without a known position are in the list",
        unplaced,
        placed=number(placed),
    )
