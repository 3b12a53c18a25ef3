"""What a page calls the values of filters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from search.countries import NAMES
from search.filters.definition import FieldFacet, Filter
from search.vocabulary import STATUSES
from web.pages import dates
from web.pages.facts import REGISTRIES
from web.pages.words import listed


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


PAGE_LABELS: Final[dict[str, dict[str, str]]] = {
    "status": {**{status: _capital(listed(status)) for status in STATUSES}, "any": "Any status"},
    "country": NAMES,
    "registry": {name: _capital(words) for name, words in REGISTRIES.items()},
}
"""Of filters whose values have words elsewhere: the reviewed table, the countries, the registries."""


def labels(each: Filter) -> Mapping[str, str]:
    """The filter's values with their words; empty where its values are free."""
    return each.labels or PAGE_LABELS.get(each.name, {})


def is_condition(each: Filter) -> bool:
    """Whether its values are headings, far too many for a list."""
    return isinstance(each.facet, FieldFacet) and each.facet.headings


def value_words(each: Filter, value: str, names: Mapping[str, str]) -> str:
    """A chosen value by itself, as on a chip. `names` are those of the conditions that are known by an id."""
    known = labels(each)
    for written in (value, value.lower(), value.upper()):
        if written in known:
            return known[written]
    if is_condition(each):
        return names.get(value, value)
    match each.parameter.kind:
        case "age":
            return f"Age {value}"
        case "day":
            return f"{each.title} {dates.day(value)}"
    return f"{each.title}: {value}"
