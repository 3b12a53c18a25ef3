"""A place that was typed with the words, "breast cancer near Boston", moved to where places are asked for."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from search.words.placed_words import PlaceOf, split
from web.pages.search.asking import Form


class Asked(Struct, frozen=True, kw_only=True):
    """What is asked once the place stands apart: `moved` tells that it was typed with the words, `here` that the
    reader means where they are, and has not told where that is."""

    form: Form
    moved: bool = False
    here: bool = False


def place_apart(form: Form, place_of: PlaceOf) -> Asked:
    """The form with the place of its words in the place's field, where that is empty.

    `typed` keeps what was typed: as long as the form still says the same, so does the page. Words that are asked again
    as they were typed are left as they are.
    """
    if form.typed and form.typed == form.q and not form.near:
        return Asked(form=form)
    known = split(form.typed, place_of)
    if form.typed and known.words == form.q and (known.place or "") == form.near:
        return Asked(form=form, moved=bool(known.place), here=known.here)
    if form.near and (meant := split(form.near, place_of)).here and not meant.words:
        form = replace(form, q=f"{form.q} {form.near}".strip(), near="")
    typed = split(form.q, place_of)
    if typed.here and form.near:
        return Asked(form=replace(form, q=typed.words, typed=""))
    if form.near or not (typed.here or typed.place):
        return Asked(form=replace(form, typed=""))
    moved = replace(form, q=typed.words, near=typed.place or "", typed=form.q)
    return Asked(form=moved, moved=bool(typed.place), here=typed.here)
