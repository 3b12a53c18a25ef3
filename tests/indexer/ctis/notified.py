"""What is notified of a member state, and what a record with it says there on a day."""

from __future__ import annotations

from datetime import date

from search.study import CountryWord
from tests.indexer.ctis.records import NUMBER, TODAY, Json, new_shape, read, state


def word(record: Json, day: date = TODAY) -> CountryWord:
    """What the record says of its one state on this day."""
    (found,) = read(record, day).study.details.records[0].countries
    return found


def with_events(said: str, told: Json, events: list[tuple[str, str]]) -> Json:
    notified = [{"notificationType": kind, "date": day} for kind, day in events]
    return new_shape(
        NUMBER,
        ctStatus="Authorised",
        states=[state("Poland", **(told | {"trialStatus": said}))],
        events={"trialEvents": [{"mscName": "Poland", "events": notified}]},
    )
