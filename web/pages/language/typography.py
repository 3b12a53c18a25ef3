"""Text set so that dates and short hyphenated terms do not break across lines, and words that were found stand out."""

from __future__ import annotations

import re
from typing import Final

from babel import Locale
from markupsafe import Markup, escape

from web.pages.language.languages import LANGUAGES


def _months() -> str:
    """The names of months in every language of the pages, as the CLDR writes them in dates: the longest first."""
    widths = [width for language in LANGUAGES for width in Locale(language).months.values()]
    names = {name for width in widths for form in ("wide", "abbreviated") for name in width[form].values()}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


TOGETHER: Final = re.compile(
    r"\([^\W\d_]{1,12}(?: [^\W\d_]{1,4})?\s?: [\w ’]{1,24}\)"
    r"|\([\w-]{1,14}\)"
    r"|(?<![\w-])\w{1,6}(?:-\w{1,6}){1,2}(?![\w-])"
    rf"|(?<!\w)(?:\d{{1,2}}(?:\.|er)?\s(?:de\s)?)?(?:{_months()})(?:\sde)?\s\d{{4}}(?!\d)"
)
"""`(then: paused)`, `(T-DXd)`, `T-DXd`, `3 Nov 2026`, `8 de julio de 2020`, `1er juillet 2020`, `Juli 2020`"""

MARKED: Final = re.compile(r"(?:[^<>]|<mark>[^<>]*</mark>)*")


def marked(html: str) -> Markup:
    """Text with words in `<mark>`, escaped already but for these. Whatever holds another sign of HTML is escaped."""
    return Markup(html) if MARKED.fullmatch(html) else escape(html)


def held(text: str) -> str:
    """The text with no-break spaces in what belongs on one line, for those who take no HTML."""
    return TOGETHER.sub(lambda found: found[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


def unbroken(text: str) -> Markup:
    """The text, escaped, with what belongs on one line held together."""
    parts: list[Markup] = []
    end = 0
    for found in TOGETHER.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<span class="whole">{}</span>').format(found[0])]
        end = found.end()
    return Markup("").join([*parts, escape(text[end:])])
