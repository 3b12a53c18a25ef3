"""What can be asked of ClinicalTrials.gov: which of its studies, and how much of each."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

PAGE_SIZE = 1000


class Asked(NamedTuple):
    """Which studies: all of them, or those of a condition, recruiting, changed since a day, or of these numbers.

    `limit` takes the first so many, with `newest_first` the last updated ones; `only_numbers` gives no more of each
    than its number.
    """

    condition: str | None = None
    recruiting: bool = False
    changed_since: date | None = None
    newest_first: bool = False
    limit: int | None = None
    numbers: tuple[str, ...] = ()
    only_numbers: bool = False

    def parameters(self) -> dict[str, str]:
        """The API's parameters, which stay the same from page to page."""
        given = {
            "query.cond": self.condition,
            "query.term": self.changed_since and f"AREA[LastUpdatePostDate]RANGE[{self.changed_since},MAX]",
            "filter.ids": "|".join(self.numbers),
            "filter.overallStatus": "RECRUITING" if self.recruiting else None,
            "sort": "LastUpdatePostDate:desc" if self.newest_first else None,
            "fields": "NCTId" if self.only_numbers else None,
            "pageSize": str(min(self.limit or PAGE_SIZE, PAGE_SIZE)),
        }
        return {name: value for name, value in given.items() if value}


EVERYTHING: Final = Asked()
