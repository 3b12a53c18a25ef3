"""From a member state's word to our status. The table, with what is guessed in it: `docs/registries/ctis.md`."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from indexer.registries.ctis.course import Course, Phase
from indexer.registries.words import Words
from search.vocabulary import Status

CODES: Final = {
    "1": "Under evaluation",
    "2": "Authorised, recruitment pending",
    "3": "Authorised, recruiting",
    "4": "Ongoing, recruiting",
    "5": "Ongoing, recruitment ended",
    "6": "Temporarily halted",
    "7": "Suspended",
    "8": "Ended",
    "9": "Expired",
    "10": "Revoked",
    "11": "Not authorised",
    "12": "Cancelled",
}
"""The public status codes, and the words under which the registry's pages show them."""

Meaning = Status | Literal["authorised"]
"""`authorised` says nothing of recruitment: what was notified decides."""

MEANINGS: Final[dict[str, Meaning]] = {
    "authorised": "authorised",
    "authorised_with_condition": "authorised",
    "authorised_with_conditions": "authorised",
    "pending": "not_yet_recruiting",
    "under_evaluation": "not_yet_recruiting",
    "authorised_not_started": "not_yet_recruiting",
    "authorised_recruitment_pending": "not_yet_recruiting",
    "authorised_recruiting": "recruiting",
    "ongoing_recruiting": "recruiting",
    "ongoing_recruitment_ended": "active_not_recruiting",
    "halted": "suspended",
    "temporarily_halted": "suspended",
    "suspended": "suspended",
    "ended": "completed",
    "revoked": "terminated",
    "expired": "withdrawn",
    "not_authorised": "withdrawn",
    "not_valid": "withdrawn",
    "lapsed": "withdrawn",
    "withdrawn": "withdrawn",
    "cancelled": "withdrawn",
}

NOTIFIED: Final[dict[Phase, Status]] = {
    "before": "not_yet_recruiting",
    "recruiting": "recruiting",
    "halted": "suspended",
    "ended": "active_not_recruiting",
    "over": "completed",
    "stopped": "terminated",
}
LOWERED_BY: Final[dict[Status, frozenset[Phase]]] = {
    "recruiting": frozenset({"halted", "ended", "over", "stopped"}),
    "active_not_recruiting": frozenset({"over", "stopped"}),
    "suspended": frozenset({"over", "stopped"}),
    "completed": frozenset({"stopped"}),
}
"""What was notified can take a word back, and never raises one."""

FIRST: Final[tuple[Status, ...]] = (
    "recruiting",
    "active_not_recruiting",
    "suspended",
    "not_yet_recruiting",
    "completed",
    "terminated",
    "withdrawn",
)
"""Of member states that differ, the first of these is the study's."""


class Standing(NamedTuple):
    """A status, the registry's word for it, since when, and the last day of recruitment where that is notified."""

    status: Status
    said: str | None
    since: str | None = None
    until: str | None = None


def spoken(said: str | None) -> str | None:
    """A public code as the word that the registry shows for it; a word as it is."""
    return CODES.get(said, said) if said else None


def standing(said: str | None, begun: bool | None, told: Course, dated: str | None, words: Words) -> Standing:
    """The status that a state's word means, with what was notified there.

    `begun` is the registry's own flag that recruitment has started, None where it does not say; `dated` is the day
    of the word itself, which counts where nothing was notified.
    """
    word = spoken(said)
    meaning = words.ours(MEANINGS, word, "member state status")
    if meaning is None:
        return Standing("unknown", word)
    status = _of_authorised(begun, told) if meaning == "authorised" else meaning
    if told.phase in LOWERED_BY.get(status, ()):
        status = NOTIFIED[told.phase]
    follows = status == NOTIFIED[told.phase] and told.since is not None
    return Standing(status, word, told.since if follows else dated, told.until if status == "recruiting" else None)


def study_meaning(said: str | None, words: Words) -> Meaning:
    """What the registry's word for the whole study means; where it gives none, its member states decide."""
    return (words.ours(MEANINGS, spoken(said), "study status") or "unknown") if said else "authorised"


def of_study(states: list[Status]) -> Status:
    """What the states say together; `unknown` where none says anything."""
    return next((status for status in FIRST if status in states), "unknown")


def _of_authorised(begun: bool | None, told: Course) -> Status:
    """Recruitment that is said not to have begun has not, whatever the dates; one that has begun needs none."""
    if told.phase == "recruiting" and begun is False:
        return "not_yet_recruiting"
    if told.phase == "before" and begun:
        return "recruiting"
    return NOTIFIED[told.phase]
