"""The member states of a record, each with the status that holds in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from indexer.countries import country_code
from indexer.registries.ctis.course import course, happenings
from indexer.registries.ctis.days import day
from indexer.registries.ctis.raw import Record
from indexer.registries.ctis.raw_part_two import MemberState, PartTwo
from indexer.registries.ctis.raw_word import many, several, text
from indexer.registries.ctis.status import Standing, spoken, standing
from indexer.registries.words import Words
from indexer.text import fold
from search.study import CountryWord

NEXT_COUNTRY: Final = re.compile(r",\s*(?=[^,:]+:)")
"""`DE:Authorised, not started, GR:Pending` goes on with Greece only at the second comma."""

WRITTEN_OTHERWISE: Final = {"EL": "GR", "UK": "GB"}
"""Codes that the European Union writes in its own way."""


class State(NamedTuple):
    """A member state: its ISO code if that is known, its name in the registry, and where the study stands in it."""

    country: str | None
    name: str | None
    standing: Standing


def states(record: Record, words: Words, today: date) -> dict[str, State]:
    """Every member state that the record speaks of, by `state_key`."""
    listed = _listed(record)
    told = _told(record)
    return {key: _state(record, key, told.get(key, []), listed.get(key), words, today) for key in [*told, *listed]}


def state_key(name: str | None, code: str | None = None) -> str:
    """What a state is found by: its ISO code, else its name."""
    given = (code or name or "").upper()
    known = WRITTEN_OTHERWISE.get(given, given)
    return country_code(name, known) or fold(name or "")


def country_words(found: Iterable[State]) -> tuple[CountryWord, ...]:
    """What the registry says of each country whose code is known."""
    return tuple(
        CountryWord(
            country=state.country,
            status=state.standing.status,
            said=state.standing.said or "",
            since=state.standing.since,
            recruits_until=state.standing.until,
        )
        for state in found
        if state.country
    )


def parts_two(record: Record) -> list[PartTwo]:
    """Where the study takes place, a part for each state: what is authorised, else what was applied for last."""
    parts = many(record.authorised.parts_two)
    known = {_key_of(part.state) for part in parts}
    applied = sorted(
        many(record.applications),
        key=lambda one: day(one.decision_date) or day(one.submission_date) or "",
        reverse=True,
    )
    for application in applied:
        new = [part for part in many(application.parts_two) if _key_of(part.state) not in known]
        parts.extend(new)
        known.update(_key_of(part.state) for part in new)
    return parts


def key_of(part: PartTwo) -> str:
    """The `state_key` of the part's member state; empty where it names none."""
    return _key_of(part.state)


def _key_of(state: MemberState | None) -> str:
    if state is None:
        return ""
    code = text(state.authority.country_code) if state.authority else None
    return state_key(text(state.country_name) or text(state.name), code)


def _told(record: Record) -> dict[str, list[MemberState]]:
    """All that the record's parts say of each state, what says most of its status first."""
    given = [*many(record.authorised.member_states_concerned), *(part.state for part in parts_two(record))]
    told: dict[str, list[MemberState]] = {}
    for state in given:
        if state and (key := _key_of(state)):
            told.setdefault(key, []).append(state)
    return told


def _listed(record: Record) -> dict[str, str]:
    """The word for each state in the registry's list, `Poland:4` or `DE:Ongoing, recruiting`."""
    listed: dict[str, str] = {}
    for written in several(record.trial_countries):
        for one in NEXT_COUNTRY.split(written):
            name, _, word = (part.strip() for part in one.partition(":"))
            if key := state_key(name):
                listed.setdefault(key, word)
    return listed


def _state(record: Record, key: str, told: list[MemberState], listed: str | None, words: Words, today: date) -> State:
    names = [name for state in told for name in (text(state.name), text(state.country_name)) if name]
    name = names[0] if names else None
    public = [word for state in told if (word := text(state.public_status))]
    trial = [word for state in told if (word := text(state.trial_status))]
    said = next((word for word in (*public, listed, *trial) if word), None)
    flags = {state.has_recruitment_started for state in told} - {None}
    begun = None if not flags else False not in flags
    where = standing(
        said, begun, course(happenings(record, {*names}, told, words), today), _dated(told, said, today), words
    )
    return State(country_code(None, key), name, where)


def _dated(told: list[MemberState], said: str | None, today: date) -> str | None:
    """The day of the newest entry with this word in the state's history, else of the decision, if that is the word."""
    word = spoken(said)
    entries = [entry for state in told for entry in many(state.history)]
    same = [day(entry.day) for entry in entries if text(entry.status) == word]
    is_decision = (word or "").startswith("Authorised")
    decided = [day(state.first_decision_date) or day(state.decision_date) for state in told if is_decision]
    known = [found for found in (same if any(same) else decided) if found and found <= today.isoformat()]
    return max(known, default=None)
