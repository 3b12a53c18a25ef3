"""The words above a study's map: which study, how many of its centres recruit, and how old that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from search.answer import ShownSite
from search.vocabulary import Status
from web.pages.language import dates
from web.pages.language.numbers import number
from web.pages.language.registries import listing
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.language.words import Badge, Look, first_step, listed
from web.pages.map.shapes import HeadingPart
from web.pages.study.tally import planned_words, tally_words, were_recruiting

SURE: Final = re.compile("<em>(.*?)</em>")


def lead(id: str, sites: Sequence[ShownSite], shown: int, statuses: tuple[Status, ...]) -> str:
    """`NCT00000001 · 141 centres in 28 countries`, or which of them are shown where not all are."""
    if not sites:
        return id
    if statuses:
        names = listing(listed(status) for status in statuses)
        return ngettext(
            "%(id)s · %(num)s of %(all)s centres, listed as %(statuses)s",
            "%(id)s · %(num)s of %(all)s centres, listed as %(statuses)s",
            shown,
            id=id,
            all=number(len(sites)),
            statuses=names,
        )
    countries = len({site.country for site in sites if site.country})
    if countries < 2:
        return ngettext("%(id)s · %(num)s centre", "%(id)s · %(num)s centres", len(sites), id=id)
    values = {"id": id, "num": number(len(sites)), "countries": number(countries)}
    return _("%(id)s · %(num)s centres in %(countries)s countries", **values)


def heading(sites: Sequence[ShownSite]) -> tuple[tuple[HeadingPart, ...], Badge | None]:
    """How many centres recruit, and a notice where that was checked long ago."""
    if not sites:
        return _parts(Markup(_("The registry lists no centres"))), None
    recruiting = [site for site in sites if site.status == "recruiting" and site.status_as_of]
    ages = {site.fresh for site in recruiting}
    if not recruiting or "recent" in ages:
        return _parts(tally_words(sites).words), _planned(recruiting)
    can_call = any(site.contact and site.contact.phone for site in sites)
    if "aging" in ages:
        aging = [site for site in recruiting if site.fresh == "aging"]
        notice = _("Last checked in %(month)s. %(first)s.", month=_last(aging), first=first_step(can_call))
        return _parts(tally_words(sites).words), _notice("aging", notice)
    words, notice = _stale(recruiting, len(sites), first_step(can_call))
    return _parts(Markup(words)), _notice("unconfirmed", notice)


def _stale(recruiting: list[ShownSite], total: int, first: str) -> tuple[str, str]:
    """What they were, with its month where all were checked in one."""
    months = {str(site.status_as_of)[:7] for site in recruiting}
    if len(months) > 1:
        notice = _("Not confirmed since %(month)s. %(first)s.", month=_last(recruiting), first=first)
        return were_recruiting(len(recruiting), total), notice
    return _were_recruiting_in(_last(recruiting), len(recruiting), total), _(
        "Not confirmed since. %(first)s.", first=first
    )


def _were_recruiting_in(month: str, recruiting: int, total: int) -> str:
    if total == 1:
        return _("The only centre was recruiting in %(month)s", month=month)
    return ngettext(
        "%(num)s of %(all)s centres was recruiting in %(month)s",
        "%(num)s of %(all)s centres were recruiting in %(month)s",
        recruiting,
        all=number(total),
        month=month,
    )


def _last(sites: list[ShownSite]) -> str:
    """The month of the newest check."""
    return dates.month(max(str(site.status_as_of) for site in sites))


def _planned(recruiting: list[ShownSite]) -> Badge | None:
    """That some of those that recruit do so by their dates alone."""
    words = planned_words([site for site in recruiting if site.fresh == "recent"])
    return _notice("planned", words) if words else None


def _notice(look: Look, words: str) -> Badge:
    return Badge(look=look, lead=words, rest="")


def _parts(words: Markup) -> tuple[HeadingPart, ...]:
    """The words cut where `<em>` begins and ends: scripts put no HTML together."""
    cut = SURE.split(words)
    return tuple(
        HeadingPart(text=Markup(text).unescape(), sure=place % 2 == 1) for place, text in enumerate(cut) if text
    )
