"""A registry's own text as safe HTML: paragraphs, nested lists, nothing else.

Registries write markdown with escapes, and things that only look like markup: `</= 100`, `> 18 years` at the start
of a line, `1.5*ULN`, a line of dashes. So only paragraphs, lists, escapes and entities are read; all else is text.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markupsafe import Markup

_reader = MarkdownIt("zero", {"breaks": True, "maxNesting": 30}).enable(["list", "newline", "escape", "entity"])


def registry_html(text: str) -> Markup:
    """The text as HTML. Every character of it is escaped; a line of the registry stays a line."""
    return Markup(_reader.render(text))


def paragraphs(text: str) -> list[str]:
    """The text's paragraphs as they were written."""
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
