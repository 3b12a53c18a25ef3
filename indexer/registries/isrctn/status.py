"""What ISRCTN says of recruiting: a word where it sets one, else what follows from its dates."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from indexer.dates import first_day
from indexer.registries.isrctn.days import in_london
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
    """A study's status, the registry's own word if it set one, and the last day of recruiting where it is known."""

    status: Status
    said: str | None
    source: StatusSource
    recruits_until: str | None = None


class Days(NamedTuple):
    """The first and the last day of recruiting, and the last of the study; each may be missing."""

    start: str | None
    end: str | None
    over: str | None


def standing(design: Design, participants: Participants, words: Words, today: date) -> Standing:
    """The status that holds today. The whole study's word counts before its recruitment's.

    Nobody takes the word that it recruits away when it ends: then the dates count.
    """
    days = _days(design, participants)
    for given in (
        design.overall_status_override,
        participants.recruitment_status_override,
        participants.recruitment_start_status_override,
    ):
        said = line(given)
        if said and comparable(said) not in SAYS_NO_MORE_THAN_DATES:
            status = words.ours(OVERRIDES, said, "study status") or "unknown"
            if status != "recruiting":
                return Standing(status, said, "study")
            if not days.end or days.end >= today.isoformat():
                return Standing(status, said, "study", recruits_until=days.end)
            break
    return _by_dates(days, today.isoformat())


def _days(design: Design, participants: Participants) -> Days:
    over = _day(design.overall_end_date)
    return Days(_day(participants.recruitment_start), _day(participants.recruitment_end) or over, over)


def _day(written: str | None) -> str | None:
    return first_day(in_london(written))


def _by_dates(days: Days, today: str) -> Standing:
    """Recruiting from its first to its last day, both included. Without a last day nobody knows whether it does."""
    if days.over and days.over < today and (days.end is None or days.end < today):
        return Standing("completed", None, "dates")
    if days.end and days.end < today:
        return Standing("active_not_recruiting", None, "dates")
    if days.start and days.start > today:
        return Standing("not_yet_recruiting", None, "dates")
    if days.start and days.end:
        return Standing("recruiting", None, "dates", recruits_until=days.end)
    return Standing("unknown", None, "dates")
