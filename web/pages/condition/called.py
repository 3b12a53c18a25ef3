"""What the page's language calls the conditions that an answer names: tags, headings, values of the filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from search.conditions import Heading
from search.study import Condition
from web.pages.condition.rows import Name, name_of
from web.pages.language.languages import ENGLISH, current
from web.pages.port import KnowsConditions


def called(name: str, conditions: KnowsConditions) -> str:
    """What readers call the heading of that name; any other name stays as it is."""
    heading = heading_called(name, conditions)
    return conditions.shown(heading.id, current()) if heading else name


def heading_called(name: str, conditions: KnowsConditions) -> Heading | None:
    """The heading whose own name it is, not only one of those that find it."""
    heading = conditions.named(name)
    return heading if heading and heading.name == name else None


def tag_name(tag: Condition, conditions: KnowsConditions) -> Name:
    """A tag's name; one that the vocabulary does not hold has the registry's, which is English."""
    if conditions.heading(tag.id):
        return name_of(tag.id, conditions)
    return Name(id=tag.id, text=tag.shown, lang=None if current() == ENGLISH else ENGLISH)


def chosen_names(values: Iterable[str], conditions: KnowsConditions) -> Mapping[str, str]:
    """The names of conditions that were chosen by an id or any name."""
    found = {value: conditions.named(value) for value in values}
    return {value: conditions.shown(heading.id, current()) for value, heading in found.items() if heading}
