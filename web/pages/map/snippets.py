"""What others copy to show a study's map on their own pages, and what the form that writes it offers."""

from __future__ import annotations

from typing import Final

from flask_babel import force_locale
from markupsafe import Markup
from msgspec import Struct

from search.settings import Settings
from search.vocabulary import Status
from web.pages import addresses
from web.pages.language.languages import LANGUAGES
from web.pages.language.translate import gettext as _
from web.pages.language.words import badge_pattern

STATUSES: Final[tuple[Status, ...]] = (
    "recruiting",
    "not_yet_recruiting",
    "suspended",
    "active_not_recruiting",
    "completed",
)
"""What the form narrows a map to; by hand any other status can be written."""

ELEMENT: Final = Markup(
    '<script type="module" src="{root}/widget.js"></script>\n'
    '<trial-site-map study="{id}"><a href="{page}">{words}</a></trial-site-map>'
)
FRAME: Final = Markup('<iframe src="{framed}" title="{words}" width="100%" height="{height}" loading="lazy"></iframe>')
FRAME_HEIGHT: Final = 1100
"""Pixels: the map, its legend and five centres, in a column of 420."""

COLOURS: Final = """trial-site-map {
  --brand: light-dark(#7a1f5c, #f0a6d6);
  --on-brand: light-dark(#ffffff, #2a0a20);
  --font: Georgia, serif;
}"""
POLICY: Final = "script-src {origin}; connect-src {origin}"


class Choice(Struct, frozen=True, kw_only=True):
    """A status that the map can be narrowed to."""

    value: str
    words: str


class Tongue(Struct, frozen=True, kw_only=True):
    """A language that the map can be in. `link` are the words of the link beside it, with `{id}` for the study."""

    value: str
    name: str
    link: str


class MapSnippets(Struct, frozen=True, kw_only=True):
    """`element` is the two lines of the widget, `frame` the same in a frame; `root` is the service's own address."""

    root: str
    element: str
    frame: str
    frame_height: int
    colours: str
    policy: str
    languages: tuple[Tongue, ...]
    statuses: tuple[Choice, ...]


def map_snippets(settings: Settings, id: str) -> MapSnippets:
    """Those of a study, in the language of the page."""
    root = addresses.root(settings)
    words = _("Centres of the study %(id)s", id=id)
    page, framed = (addresses.whole(settings, f"{front}/studies/{id}") for front in ("", "/embed"))
    return MapSnippets(
        root=root,
        element=str(ELEMENT.format(root=root, id=id, page=page, words=words)),
        frame=str(FRAME.format(framed=framed, words=words, height=FRAME_HEIGHT)),
        frame_height=FRAME_HEIGHT,
        colours=COLOURS,
        policy=POLICY.format(origin=_origin(root)),
        languages=tuple(_tongue(code, name) for code, name in LANGUAGES.items()),
        statuses=tuple(Choice(value=one, words=badge_pattern(one, "recent").lead) for one in STATUSES),
    )


def _origin(root: str) -> str:
    """An address without the path that a service may live under."""
    return "/".join(root.split("/")[:3])


def _tongue(code: str, name: str) -> Tongue:
    with force_locale(code):
        return Tongue(value=code, name=name, link=_("Centres of the study %(id)s", id="{id}"))
