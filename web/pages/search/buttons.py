"""A button of the results' form."""

from __future__ import annotations

from msgspec import Struct

from web.pages.language.translate import ngettext


class Button(Struct, frozen=True, kw_only=True):
    """What it sends, what it says, and what it says at its other end: how many studies it would bring."""

    name: str
    value: str
    label: str
    brings: str = ""


def studies(number: int) -> str:
    """`1 study`, `1,200 studies`"""
    return ngettext("%(num)s study", "%(num)s studies", number)
