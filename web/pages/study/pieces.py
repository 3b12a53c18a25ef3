"""What answers are made of: our words, lists of facts, and the registry's own words with their source."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from search.study import Details, Text
from web.pages.study.markdown import registry_html


class Point(Struct, frozen=True, kw_only=True):
    """An entry of a list; `more` is said in a lower voice."""

    words: str
    more: str | None = None


class Piece(Struct, frozen=True, kw_only=True):
    """A part of an answer. `quote` and `fold`, its heading, are the registry's words, in the language `lang`.

    `source` says whose words the quote is; `heading` is a heading of ours.
    """

    words: str | None = None
    points: tuple[Point, ...] = ()
    quote: Markup | None = None
    source: str | None = None
    heading: str | None = None
    fold: str | None = None
    lang: str | None = None


class Asked(Struct, frozen=True, kw_only=True):
    """A question with its answer; `lang` is that of a question that somebody else wrote."""

    question: str
    pieces: tuple[Piece, ...]
    lang: str | None = None


def quote(text: str, source: str, lang: str) -> Piece:
    return Piece(quote=registry_html(text), source=source, lang=lang)


def english(text: str) -> Markup:
    """Words of a registry among our own."""
    return Markup('<span lang="en">{}</span>').format(text)


def section(details: Details, name: str) -> Text | None:
    """A section of a registry's text, of the first registry that has it."""
    return next((text for text in details.texts if text.section == name), None)
