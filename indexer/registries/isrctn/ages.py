"""Who is old enough: from ISRCTN's limits, else from its words for groups of ages."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from indexer.ages import age, understood
from indexer.registries.isrctn.raw import AgeLimit, Participants
from indexer.registries.words import Words, comparable
from search.study import Age


class Group(NamedTuple):
    """A group's ages in words; None is no limit."""

    minimum: str | None
    maximum: str | None


GROUPS: Final = {
    "neonate": Group(None, "28 days"),
    "child": Group(None, "17 years"),
    "adult": Group("18 years", None),
    "senior": Group("65 years", None),
    "all": Group(None, None),
}
"""Wider than the registry's own borders (a child from 29 days on, an adult up to 65): older records write "adult"
for everybody from 18, and nobody should be kept from asking."""
SAYS_NOTHING: Final = frozenset({"mixed", "other", "not_specified", "na", "n_a", "n/a", "not_applicable", "unknown"})
WHOLE = re.compile(r"(\d+)\.0+\b")


def ages(participants: Participants, words: Words) -> Age | None:
    """The ages that the study takes; None where the registry does not say."""
    low, high = _limit(participants.lower_age_limit), _limit(participants.upper_age_limit)
    for end, text in (("lower age limit", low), ("upper age limit", high)):
        if text and not understood(text):
            words.not_known(text, end)
    if low or high:
        return age(low, high)
    groups = _groups(participants.age_range, words)
    if not groups:
        return None
    return age(_widest([group.minimum for group in groups], first=True), _widest([group.maximum for group in groups]))


def _limit(limit: AgeLimit) -> str | None:
    """`18 Years`, or the same from its number and unit."""
    written = limit.text or (f"{limit.value} {limit.unit}" if limit.value and limit.unit else None)
    return " ".join(WHOLE.sub(r"\1", written).split()) if written else None


def _groups(written: str | None, words: Words) -> list[Group]:
    found = []
    for word in re.split(r"[,;/]|\band\b", written or ""):
        if comparable(word) and comparable(word) not in SAYS_NOTHING:
            found.append(words.ours(GROUPS, word.strip(), "age range"))
    return [group for group in found if group]


def _widest(limits: list[str | None], *, first: bool = False) -> str | None:
    """The limit of all groups together; groups stand from the youngest to the oldest."""
    if None in limits:
        return None
    order = [getattr(group, "minimum" if first else "maximum") for group in GROUPS.values()]
    return min(limits, key=order.index) if first else max(limits, key=order.index)
