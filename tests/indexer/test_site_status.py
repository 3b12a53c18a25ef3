"""The rule of data.md, whole, as a table."""

from __future__ import annotations

from typing import get_args

import pytest

from indexer.site_status import effective_status
from search.vocabulary import STATUSES, Status


@pytest.mark.parametrize(
    ("study", "site", "holds", "source"),
    [
        ("unknown", "recruiting", "unknown", "study"),
        ("unknown", "completed", "unknown", "study"),
        ("unknown", None, "unknown", "study"),
        ("recruiting", None, "recruiting", "study"),
        ("completed", None, "completed", "study"),
        ("recruiting", "recruiting", "recruiting", "site"),
        ("recruiting", "not_yet_recruiting", "not_yet_recruiting", "site"),
        ("recruiting", "withdrawn", "withdrawn", "site"),
        ("recruiting", "unknown", "unknown", "site"),
        ("suspended", "recruiting", "suspended", "study"),
        ("by_invitation", "recruiting", "by_invitation", "study"),
        ("not_yet_recruiting", "recruiting", "not_yet_recruiting", "study"),
        ("withheld", "recruiting", "withheld", "study"),
        ("terminated", "completed", "completed", "site"),
        ("not_yet_recruiting", "withdrawn", "withdrawn", "site"),
        ("available", "available", "available", "site"),
    ],
)
def test_the_rule(study: Status, site: Status | None, holds: Status, source: str) -> None:
    assert effective_status(study, site) == (holds, source)


def test_no_site_recruits_where_its_study_does_not() -> None:
    for study in STATUSES:
        for site in (*STATUSES, None):
            holds, _ = effective_status(study, site)
            assert holds in get_args(Status)
            assert holds != "recruiting" or study == "recruiting"
