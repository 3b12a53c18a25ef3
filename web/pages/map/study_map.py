"""A study's centres as its map tells them: each once, those that matter most to its reader first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from search.answer import ShownSite, WholeStudy
from search.vocabulary import Status
from web.background import Background
from web.pages.language.counted import of_kind
from web.pages.language.languages import current
from web.pages.language.numbers import number
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.language.typography import held
from web.pages.language.words import Badge
from web.pages.map.heading import heading, lead
from web.pages.map.order import measures, ordered
from web.pages.map.shapes import First, Link, Near, StudyMap, ToldSite
from web.pages.map.words import map_words
from web.pages.site_status import site_badge
from web.pages.sites import From, call_of, how_far, site_name
from web.pages.study.places import Places

LISTED: Final = 5


class Asked(Struct, frozen=True, kw_only=True):
    """What one reader asked: from where, and which centres. `place` is where as it was written, `only` a choice of the
    study page's list."""

    origin: From | None = None
    near: Near | None = None
    place: str | None = None
    statuses: tuple[Status, ...] = ()
    only: str = ""


def show_map(study: WholeStudy, asked: Asked, *, address: str, by: str, background: Background | None) -> StudyMap:
    """The map of a study: a place that several registries list is one centre.

    `address` is that of its page, `by` tells whose map it is.
    """
    everywhere = Places(study).sites
    sites = ordered(of_kind(_chosen(everywhere, asked.statuses), asked.only), asked.origin)
    words, notice = heading(everywhere)
    badges = _Badges()
    return StudyMap(
        id=study.card.id,
        language=current(),
        lead=lead(study.card.id, everywhere, len(sites), asked.statuses),
        heading=words,
        notice=notice,
        sites=tuple(_told(site, asked.origin, badges) for site in sites),
        badges=badges.all,
        first=First(heading=_first(sites, everywhere, asked.origin), count=min(LISTED, len(sites))),
        unplaced=_unplaced(sum(site.lat is None for site in sites)),
        near=asked.near,
        all=Link(href=address, words=_to_all(len(everywhere))),
        by=by,
        words=map_words(),
        background=background,
    )


class _Badges:
    """Each distinct badge once; sites name it by its place. Many sites share one, and dates are slow to write."""

    def __init__(self) -> None:
        self._by_status: dict[tuple[object, ...], int] = {}
        self._by_words: dict[Badge, int] = {}

    def place(self, site: ShownSite, *, can_call: bool) -> int:
        said = (site.status, site.fresh, site.status_as_of, site.status_since, site.recruits_until)
        status = (*said, site.status_source, site.status_registry, can_call)
        if status not in self._by_status:
            shown = site_badge(site, can_call=can_call)
            shown = replace(shown, rest=held(shown.rest))
            self._by_status[status] = self._by_words.setdefault(shown, len(self._by_words))
        return self._by_status[status]

    @property
    def all(self) -> tuple[Badge, ...]:
        return tuple(self._by_words)


def _chosen(sites: Sequence[ShownSite], statuses: tuple[Status, ...]) -> list[ShownSite]:
    return [site for site in sites if not statuses or site.status in statuses]


def _told(site: ShownSite, origin: From | None, badges: _Badges) -> ToldSite:
    call = call_of(site.contact)
    far, in_town = how_far(site, origin)
    return ToldSite(
        id=site.id,
        badge=badges.place(site, can_call=call is not None and call.by_phone),
        name=" ".join((site.name or _("Centre without a name")).split()),
        town=site.city,
        place=site_name(site, origin, town_is_told=in_town),
        lat=site.lat,
        lon=site.lon,
        exact=site.precision == "exact",
        far=far,
        recruiting=site.status == "recruiting",
        call=call,
    )


def _first(shown: Sequence[ShownSite], everywhere: Sequence[ShownSite], origin: From | None) -> str:
    if not shown:
        return _("No centre has this status") if everywhere else _("No centres")
    if origin and measures(origin) and shown[0].distance_m is not None:
        return _("Nearest to %(town)s", town=origin.town) if origin.name else _("Nearest to you")
    if len(everywhere) == 1:
        return _("The centre")
    return _("The centres") if len(shown) <= LISTED else _("Some of the centres")


def _unplaced(many: int) -> str | None:
    if not many:
        return None
    return ngettext(
        "%(num)s centre without a known position is in the list.",
        "%(num)s centres without a known position are in the list.",
        many,
    )


def _to_all(many: int) -> str:
    return _("All %(num)s centres", num=number(many)) if many > 1 else _("More about this study")
