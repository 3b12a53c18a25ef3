"""What is told beside the list: what else is near, what lies just outside, what else has some of the words."""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec import Struct

from search.answer import StudyPage
from search.extras import OUTSIDE_M
from search.places.measure import METRES
from web.pages.language.distances import radius_words
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.search.buttons import Button
from web.pages.sites import From


class Beside(Struct, frozen=True, kw_only=True):
    """`also` are studies of another status that a reader can still act on, and `where` says where."""

    where: str
    also: tuple[Button, ...]
    outside: Button | None
    mentions: Button | None
    relaxed: str | None


def show_beside(page: StudyPage, near: From | None, *, first: bool = True) -> Beside:
    """All of it; None and nothing where it was not asked for or makes no sense. `first` tells the first page."""
    return Beside(
        where=_where(page, near),
        also=tuple(_also(page.also or {})),
        outside=_outside(page, near),
        mentions=_mentions(page),
        relaxed=_relaxed(page) if page.question.relaxed and page.studies and first else None,
    )


def _where(page: StudyPage, near: From | None) -> str:
    if page.question.bbox:
        return _("Also in this area:")
    if near and near.area:
        return _("Also in %(place)s:", place=near.town)
    return _("Also near you:") if near and page.question.within_m else _("Also:")


def _also(found: dict[str, int]) -> Iterator[Button]:
    if opening := found.get("not_yet_recruiting"):
        label = ngettext("%(num)s opening later", "%(num)s opening later", opening)
        yield Button(name="set", value="status:not_yet_recruiting", label=label)
    if offered := found.get("available"):
        label = ngettext(
            "%(num)s treatment offered outside a study", "%(num)s treatments offered outside a study", offered
        )
        yield Button(name="set", value="status:available", label=label)


def _outside(page: StudyPage, near: From | None) -> Button | None:
    """Widens the radius by as much as a town's centre may mislead."""
    within_m = page.question.within_m
    if not page.outside or near is None or within_m is None:
        return None
    wider = math.ceil((within_m + OUTSIDE_M) / METRES[near.units])
    label = ngettext(
        "%(num)s more just outside %(radius)s",
        "%(num)s more just outside %(radius)s",
        page.outside,
        radius=radius_words(within_m, near.units),
    )
    return Button(name="within", value=f"{wider}{near.units}", label=label)


def _mentions(page: StudyPage) -> Button | None:
    if not page.mentions:
        return None
    if page.total:
        label = ngettext(
            "%(num)s more only mentions these words: show",
            "%(num)s more only mention these words: show",
            page.mentions,
        )
    else:
        label = ngettext(
            "%(num)s study only mentions these words: show",
            "%(num)s studies only mention these words: show",
            page.mentions,
        )
    return Button(name="words_in", value="all", label=label)


def _relaxed(page: StudyPage) -> str:
    if any(all(reason.where != "relaxed" for reason in hit.matched) for hit in page.studies):
        return _("Few studies have all of these words. The others have at least half.")
    return _("No study has all of these words. These have at least half.")
