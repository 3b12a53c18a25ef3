"""Registries' texts made fit to show: meaningless characters removed, escapes resolved, nothing stripped."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from html.entities import html5

NEVER_MEANT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200b\u2060\ufeff\ufffe\uffff]")
LINE_END = re.compile(r"\r\n?|[\u2028\u2029]")
STRAY_DOT = re.compile("([iİ])\u0307")
ENTITY_OR_ESCAPE = re.compile(r"\\?&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\\([!-/:-@\[-`{-~])")
WORD = re.compile(r"[^\W_]+")
MARKDOWN_SIGNS = frozenset("\\`*_{}[]<>()#+-.!|~&^")
WRITTEN_BY_HAND = {"gte": "≥", "lte": "≤", "Apos": "'"}


def clean(text: str) -> str:
    """The text in composed characters (NFC), without control characters, lone surrogates and outer spaces.

    Broken encodings ("San Luis PotosÃ-") stay as they are: what they stood for cannot be known for certain.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = NEVER_MEANT.sub("", LINE_END.sub("\n", text))
    if not text.isascii():
        # Turkish names that went through upper and lower case: "İ̇zmi̇r"
        text = STRAY_DOT.sub(r"\1", unicodedata.normalize("NFC", text))
    return text.strip()


def plain(text: str) -> str:
    r"""A markdown text as it is meant to be read: `PSA \<=10` is "PSA <=10", `\&#8805; 100` is "≥ 100".

    Entities are resolved once, and nothing is taken for a tag.
    """
    return _resolved(text, in_markdown=False)


def markdown(text: str) -> str:
    """The text still as markdown, with HTML entities written out: a sign that markdown knows is escaped."""
    return _resolved(text, in_markdown=True)


def line(text: str | None) -> str | None:
    """A name or title: plain, on one line; None for an empty one."""
    if not text:
        return None
    if not (text.isascii() and text.isprintable()) or "&" in text or "\\" in text:
        text = plain(text)
    return " ".join(text.split()) or None


def fold(text: str) -> str:
    """Letters and digits in small, without accents, words apart by one space: for comparing only."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(WORD.findall(text.casefold()))


def _resolved(text: str, *, in_markdown: bool) -> str:
    if "&" not in text and "\\" not in text:
        return clean(text)

    def written_out(found: re.Match[str]) -> str:
        entity, escaped = found.groups()
        if escaped:
            return found[0] if in_markdown else str(escaped)
        sign = _sign(entity)
        if sign is None:
            return found[0] if in_markdown else found[0].removeprefix("\\")
        return f"\\{sign}" if in_markdown and sign in MARKDOWN_SIGNS else sign

    return clean(ENTITY_OR_ESCAPE.sub(written_out, text))


def _sign(entity: str) -> str | None:
    """What an entity stands for; None for a name that HTML does not know."""
    if entity.startswith("#"):
        return unescape(f"&{entity};")
    return html5.get(f"{entity};") or WRITTEN_BY_HAND.get(entity)
