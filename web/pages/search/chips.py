"""What narrows a question beyond its words and its place: a chip for each, and pressing one takes it away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from search.filters import FILTERS
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted
from web.pages.search.asking import Form
from web.pages.search.buttons import Button
from web.pages.search.labels import value_words

SWITCHES: Final = (
    ("bbox", None, noted("In the map’s area")),
    ("words_in", "all", noted("Words anywhere in the text")),
    ("words_in", "topic", noted("Words in the topic only")),
    ("expand", "false", noted("Only my words")),
)
"""Fields that narrow or widen the question, the value that does so (None is any), and the words for it."""


def chips(form: Form, names: Mapping[str, str]) -> tuple[Button, ...]:
    """A button for each value chosen, in the order of the filters."""
    return tuple(_chips(form, names))


def _chips(form: Form, names: Mapping[str, str]) -> Iterator[Button]:
    for each in FILTERS:
        for value in form.chosen(each.name):
            yield Button(name="drop", value=f"{each.name}:{value}", label=value_words(each, value, names))
    for name, narrowing, label in SWITCHES:
        if getattr(form, name) and narrowing in (None, getattr(form, name).lower()):
            yield Button(name="drop", value=f"{name}:", label=_(label))
