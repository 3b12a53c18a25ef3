"""How many centres recruit, in words: only what was checked of late is counted as recruiting."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape
from msgspec import Struct

from search.answer import ShownSite
from web.pages.language import dates
from web.pages.language.counted import counts, rank
from web.pages.language.numbers import number
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.language.words import Look, look, look_of, planned_until

MOST_DOTS = 40
"""Each nearby centre has its sign under the count up to here; more would be a texture."""


class Tally(Struct, frozen=True, kw_only=True):
    """How many centres recruit, in words. What stands in `<em>` is green: only what somebody said of late."""

    words: Markup
    beneath: str
    dots: tuple[Look, ...] = ()


def tally_words(sites: Iterable[ShownSite], town: str | None = None) -> Tally:
    """`15 of 31 near Boston are recruiting`, or that none is, or that nobody has confirmed any of them."""
    sites = list(sites)
    near = str(escape(town)) if town else None
    words, beneath = _told(sites, near)
    dots = tuple(look_of(site, site.fresh) for site in sorted(sites, key=_brightest)) if len(sites) <= MOST_DOTS else ()
    return Tally(words=Markup(words), beneath=beneath, dots=dots)


def _brightest(site: ShownSite) -> tuple[int, bool]:
    """Those that recruit first; those that do by their dates alone stand behind them."""
    return rank(site)[0], planned_until(site) is not None


def _told(sites: list[ShownSite], near: str | None) -> tuple[str, str]:
    recruiting = [site for site in sites if site.status == "recruiting"]
    if sure := [site for site in recruiting if site.fresh == "recent"]:
        others = counts(site for site in sites if site not in sure)
        words = _are_recruiting(len(sure), len(sites), near)
        if all(planned_until(site) for site in sure):
            words = words.replace("<em>", "").replace("</em>", "")
        return words, " · ".join(filter(None, (planned_words(sure), others)))
    if aging := [site for site in recruiting if site.fresh == "aging"]:
        return were_recruiting(len(aging), len(sites), near), counts(site for site in sites if site not in aging)
    if doubtful := [site for site in sites if look(site.status, site.fresh) == "unconfirmed"]:
        checked = max((site.status_as_of for site in doubtful if site.status_as_of), default=None)
        known = counts((site for site in sites if site.status != "unknown"), doubts=False)
        if not checked:
            return _undated(len(sites), near), _("Listed: %(known)s", known=known) if known else ""
        beneath = _("Then: %(known)s", known=known) if known else ""
        return _unconfirmed(len(sites), near, dates.month(checked)), beneath
    return _closed(len(sites), near), counts(sites)


def _are_recruiting(sure: int, total: int, near: str | None) -> str:
    if near and total == 1:
        return _("<em>The only centre near %(town)s</em> is recruiting", town=near)
    if total == 1:
        return _("<em>The only centre</em> is recruiting")
    if near:
        return ngettext(
            "<em>%(num)s of %(all)s near %(town)s</em> is recruiting",
            "<em>%(num)s of %(all)s near %(town)s</em> are recruiting",
            sure,
            all=number(total),
            town=near,
        )
    return ngettext(
        "<em>%(num)s of %(all)s centres</em> is recruiting",
        "<em>%(num)s of %(all)s centres</em> are recruiting",
        sure,
        all=number(total),
    )


def planned_words(sites: Iterable[ShownSite]) -> str:
    """How many of those that recruit do so by their dates alone: no registry says it of the place."""
    if many := sum(planned_until(site) is not None for site in sites):
        return ngettext("%(num)s of them by planned dates only", "%(num)s of them by planned dates only", many)
    return ""


def were_recruiting(aging: int, total: int, near: str | None = None) -> str:
    """`6 of 14 near Boston were recruiting when last checked`"""
    if near and total == 1:
        return _("The only centre near %(town)s was recruiting when last checked", town=near)
    if total == 1:
        return _("The only centre was recruiting when last checked")
    if near:
        return ngettext(
            "%(num)s of %(all)s near %(town)s was recruiting when last checked",
            "%(num)s of %(all)s near %(town)s were recruiting when last checked",
            aging,
            all=number(total),
            town=near,
        )
    return ngettext(
        "%(num)s of %(all)s centres was recruiting when last checked",
        "%(num)s of %(all)s centres were recruiting when last checked",
        aging,
        all=number(total),
    )


def _unconfirmed(total: int, near: str | None, month: str) -> str:
    if near and total == 1:
        return _("The only centre near %(town)s is not confirmed since %(month)s", town=near, month=month)
    if total == 1:
        return _("The only centre is not confirmed since %(month)s", month=month)
    if near:
        values = {"all": number(total), "town": near, "month": month}
        return _("None of %(all)s near %(town)s confirmed since %(month)s", **values)
    return _("None of %(all)s centres confirmed since %(month)s", all=number(total), month=month)


def _undated(total: int, near: str | None) -> str:
    if near and total == 1:
        return _("The only centre near %(town)s is not confirmed: the registry gives no date", town=near)
    if total == 1:
        return _("The only centre is not confirmed: the registry gives no date")
    if near:
        values = {"all": number(total), "town": near}
        return _("None of %(all)s near %(town)s confirmed: the registry gives no date", **values)
    return _("None of %(all)s centres confirmed: the registry gives no date", all=number(total))


def _closed(total: int, near: str | None) -> str:
    if near and total == 1:
        return _("The only centre near %(town)s is not taking people", town=near)
    if total == 1:
        return _("The only centre is not taking people")
    if near:
        return _("None of %(all)s near %(town)s is taking people", all=number(total), town=near)
    return _("None of %(all)s centres is taking people", all=number(total))
