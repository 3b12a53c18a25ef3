"""What is told of the place above the list: how it was understood, and what else it can mean."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from search.answer import StudyPage
from web.pages.language.translate import gettext as _
from web.pages.search.placed import Asked
from web.pages.sites import From

OTHERS: Final = 5
"""Other places of a name that are offered: more is no choice, and a longer name finds them."""


class PlaceTold(Struct, frozen=True, kw_only=True):
    """`words` tell how the place was understood, None where the heading does, and `changed` that this is not as it was
    typed. With `undo` it stood among the words, and can be put back there. `others` are places of the same name.
    `here` asks for the reader's own place.
    """

    words: str | None
    changed: bool
    undo: bool
    others: tuple[str, ...]
    here: bool


def tell_place(asked: Asked, page: StudyPage, near: From | None) -> PlaceTold:
    question = page.question
    others = question.near.others[:OTHERS] if question.near and not question.bbox else ()
    corrected = question.near.corrected_from if question.near else None
    return PlaceTold(
        words=_words(asked, near, corrected, found=page.total > 0, ambiguous=bool(others)),
        changed=asked.moved or corrected is not None,
        undo=asked.moved,
        others=others,
        here=asked.here,
    )


def _words(asked: Asked, near: From | None, corrected: str | None, *, found: bool, ambiguous: bool) -> str | None:
    form = asked.form
    if near is None:
        return None
    if corrected and near.name:
        return _corrected(corrected, near.name, found=found, area=near.area)
    if asked.moved and form.q:
        return _moved(form.q, near.name or form.near, area=near.area)
    if asked.moved:
        return _near(near.name or form.near, area=near.area)
    if near.name is None:
        return None
    if ambiguous:
        return near.name  # Short, for it shares a line with the offer of others.
    if near.area and near.town.casefold() == form.near.casefold():
        return None  # The heading says it.
    return _near(near.name, area=near.area)


def _near(place: str, *, area: bool) -> str:
    return _("In %(place)s", place=place) if area else _("Near %(place)s", place=place)


def _moved(words: str, place: str, *, area: bool) -> str:
    if area:
        return _("Searching “%(words)s” in %(place)s", words=words, place=place)
    return _("Searching “%(words)s” near %(place)s", words=words, place=place)


def _corrected(typed: str, place: str, *, found: bool, area: bool) -> str:
    if not found:
        return _("We looked for %(place)s. You typed “%(typed)s”.", place=place, typed=typed)
    if area:
        return _("Showing studies in %(place)s. You typed “%(typed)s”.", place=place, typed=typed)
    return _("Showing studies near %(place)s. You typed “%(typed)s”.", place=place, typed=typed)
