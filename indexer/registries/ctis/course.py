"""What was notified of a trial in one member state, in its order: started, halted, restarted, ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from indexer.registries.ctis.days import day
from indexer.registries.ctis.raw import Events, Record
from indexer.registries.ctis.raw_part_two import Event, MemberState
from indexer.registries.ctis.raw_word import many, text
from indexer.registries.words import Words

Kind = Literal["trial started", "started", "restarted", "halted", "ended", "over", "stopped"]
Phase = Literal["before", "recruiting", "halted", "ended", "over", "stopped"]

KINDS: Final[dict[str, Kind]] = {
    "start_of_trial": "trial started",
    "restart_of_trial": "restarted",
    "start_of_recruitment": "started",
    "restart_of_recruitment": "started",
    "temporary_halt": "halted",
    "end_of_recruitment": "ended",
    "end_of_trial": "over",
    "global_end_of_trial": "over",
    "early_termination": "stopped",
    "global_end_of_trial_early_termination": "stopped",
}
ORDER: Final[tuple[Kind, ...]] = ("trial started", "started", "restarted", "halted", "ended", "over", "stopped")
"""Of two things on one day the later one counts: the more cautious."""
CLOSING: Final = frozenset({"halted", "over", "stopped"})
"""Nobody is taken in any more from their own day on."""
ONE_DAY: Final = timedelta(days=1)


class Happening(NamedTuple):
    """What was notified, and of which day."""

    day: str
    kind: Kind

    def is_to_come(self, today: str) -> bool:
        """Recruitment goes on through the day of its end; all else holds from its own day on."""
        return self.day >= today if self.kind == "ended" else self.day > today

    @property
    def last_day(self) -> str | None:
        """The last day on which it lets a site recruit; None for what closes none."""
        if self.kind in CLOSING:
            return (date.fromisoformat(self.day) - ONE_DAY).isoformat()
        return self.day if self.kind == "ended" else None


class Course(NamedTuple):
    """How far the trial came and `since` when; `until` is the last day of recruiting, where that is notified."""

    phase: Phase = "before"
    since: str | None = None
    until: str | None = None


def course(happenings: Iterable[Happening], today: date) -> Course:
    """Where it stands today. What is to come has not happened, but tells the last day on which anybody is taken in."""
    phase, since = Course().phase, None
    before_halt: Phase = "before"
    until: str | None = None
    for happening in sorted(set(happenings), key=lambda each: (each.day, ORDER.index(each.kind))):
        if happening.is_to_come(today.isoformat()):
            until = until or happening.last_day
            continue
        if happening.kind == "trial started" or phase in {"over", "stopped"}:
            continue
        if happening.kind == "halted":
            before_halt = phase if phase != "halted" else before_halt
            new: Phase = "halted"
        elif happening.kind == "restarted":
            new = before_halt if phase == "halted" else phase
        else:
            new = "recruiting" if happening.kind == "started" else happening.kind
        if new != phase:
            phase, since = new, happening.day
    return Course(phase, since, until)


def happenings(record: Record, names: set[str], states: list[MemberState], words: Words) -> Iterator[Happening]:
    """Everything dated that the record tells of one member state."""
    events = record.events or Events()
    for state in states:
        yield from _of_state(state)
    for told in (*many(events.trial_events), *many(record.msc_trial_notifications_info_list)):
        if text(told.name) in names:
            yield from _notified([*many(told.new), *many(told.old)], words)
    for halt in many(events.temporary_halt_list):
        if not many(halt.states) or names & {text(state.name) for state in many(halt.states)}:
            yield from _dated((halt.day, "halted"), (halt.restart, "restarted"))
    yield from _dated((events.trial_global_end_date, "over"))


def _of_state(state: MemberState) -> Iterator[Happening]:
    for trial in many(state.trial_periods):
        yield from _dated((trial.start, "trial started"), (trial.end, "over"))
    for recruitment in many(state.recruitment_periods):
        yield from _dated((recruitment.start, "started"), (recruitment.end, "ended"))
    yield from _dated((state.temporary_halt_date, "halted"), (state.trial_restart_date, "restarted"))


def _notified(events: list[Event], words: Words) -> Iterator[Happening]:
    for event in events:
        kind = words.ours(KINDS, text(event.kind), "notification")
        if kind:
            yield from _dated((event.day, kind))


def _dated(*given: tuple[str | int | float | bool | None, Kind]) -> Iterator[Happening]:
    for written, kind in given:
        known = day(written)
        if known and len(known) == len("2026-11-22"):
            yield Happening(known, kind)
