"""A place that was typed with the words, "breast cancer near Boston", moved to where places are asked for."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from search.parameters import by_name
from search.words.likely_places import PlaceOf
from search.words.placed_words import split
from web.pages.search.asking import Form

NO_CHOICE: Final = ("", "80km", "50mi")
"""Distances of a form that nobody chose: what it offers at first, in either unit."""


class Asked(Struct, frozen=True, kw_only=True):
    """What is asked once the place stands apart: `moved` tells that it was typed with the words, `here` that the
    reader means where they are, and has not told where that is."""

    form: Form
    moved: bool = False
    here: bool = False


def place_apart(form: Form, place_of: PlaceOf) -> Asked:
    """The form with the place of its words in the place's field, where that is empty.

    `typed` keeps what was typed: as long as the form still says the same, so does the page. Words that are asked again
    as they were typed are left as they are, and so is a field that is too long, which is refused by whoever reads it.
    """
    if _too_long(form.q, "q") or _too_long(form.near, "near"):
        return Asked(form=replace(form, typed=""))
    if _too_long(form.typed, "q"):
        form = replace(form, typed="")
    if form.typed and form.typed == form.q and not form.near:
        return Asked(form=form)
    known = split(form.typed, place_of)
    if form.typed and known.words == form.q and (known.place or "") == form.near:
        return Asked(form=form, moved=bool(known.place), here=known.here)
    if form.near and (meant := split(form.near, place_of)).here and not meant.words:
        form = replace(form, q=f"{form.q} {form.near}".strip(), near="")
    typed = split(form.q, place_of)
    within = typed.within if typed.within and form.within in NO_CHOICE else form.within
    if typed.here and form.near:
        return Asked(form=replace(form, q=typed.words, within=within, typed=""))
    if form.near or not (typed.here or typed.place):
        return Asked(form=replace(form, typed=""))
    moved = replace(form, q=typed.words, near=typed.place or "", within=within, typed=form.q)
    return Asked(form=moved, moved=bool(typed.place), here=typed.here)


def _too_long(text: str, parameter: str) -> bool:
    return len(text) > by_name(parameter).longest
