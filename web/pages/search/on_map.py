"""What the map of the results is told; it asks the API for the sites of each view by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import url_for
from msgspec import Struct
from msgspec.structs import replace

from search.answer import AskedQuestion
from web.background import Background, background
from web.pages import addresses
from web.pages.language.languages import current
from web.pages.language.status_table import status_table
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.map.shapes import Near
from web.pages.map.words import NUM, Counted, MapWords, both, map_words

ALL = "%(all)s"
ID = "ID"


class ResultsWords(Struct, frozen=True, kw_only=True):
    """What only this map says. `%(num)s`, `%(all)s` and `%(id)s` stay: a script fills them."""

    nameless: str
    untitled: str
    in_list: str
    busy: str
    too_many: str
    unplaced: Counted


class ResultsMap(Struct, frozen=True, kw_only=True):
    """`question` is the list's, as the API takes it. `near` is where distances are told from, with the radius; `box` is
    the area that the list is about, as west, south, east, north, and `is_view` tells that it was chosen on the map.
    `study` is the address of a study's page with `ID` in it, `dated` that of the script that puts days into statuses.
    """

    language: str
    question: dict[str, Any]
    near: Near | None
    box: tuple[float, float, float, float] | None
    is_view: bool
    study: str
    dated: str
    statuses: dict[str, Any]
    words: MapWords
    own: ResultsWords
    background: Background | None


def show_map(parameters: Mapping[str, Any], question: AskedQuestion, today: date) -> ResultsMap:
    """The map of the studies that these parameters find."""
    near = question.near
    return ResultsMap(
        language=current(),
        question=dict(parameters),
        near=_near(question),
        box=question.bbox or (near.bbox if near else None),
        is_view=question.bbox is not None,
        study=url_for("pages.study", number=ID),
        dated=url_for("static", filename="dated.js"),
        statuses=status_table(today, of="site"),
        words=_of_sites(map_words()),
        own=_words(),
        background=background(addresses.alike("")),
    )


def _near(question: AskedQuestion) -> Near | None:
    near = question.near
    if near is None or near.kind == "area":
        return None
    return Near(name=near.name, lat=near.lat, lon=near.lon, within_m=question.within_m)


def _of_sites(words: MapWords) -> MapWords:
    """A hospital counts here once for each of its studies, and is not called a centre."""
    return replace(
        words,
        centres=both(lambda n: ngettext("%(num)s study site", "%(num)s study sites", n, num=NUM)),
        in_view=both(lambda n: ngettext("%(num)s study site in view", "%(num)s study sites in view", n, num=NUM)),
    )


def _words() -> ResultsWords:
    return ResultsWords(
        nameless=_("Centre without a name"),
        untitled=_("Study %(id)s", id="%(id)s"),
        in_list=_("See it in the list"),
        busy=_("The map was moved very often in a short time. Please wait a minute. The list is complete without it."),
        too_many=_("Too many study sites here to name them on the map. “Search this area” lists their studies."),
        unplaced=both(_unplaced),
    )


def _unplaced(many: int) -> str:
    return ngettext(
        "%(num)s of %(all)s study sites has no known position: it is in the list.",
        "%(num)s of %(all)s study sites have no known position: they are in the list.",
        many,
        num=NUM,
        all=ALL,
    )
