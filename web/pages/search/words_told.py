"""How the words were understood: which other names are searched too, and what one of several meanings can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from search.answer import AskedQuestion, Expanded
from search.conditions.keys import name_key
from web.pages.condition.called import called, heading_called
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.port import KnowsConditions
from web.pages.search.buttons import Button

MOST: Final = 3
"""Other names that are told; all are searched."""


class Meanings(Struct, frozen=True, kw_only=True):
    """What words can mean; each button asks for one of the meanings in their place."""

    label: str
    buttons: tuple[Button, ...]


class WordsTold(Struct, frozen=True, kw_only=True):
    """`searching` tells other names of what was typed; `meanings` are offered where nobody knows which is meant."""

    searching: str | None
    meanings: tuple[Meanings, ...]


def tell_words(typed: str, question: AskedQuestion, conditions: KnowsConditions) -> WordsTold:
    """`typed` are the words of the form."""
    names = list(dict.fromkeys(name for each in question.expanded for name in _other_names(each, conditions)))
    meanings = tuple(_meanings(each, typed, conditions) for each in question.ambiguous)
    return WordsTold(searching=_searching(names) if names else None, meanings=meanings)


def _searching(names: list[str]) -> str:
    told, more = " · ".join(names[:MOST]), len(names) - MOST
    if more < 1:
        return _("Also searching: %(names)s", names=told)
    return ngettext(
        "Also searching: %(names)s and %(num)s more name",
        "Also searching: %(names)s and %(num)s more names",
        more,
        names=told,
    )


def _other_names(expanded: Expanded, conditions: KnowsConditions) -> Iterator[str]:
    """For each meaning the name that readers know; where they typed it, medicine's; else that its tag is searched."""
    typed = name_key(expanded.words)
    for name in expanded.to:
        shown = called(name, conditions)
        other = next((each for each in (shown, name) if name_key(each) != typed), None)
        yield other or _("studies tagged “%(name)s”", name=shown)


def _meanings(ambiguous: Expanded, typed: str, conditions: KnowsConditions) -> Meanings:
    words = ambiguous.words
    buttons = tuple(_meant(name, words, typed, conditions) for name in ambiguous.to)
    return Meanings(label=_("“%(words)s” can mean:", words=words), buttons=buttons)


def _meant(name: str, words: str, typed: str, conditions: KnowsConditions) -> Button:
    """A button that puts the meaning into the words, under a name that finds it."""
    heading, shown = heading_called(name, conditions), called(name, conditions)
    finds = shown if heading is None or conditions.named(shown) == heading else name
    as_typed = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    asked, found = re.subn(as_typed, lambda _: finds, typed, count=1, flags=re.IGNORECASE)
    return Button(name="q", value=asked if found else finds, label=shown)
