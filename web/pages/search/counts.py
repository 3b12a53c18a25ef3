"""How many centres of a study recruit, in the tense that the date of its status allows."""

from __future__ import annotations

from typing import Literal

from babel.lists import format_list

from search.answer import AskedQuestion, Hit
from search.query import DEFAULT_STATUS
from web.pages.language.languages import current
from web.pages.language.numbers import country_names, number
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext, pgettext

Tense = Literal["now", "then", "listed"]


def count_line(hit: Hit, question: AskedQuestion) -> str:
    """`14 of 21 centres near you are recruiting`, in the tense that its date allows."""
    total, matching = hit.sites.total, hit.sites.matching
    if total == 0:
        return _("The registry lists no centres")
    if total == 1:
        return _("The only centre")
    # Where one centre is asked for, the matching ones are not those of a place.
    of_place = "centre" not in question.filters
    close = of_place and bool(question.near and question.within_m)
    around = hit.sites.near if close else None
    if around == 1:
        return _("The only centre near you")
    place = _place(question) if of_place and not close else None
    if question.status == DEFAULT_STATUS:
        if around:
            return _near_you(_tense(hit), matching, number(around))
        if place:
            return _in_place(_tense(hit), matching, place, number(total))
    elif question.status != ("any",) and (close or place):
        return _with_status(matching, place, number(total))
    if hit.sites.recruiting == 0:
        return ngettext("%(num)s centre", "%(num)s centres", total)
    return _of_all(_tense(hit), hit.sites.recruiting, number(total))


def _tense(hit: Hit) -> Tense:
    """Nobody is said to recruit whom nobody has asked of late."""
    if hit.checked is None:
        return "listed"
    return "now" if hit.fresh == "recent" else "then"


def _place(question: AskedQuestion) -> str | None:
    """The area or the countries that matching centres lie in; None where they may lie anywhere."""
    if question.bbox:
        return pgettext("where centres lie", "this area")
    if question.near and question.near.kind == "area":
        return question.near.name.partition(",")[0]
    names = [country_names().get(code, code) for code in question.country]
    return format_list(names, "or", locale=current()) if names else None


def _near_you(tense: Tense, recruiting: int, all: str) -> str:
    match tense:
        case "now":
            return ngettext(
                "%(num)s of %(all)s centres near you is recruiting",
                "%(num)s of %(all)s centres near you are recruiting",
                recruiting,
                all=all,
            )
        case "then":
            return ngettext(
                "%(num)s of %(all)s centres near you was recruiting",
                "%(num)s of %(all)s centres near you were recruiting",
                recruiting,
                all=all,
            )
        case "listed":
            return ngettext(
                "%(num)s of %(all)s centres near you is listed as recruiting",
                "%(num)s of %(all)s centres near you are listed as recruiting",
                recruiting,
                all=all,
            )


def _in_place(tense: Tense, recruiting: int, place: str, all: str) -> str:
    match tense:
        case "now":
            return ngettext(
                "%(num)s centre in %(place)s is recruiting · %(all)s in all",
                "%(num)s centres in %(place)s are recruiting · %(all)s in all",
                recruiting,
                place=place,
                all=all,
            )
        case "then":
            return ngettext(
                "%(num)s centre in %(place)s was recruiting · %(all)s in all",
                "%(num)s centres in %(place)s were recruiting · %(all)s in all",
                recruiting,
                place=place,
                all=all,
            )
        case "listed":
            return ngettext(
                "%(num)s centre in %(place)s is listed as recruiting · %(all)s in all",
                "%(num)s centres in %(place)s are listed as recruiting · %(all)s in all",
                recruiting,
                place=place,
                all=all,
            )


def _with_status(matching: int, place: str | None, all: str) -> str:
    """Of another status than recruiting; near the reader where no place is named."""
    if place is None:
        return ngettext(
            "%(num)s centre near you with this status · %(all)s in all",
            "%(num)s centres near you with this status · %(all)s in all",
            matching,
            all=all,
        )
    return ngettext(
        "%(num)s centre in %(place)s with this status · %(all)s in all",
        "%(num)s centres in %(place)s with this status · %(all)s in all",
        matching,
        place=place,
        all=all,
    )


def _of_all(tense: Tense, recruiting: int, all: str) -> str:
    match tense:
        case "now":
            return ngettext(
                "%(num)s of %(all)s centres is recruiting",
                "%(num)s of %(all)s centres are recruiting",
                recruiting,
                all=all,
            )
        case "then":
            return ngettext(
                "%(num)s of %(all)s centres was recruiting",
                "%(num)s of %(all)s centres were recruiting",
                recruiting,
                all=all,
            )
        case "listed":
            return ngettext(
                "%(num)s of %(all)s centres is listed as recruiting",
                "%(num)s of %(all)s centres are listed as recruiting",
                recruiting,
                all=all,
            )
