"""Statuses as values of the index: on every day the counts are those of the sites on that day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from search.dated_statuses import countable, counted
from search.freshness import standing
from search.vocabulary import Status

FIRST = date(2026, 11, 28)
DAYS = [FIRST + timedelta(days=number) for number in range(6)]

statuses: st.SearchStrategy[Status] = st.sampled_from(["recruiting", "active_not_recruiting", "completed", "unknown"])
sites = st.tuples(
    statuses, st.sampled_from(["DE", "GB"]), st.none() | st.sampled_from([day.isoformat() for day in DAYS])
)
studies = st.lists(st.lists(sites, max_size=5), max_size=6)


@given(studies, st.sampled_from(DAYS))
def test_counts_of_any_day(studies: list[list[tuple[Status, str, str | None]]], today: date) -> None:
    alone: Counter[str] = Counter()
    by_country: Counter[str] = Counter()
    values: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for study in studies:
        alone.update({standing(status, until, today) for status, _, until in study})
        by_country.update(
            {country for status, country, until in study if standing(status, until, today) == "recruiting"}
        )
        values.update(countable((status, "", until) for status, _, until in study))
        pairs.update(countable((status, f"|{country}", until) for status, country, until in study))
    assert counted(values.items(), today, 0) == alone
    recruiting = [(value, studies) for value, studies in pairs.items() if value.startswith("recruiting|")]
    assert counted(recruiting, today, 1) == by_country


def test_values_by_hand() -> None:
    until = [("recruiting", "|DE", "2026-12-01"), ("recruiting", "|DE", "2026-12-24"), ("recruiting", "|GB", None)]
    assert countable(until) == ["active_not_recruiting|DE|2026-12-01", "recruiting|DE|2026-12-24", "recruiting|GB"]  # type: ignore[arg-type]
