"""What ISRCTN says of recruiting: a word where it sets one, else what follows from its dates."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from indexer.dates import first_day
from indexer.registries.isrctn.raw import Design, Participants
from indexer.registries.words import Words, comparable
from indexer.text import line
from search.vocabulary import Status, StatusSource

OVERRIDES: Final[dict[str, Status]] = {
    "stopped": "terminated",
    "terminated": "terminated",
    "abandoned": "terminated",
    "suspended": "suspended",
    "paused": "suspended",
    "withdrawn": "withdrawn",
    "cancelled": "withdrawn",
    "completed": "completed",
    "recruiting": "recruiting",
    "enrolling_by_invitation": "by_invitation",
    "not_yet_recruiting": "not_yet_recruiting",
    "no_longer_recruiting": "active_not_recruiting",
    "unknown": "unknown",
}
"""Records are known to hold `Stopped` and `Suspended`; the others are words of the registry's pages."""
SAYS_NO_MORE_THAN_DATES: Final = frozenset({"ongoing"})


class Standing(NamedTuple):
    """A study's status, the registry's own word if it set one, and the last day where recruiting follows from dates."""

    status: Status
    said: str | None
    source: StatusSource
    recruits_until: str | None = None


def standing(design: Design, participants: Participants, words: Words, today: date) -> Standing:
    """The status that holds today. The whole study's word counts before its recruitment's."""
    for given in (
        design.overall_status_override,
        participants.recruitment_status_override,
        participants.recruitment_start_status_override,
    ):
        said = line(given)
        if said and comparable(said) not in SAYS_NO_MORE_THAN_DATES:
            return Standing(words.ours(OVERRIDES, said, "study status") or "unknown", said, "study")
    return _by_dates(design, participants, today.isoformat())


def _by_dates(design: Design, participants: Participants, today: str) -> Standing:
    """Recruiting from its first to its last day, both included. Without a last day nobody knows whether it does."""
    over = first_day(design.overall_end_date)
    start = first_day(participants.recruitment_start)
    end = first_day(participants.recruitment_end) or over
    if over and over < today and (end is None or end < today):
        return Standing("completed", None, "dates")
    if end and end < today:
        return Standing("active_not_recruiting", None, "dates")
    if start and start > today:
        return Standing("not_yet_recruiting", None, "dates")
    if start and end:
        return Standing("recruiting", None, "dates", recruits_until=end)
    return Standing("unknown", None, "dates")
