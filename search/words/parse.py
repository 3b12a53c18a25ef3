"""The syntax of what is typed: `words`, `"a phrase"`, `-not`, `OR`. Nothing that is typed is ever a fault."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from search.words.typed import Written

QUOTES: Final = dict.fromkeys(map(ord, "“”„‟«»″＂"), '"')
"""As word processors and other languages write a quotation mark."""

HYPHENS: Final = "-‐‑–−"
"""The hyphen, the two of Unicode, the dash that word processors make of it, and the minus."""

TOKEN: Final = re.compile(rf'([{HYPHENS}]*)"([^"]*)"?|([^\s"]+)')


def parse(text: str) -> tuple[Written, ...]:
    """The alternatives between the `OR`s, those without a word left out.

    A phrase that is never closed ends with the text. A hyphen leaves out only what it stands directly before, at
    the start of a word. All other signs are text; what holds no letter and no digit is dropped.
    """
    alternatives: list[list[tuple[str, str]]] = [[]]
    for hyphens, phrase, word in TOKEN.findall(unicodedata.normalize("NFC", text).translate(QUOTES)):
        if word == "OR":
            alternatives.append([])
        elif says_something(word or phrase):
            bare = word.lstrip(HYPHENS)
            kind = "without" if hyphens or bare != word else "words" if word else "phrases"
            alternatives[-1].append((kind, bare or " ".join(phrase.split())))
    return tuple(_written(tokens) for tokens in alternatives if tokens)


def says_something(text: str) -> bool:
    """Whether a text holds a letter or a digit, and so a word for the engine."""
    return any(unicodedata.category(sign)[0] == "L" or sign.isdecimal() for sign in text)


def _written(tokens: list[tuple[str, str]]) -> Written:
    kinds = Written.__struct_fields__
    return Written(**{kind: tuple(text for found, text in tokens if found == kind) for kind in kinds})
