"""What is told beside the list: what else is near, what lies just outside, how the words were understood."""

from __future__ import annotations

import math
from typing import Final

from msgspec import Struct

from search.answer import StudyPage
from search.extras import OUTSIDE_M
from search.places.measure import METRES
from web.pages.buttons import Button
from web.pages.distances import radius_words
from web.pages.sites import From

ALSO: Final = {
    "not_yet_recruiting": ("opening later", "opening later"),
    "available": ("treatment offered outside a study", "treatments offered outside a study"),
}
"""Statuses that a reader can still act on, for one study and for more."""


class Beside(Struct, frozen=True, kw_only=True):
    """`also` are studies of another status, and `where` says where; `searching` are other names of what was typed."""

    where: str
    also: tuple[Button, ...]
    outside: Button | None
    mentions: Button | None
    searching: tuple[str, ...]
    relaxed: str | None


def show_beside(page: StudyPage, near: From | None, *, first: bool = True) -> Beside:
    """All of it; None and nothing where it was not asked for or makes no sense. `first` tells the first page."""
    return Beside(
        where=_where(near),
        also=_also(page.also or {}),
        outside=_outside(page, near),
        mentions=_mentions(page),
        searching=tuple(name for expanded in page.question.expanded for name in expanded.to),
        relaxed=_relaxed(page) if page.question.relaxed and page.studies and first else None,
    )


def _where(near: From | None) -> str:
    if near is None:
        return "Also"
    return f"Also in {near.town}" if near.area else "Also near you"


def _also(found: dict[str, int]) -> tuple[Button, ...]:
    return tuple(
        Button(name="set", value=f"status:{status}", label=f"{found[status]:,} {many if found[status] != 1 else one}")
        for status, (one, many) in ALSO.items()
        if found.get(status)
    )


def _outside(page: StudyPage, near: From | None) -> Button | None:
    """Widens the radius by as much as a town's centre may mislead."""
    within_m = page.question.within_m
    if not page.outside or near is None or within_m is None:
        return None
    wider = math.ceil((within_m + OUTSIDE_M) / METRES[near.units])
    label = f"{page.outside:,} more just outside {radius_words(within_m, near.units)}"
    return Button(name="within", value=f"{wider}{near.units}", label=label)


def _mentions(page: StudyPage) -> Button | None:
    if not page.mentions:
        return None
    more = " more" if page.total else ""
    verb = "study only mentions" if page.mentions == 1 and not more else "only mentions" if page.mentions == 1 else None
    verb = verb or ("only mention" if more else "studies only mention")
    return Button(name="words_in", value="all", label=f"{page.mentions:,}{more} {verb} these words: show")


def _relaxed(page: StudyPage) -> str:
    if any(all(reason.where != "relaxed" for reason in hit.matched) for hit in page.studies):
        return "Few studies have all of these words. The others have at least half."
    return "No study has all of these words. These have at least half."
