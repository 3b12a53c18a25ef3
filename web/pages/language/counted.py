"""Centres of one status, counted: `11 paused`, `2 then recruiting`. Those that are over count together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal

from msgspec import Struct

from search.answer import ShownSite
from search.vocabulary import Status
from web.pages.language.numbers import number
from web.pages.language.translate import gettext as _
from web.pages.language.words import OPEN, listed

OVER: Final = "over"
OVER_STATUSES: Final[frozenset[Status]] = frozenset({"completed", "terminated", "withdrawn"})
ORDER: Final[tuple[Status, ...]] = (
    "recruiting",
    "not_yet_recruiting",
    "available",
    "by_invitation",
    "suspended",
    "temporarily_not_available",
    "unknown",
    "active_not_recruiting",
)

Doubt = Literal["", "then", "listed"]
"""How far an open status is in doubt: it was so when last checked, or the registry gives no date."""


class Kind(Struct, frozen=True):
    """What centres are counted by: `status` is that of the first of them, `over` that they take nobody any more."""

    status: Status
    doubt: Doubt = ""
    over: bool = False

    @property
    def value(self) -> str:
        """As a form sends it: `recruiting`, `then-recruiting`, `over`."""
        return OVER if self.over else "-".join(part for part in (self.doubt, self.status) if part)


def kind(site: ShownSite, *, doubts: bool = True) -> Kind:
    """The kind of a centre. Without `doubts` nothing is said of when it was checked."""
    if site.status in OVER_STATUSES:
        return Kind("completed", over=True)
    if not doubts or site.status not in OPEN or site.fresh == "recent":
        return Kind(site.status)
    return Kind(site.status, "then" if site.status_as_of else "listed")


def of_kind(sites: Iterable[ShownSite], value: str) -> list[ShownSite]:
    """Those of the kind that was chosen, as a form sends it; all where none is, or none is there."""
    everywhere = list(sites)
    return [site for site in everywhere if kind(site).value == value] or everywhere


def kinds(sites: Iterable[ShownSite], *, doubts: bool = True) -> list[tuple[Kind, int]]:
    """How many of each kind there are, those that take people first."""
    return [*Counter(kind(site, doubts=doubts) for site in sorted(sites, key=rank)).items()]


def counts(sites: Iterable[ShownSite], *, doubts: bool = True) -> str:
    """`11 paused · 5 running, not taking new people`"""
    return " · ".join(counted(each, many) for each, many in kinds(sites, doubts=doubts))


def counted(each: Kind, many: int) -> str:
    """`2 then recruiting`"""
    num = number(many)
    if each.over:
        return _("%(num)s finished, stopped or never opened", num=num)
    if each.doubt == "then":
        return _("%(num)s then %(status)s", num=num, status=listed(each.status))
    if each.doubt == "listed":
        return _("%(num)s listed as %(status)s", num=num, status=listed(each.status))
    return _("%(num)s %(status)s", num=num, status=listed(each.status))


def choice(each: Kind, many: int) -> str:
    """`Then recruiting 2`: the same as something to choose."""
    num, status = number(many), listed(each.status)
    if each.over:
        return _("Finished, stopped or never opened %(num)s", num=num)
    if each.doubt == "then":
        return _("Then %(status)s %(num)s", status=status, num=num)
    if each.doubt == "listed":
        return _("Listed as %(status)s %(num)s", status=status, num=num)
    return _("%(status)s %(num)s", status=status[:1].upper() + status[1:], num=num)


def rank(site: ShownSite) -> tuple[int, bool, int]:
    """Those that take people first, those that are over last; the nearest first among equals."""
    return rank_of(site.status), site.distance_m is None, site.distance_m or 0


def rank_of(status: Status) -> int:
    """Where a status stands among the others: that of those that take people is the first."""
    return ORDER.index(status) if status in ORDER else len(ORDER)
