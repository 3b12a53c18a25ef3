"""What a page calls the values of filters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from search.centres import words_of
from search.filters.definition import FieldFacet, Filter
from search.vocabulary import REGISTRY_NAMES, STATUSES
from web.pages.language import dates
from web.pages.language.numbers import country_names
from web.pages.language.registries import ranked, registry_name
from web.pages.language.translate import gettext as _
from web.pages.language.translate import noted
from web.pages.language.words import listed

ANY_STATUS: Final = noted("Any status")


def labels(each: Filter) -> Mapping[str, str]:
    """The filter's values with their words; empty where its values are free."""
    match each.name:
        case "status":
            return {**{status: _capital(listed(status)) for status in STATUSES}, "any": _(ANY_STATUS)}
        case "country":
            return country_names()
        case "registry":
            return {code: _capital(registry_name(code)) for code in ranked(REGISTRY_NAMES)}
    return {value: _(words) for value, words in each.labels.items()}


def is_condition(each: Filter) -> bool:
    """Whether its values are headings, far too many for a list."""
    return isinstance(each.facet, FieldFacet) and each.facet.headings


def value_words(each: Filter, value: str, names: Mapping[str, str]) -> str:
    """A chosen value by itself, as on a chip. `names` are those of conditions and centres by id."""
    known = labels(each)
    for written in (value, value.lower(), value.upper()):
        if written in known:
            return known[written]
    if is_condition(each):
        return names.get(value, value)
    if each.name == "centre":
        return names.get(value) or words_of(value)
    match each.parameter.kind:
        case "age":
            return _("Age %(age)s", age=value)
        case "day":
            return _("%(title)s %(day)s", title=_(each.title), day=dates.day(value))
    return _("%(title)s: %(value)s", title=_(each.title), value=value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
