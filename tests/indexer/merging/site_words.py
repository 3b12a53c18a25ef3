"""What the tables of words at a site share."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.merging.words import agreed
from search.study import Record, Site
from search.vocabulary import Registry, Status, StatusSource
from tests.indexer.merging.builders import country, record, site

Holds = tuple[Status, StatusSource, Registry | None, str | None]
"""The status that is shown, at which level, by which other registry, as of which day."""

GERMANY_ENDED = record("ctis", "recruiting", "2026-06-01", countries=[country("DE", "completed", "2026-04-10")])
GERMANY_RECRUITS = record("ctis", "recruiting", "2026-06-01", countries=[country("DE", "recruiting", "2024-01-01")])
BY_DATES = record("isrctn", "recruiting", source="dates", until="2026-12-01")
AT_STUDY = site("ctgov", "recruiting", "study")
OF_DATES = site("isrctn", "recruiting", "dates", until="2026-12-01")


def check_holds(own: Site, beside: Sequence[Site], records: Sequence[Record], holds: Holds) -> None:
    """Checks the word that holds, in whatever order all speak; what the site itself said stays."""
    for sites, studies in ((beside, records), (beside[::-1], records[::-1])):
        shown = agreed(own, sites, studies)
        assert (shown.status, shown.status_source, shown.status_registry, shown.status_as_of) == holds
        assert shown.said == own.said
