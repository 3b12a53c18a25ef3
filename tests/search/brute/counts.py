"""Studies by status and by country, counted plainly."""

from __future__ import annotations

from collections import Counter

from search.answer import FacetCount
from tests.search.brute.study import PlainStudy
from tests.search.brute_force import PlainQuestion, fits, lies


def plain_counts(plain: list[PlainStudy], question: PlainQuestion) -> tuple[Counter[str], Counter[str]]:
    """Studies by status and by country of a site that is all else that was asked."""
    statuses: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for study in plain:
        if fits(study, question):
            here = [
                (site.status_on(question.today), site.country)
                for site in study.sites
                if lies(site, question) is not None
            ]
            statuses.update({status for status, at in here if not question.countries or at in question.countries})
            countries.update({at or "" for status, at in here if not question.statuses or status in question.statuses})
    countries.pop("", None)
    return statuses, countries


def as_counts(rows: tuple[FacetCount, ...]) -> dict[str, int]:
    return {row.value: row.count for row in rows}
