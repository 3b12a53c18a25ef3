"""Every filter of a question, one definition each."""

from __future__ import annotations

from typing import Final

from search.filters.definition import Filter
from search.filters.of_sites import SITE_FILTERS
from search.filters.of_studies import STUDY_FILTERS

FILTERS: Final[tuple[Filter, ...]] = (*STUDY_FILTERS, *SITE_FILTERS)
FACETS: Final[tuple[str, ...]] = tuple(each.name for each in FILTERS if each.facet)


def by_name(name: str) -> Filter:
    """The filter of that name."""
    return next(each for each in FILTERS if each.name == name)
