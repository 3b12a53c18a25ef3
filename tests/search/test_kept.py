"""What the index keeps of a site, read on a later day."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from msgspec.structs import asdict

from search import kept
from search.study import Site
from tests.web.pages.made import site

BY_DATES = {"status_source": "dates", "recruits_until": "2026-12-01"}


def on(day: date, **changes: Any) -> Site:
    """A site of the index that was seen recruiting since a day, as it stands on another one."""
    values = asdict(site(status_since="2026-11-01", **changes))
    names = Site.__struct_fields__
    made = Site(**{name: value for name, value in values.items() if name in names})
    return kept.site(msgspec.json.encode(made).decode(), day)


@pytest.mark.parametrize(
    ("changes", "day", "status", "since"),
    [
        ({}, date(2027, 1, 1), "recruiting", "2026-11-01"),
        (BY_DATES, date(2026, 12, 1), "recruiting", "2026-11-01"),
        (BY_DATES, date(2026, 12, 2), "active_not_recruiting", None),
        (BY_DATES | {"status": "completed"}, date(2026, 12, 2), "completed", "2026-11-01"),
    ],
)
def test_a_status_that_came_with_a_day_was_not_seen_before(
    changes: dict[str, Any], day: date, status: str, since: str | None
) -> None:
    stood = on(day, **changes)
    assert (stood.status, stood.status_since) == (status, since)
