"""A language in which every message stands in ⟦ ⟧, and its values outside: what else has letters is no message.

with pseudo_language(app) as browser:
    check_every_word_is_a_message(browser.get("/de/studies/NCT00000001").text, ["Massachusetts General Hospital"])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from typing import Final
from unittest.mock import patch

from babel import Locale
from babel.support import NullTranslations
from babel.units import format_unit
from flask import Flask
from flask.testing import FlaskClient

from search.countries import NAMES
from web.pages.language import languages
from web.pages.language.units import FORMS
from web.pages.language.words import TABLE

LANGUAGE: Final = "de"
"""Whose dates, numbers, countries and status words the pseudo-language has."""

SITE_NAME: Final = "Trial Finder"
SAMPLE: Final = "breast cancer, leukemia and diabetes"
"""What the index of the hand-made pages holds, as its conditions are asked for."""

VALUE: Final = re.compile(r"%\(\w+\)s")
PARTS: Final = re.compile(r"\{\w+\}")
WORD: Final = re.compile(r"[A-Za-z]+")
TOLD: Final = ("aria-label", "alt", "placeholder", "title", "content")
"""Attributes whose text is read to somebody; those that end in `-word` are shown later by a script."""

SILENT: Final = frozenset({"script", "style"})
INLINE: Final = frozenset({"a", "b", "em", "i", "mark", "small", "span"})
EMPTY: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


class Wrapped(NullTranslations):
    """Translates nothing, but says what it was asked to translate."""

    def ugettext(self, message: str) -> str:
        return f"⟦{VALUE.sub(lambda value: f'⟧{value[0]}⟦', message)}⟧"

    def ungettext(self, singular: str, plural: str, num: int) -> str:
        return self.ugettext(singular if num == 1 else plural)

    def upgettext(self, context: str, message: str) -> str:
        return self.ugettext(message)

    def unpgettext(self, context: str, singular: str, plural: str, num: int) -> str:
        return self.ungettext(singular, plural, num)


@contextmanager
def pseudo_language(app: Flask) -> Iterator[FlaskClient]:
    """A browser whose pages under `/de` are in the pseudo-language."""
    with patch.object(languages, "catalogue", lambda _: Wrapped()):
        yield app.test_client()


def check_every_word_is_a_message(html: str, allowed: Iterable[str] = ()) -> None:
    """Nothing that is seen or read aloud has letters outside ⟦ ⟧, but for `allowed` texts, text in another language
    (by its `lang`), the words for a status, and what the CLDR writes: months, countries, units."""
    reader = Outside()
    reader.feed(html)
    assert "⟦" in html, "the page is not in the pseudo-language"
    known = _any_of((*allowed, *_known()))
    wrong = [left for text in reader.texts() if WORD.search(left := known.sub(" ", text))]
    assert not wrong, f"no messages: {wrong}"


class Outside(HTMLParser):
    """Collects the text of a page that stands outside ⟦ ⟧ and in the page's language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.depth = 0
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        silent = tag in SILENT or named.get("lang") not in (None, LANGUAGE)
        if not silent and not self._silent() and (tag != "meta" or named.get("name") == "description"):
            told = (value for name, value in attrs if name in TOLD or name.endswith("-word"))
            self.attributes += [_outside(value) for value in told if value]
        if tag not in EMPTY:
            self.open.append((tag, silent))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass  # Only drawings close themselves.

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag not in INLINE:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        for sign in data if not self._silent() else "":
            self.depth += {"⟦": 1, "⟧": -1}.get(sign, 0)
            if self.depth == 0:
                self.found.append(sign if sign != "⟧" else "\n")

    def texts(self) -> list[str]:
        lines = (" ".join(line.split()) for line in "".join(self.found).split("\n"))
        return [text for text in (*lines, *self.attributes) if text]

    def _silent(self) -> bool:
        return any(silent for _, silent in self.open)


def _outside(text: str) -> str:
    """The text without what stands in ⟦ ⟧."""
    return re.sub(r"⟦[^⟦⟧]*⟧", " ", text)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the texts as whole words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W\d_])")


@cache
def _known() -> tuple[str, ...]:
    """Words that are no messages: reviewed elsewhere, or written by the CLDR."""
    locale = Locale(LANGUAGE)
    months = [name for widths in locale.months.values() for names in widths.values() for name in names.values()]
    units = [
        format_unit(n, unit, form, locale=locale)[2:]
        for n in (1, 2)
        for unit, form in (*FORMS.values(), ("duration-minute", "long"))
    ]
    table = TABLE[LANGUAGE]
    patterns = [part for pairs in table["patterns"].values() for pair in pairs.values() for part in pair]
    status = [piece.strip(" ·():,.") for pattern in patterns for piece in PARTS.split(pattern)]
    words = [word for words in table["words"].values() for word in words.values()]
    words += table["planned"].values()
    pieces = [*table["whose"].values(), *table["changed"].values(), table["planned"]["then"]]
    status += [piece.strip(" ,·:") for text in pieces for piece in PARTS.split(text)]
    status += [*table["first"].values(), *words, *(word[:1].upper() + word[1:] for word in words)]
    countries = (*locale.territories.values(), *NAMES.values())
    known = (*months, *units, *status, *countries, *languages.LANGUAGES.values(), LANGUAGE.upper(), SITE_NAME, SAMPLE)
    return tuple(word for word in known if len(word) > 1)
