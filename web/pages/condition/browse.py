"""Where browsing begins: the widest conditions, and those that fit what was typed."""

from __future__ import annotations

from typing import Final

from web.pages.condition.rows import Counts, Row, most_first, row_of, with_page
from web.pages.language.languages import current
from web.pages.port import Finder, KnowsConditions

UNDER: Final = 4
"""Conditions that are told under each of the widest."""

SMALL: Final = 1_000
"""One of the widest is left out where another has so many times as many studies."""


def widest(conditions: KnowsConditions, counts: Counts) -> tuple[Row, ...]:
    """Most studies first; behind the others those that only hold what has no other home."""
    tops = most_first(conditions.tree.tops(), conditions, counts)
    least = counts[tops[0]][0] / SMALL if tops else 0
    shown = sorted((id for id in tops if counts[id][0] >= least), key=conditions.hidden)
    return tuple(row_of(id, conditions, counts, _largest_under(id, conditions, counts)) for id in shown)


def fitting(typed: str, finder: Finder) -> tuple[Row, ...]:
    """The conditions with a name that begins so, or nearly so; first those over one that has no page."""
    conditions, counts = finder.conditions, finder.condition_counts()
    names, language = finder.condition_names(), current()
    meaning = conditions.meaning(typed)
    above = [heading.id for heading in meaning.above] if meaning else []
    begun = names.prefix(typed, language) or ([] if above else names.corrected(typed, language))
    pages = set(with_page(conditions, counts))
    found = dict.fromkeys([*above, *(each.id for each in begun)])
    return tuple(row_of(id, conditions, counts) for id in found if id in pages)


def _largest_under(id: str, conditions: KnowsConditions, counts: Counts) -> list[str]:
    return most_first(conditions.tree.children(id), conditions, counts)[:UNDER]
