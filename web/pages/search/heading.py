"""The heading of a page of studies: how many there are, or that there is none, and where."""

from __future__ import annotations

from search.answer import StudyPage
from search.query import DEFAULT_STATUS
from web.pages.language.distances import radius_words
from web.pages.language.numbers import number
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.search.buttons import studies
from web.pages.sites import From


def heading_of(page: StudyPage, near: From | None, seen: int) -> tuple[str, str, str]:
    """The heading with what stands before and after it where there is room."""
    question = page.question
    radius = radius_words(question.within_m, near.units) if near and question.within_m else None
    area = near.town if near and near.area else None
    on_map = question.bbox is not None
    if page.total == 0:
        return "", _none_found(question.status == DEFAULT_STATUS, radius, area, on_map=on_map), ""
    heading = whole = studies(page.total)
    if seen:
        heading = whole = ngettext(
            "%(first)s to %(last)s of %(num)s study",
            "%(first)s to %(last)s of %(num)s studies",
            page.total,
            first=number(seen + 1),
            last=number(seen + len(page.studies)),
        )
    if on_map:
        whole = _("%(studies)s in this area", studies=heading)
    elif near and radius:
        whole = _("%(studies)s within %(radius)s of %(place)s", studies=heading, radius=radius, place=near.town)
    elif area:
        whole = _("%(studies)s in %(place)s", studies=heading, place=area)
    return whole.partition(heading)


def _none_found(recruiting: bool, radius: str | None, area: str | None, *, on_map: bool) -> str:
    if on_map:
        return _("No study recruiting in this area") if recruiting else _("No study found in this area")
    if radius:
        if recruiting:
            return _("No study recruiting within %(radius)s", radius=radius)
        return _("No study found within %(radius)s", radius=radius)
    if area:
        if recruiting:
            return _("No study recruiting in %(place)s", place=area)
        return _("No study found in %(place)s", place=area)
    return _("No study recruiting") if recruiting else _("No study found")
