"""Text set so that dates and short hyphenated terms do not break across lines, and words that were found stand out."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

TOGETHER = re.compile(
    r"\((?:then|listed as): [\w ]{1,24}\)"
    r"|\([\w-]{1,14}\)"
    r"|(?<![\w-])\w{1,6}(?:-\w{1,6}){1,2}(?![\w-])"
    r"|\d{1,2} [A-Z][a-zé]{2,8} \d{4}"
    r"|(?<!\w)[A-Z][a-zé]{2,8} \d{4}"
)

MARKED = re.compile(r"(?:[^<>]|<mark>[^<>]*</mark>)*")


def marked(html: str) -> Markup:
    """Text with words in `<mark>`, escaped already but for these. Whatever holds another sign of HTML is escaped."""
    return Markup(html) if MARKED.fullmatch(html) else escape(html)


def unbroken(text: str) -> Markup:
    """The text, escaped, with what belongs on one line held together."""
    parts: list[Markup] = []
    end = 0
    for found in TOGETHER.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<span class="whole">{}</span>').format(found[0])]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])
