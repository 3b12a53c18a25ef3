"""The words for a status, by its freshness: every one comes from the reviewed table in `status_words.json`.

A status that nobody has confirmed for two years is never shown as it was, only as what it was then. One that follows
from dates is planned, and says until when.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final, Literal

from msgspec import Struct

from search.study import Record, SiteFacts
from search.vocabulary import Fresh, Registry, Status, StatusSource
from web.pages.language import dates
from web.pages.language.languages import current
from web.pages.language.registries import short_name

Look = Literal["recruiting", "planned", "aging", "soon", "closed", "paused", "unconfirmed"]
Age = Literal["recent", "aging", "stale", "undated"]

TABLE: Final[dict[str, Any]] = json.loads((files("web.pages.language") / "status_words.json").read_text("utf-8"))

OPEN: Final[frozenset[Status]] = frozenset(
    {
        "recruiting",
        "not_yet_recruiting",
        "by_invitation",
        "suspended",
        "available",
        "temporarily_not_available",
    }
)
"""Statuses that end: once stale they say nothing of today. All others are final, or nearly so, and keep their word."""

JOINABLE: Final[frozenset[Status]] = frozenset(
    {"recruiting", "not_yet_recruiting", "suspended", "available", "temporarily_not_available", "unknown"}
)
"""Where asking makes sense; nobody can apply to the others."""

_LOOKS: Final[dict[Status, Look]] = {
    "recruiting": "recruiting",
    "not_yet_recruiting": "soon",
    "available": "soon",
    "suspended": "paused",
    "temporarily_not_available": "paused",
    "unknown": "unconfirmed",
}


class Badge(Struct, frozen=True, kw_only=True):
    """A status as it is shown: how it looks, the words in bold and the words after them."""

    look: Look
    lead: str
    rest: str

    @property
    def text(self) -> str:
        return self.lead + self.rest


def badge(
    status: Status,
    fresh: Fresh,
    checked: str | None,
    *,
    of: Literal["site", "study"] = "site",
    can_call: bool = False,
    until: str | None = None,
    whose: str = "",
) -> Badge:
    """The badge of a site or a study; `can_call` tells whether there is a number beside it, `until` the last day of a
    status that follows from dates, `whose` whose word it is, from `whose_word`."""
    age = fresh if checked else "undated"
    planned = is_planned(status, until)
    told = badge_pattern(status, age, of=of, can_call=can_call, planned=planned, whose=whose)
    shown = {
        "day": dates.day(checked) if checked else "",
        "short": dates.short_month(checked) if checked else "",
        "month": dates.month(checked) if checked else "",
        "until": dates.long_day(until) if until else "",
    }
    return Badge(look=told.look, lead=told.lead.format_map(shown), rest=told.rest.format_map(shown))


def badge_pattern(
    status: Status,
    age: Age,
    *,
    of: Literal["site", "study"] = "site",
    can_call: bool = False,
    planned: bool = False,
    whose: str = "",
) -> Badge:
    """The badge before its dates are known: `{day}`, `{short}`, `{month}` and `{until}` stand where they will."""
    table = TABLE[current()]
    lead, rest = _pattern(table, status, age, planned)
    words = table["planned"] if planned else table["words"][status]
    parts = {
        "word": (words.get("study") if of == "study" else None) or words["word"],
        "then": words["then"],
        "first": first_step(can_call),
        "whose": whose,
    } | {date: f"{{{date}}}" for date in ("day", "short", "month", "until")}
    shape = look(status, "stale" if age == "undated" else age, planned=planned)
    return Badge(look=shape, lead=lead.format_map(parts), rest=rest.format_map(parts))


def is_planned(status: Status, until: str | None) -> bool:
    """Whether nobody says that it recruits: only its dates do."""
    return status == "recruiting" and until is not None


def planned_until(one: SiteFacts | Record) -> str | None:
    """The last day of a site or a record that recruits by its dates alone; others may end as well, but somebody says
    that they recruit."""
    return one.recruits_until if one.status_source == "dates" and one.status == "recruiting" else None


def whose_word(source: StatusSource, registry: Registry | None = None) -> str:
    """`, as CTIS says for the whole country`, to stand behind a status; nothing for a site's or a study's own word."""
    key = "_".join((["registry"] if registry else []) + ([source] if source in ("country", "dates") else []))
    return str(TABLE[current()]["whose"][key]).format(registry=short_name(registry or "")) if key else ""


def seen_changed(site: SiteFacts, fresh: Fresh, *, alone: bool = False) -> str:
    """` · changed: we saw it on 3 Nov 2026`, to stand behind the badge of a status that a check of late confirms.

    `alone` is a sentence of its own, for a place that does not show the status itself.

    Nothing for what follows from dates, which nobody saw, and for what may not hold any more.
    """
    told = fresh == "recent" and site.status != "unknown" and planned_until(site) is None
    if not (told and site.status_since and site.status_as_of):
        return ""
    return str(TABLE[current()]["changed"]["alone" if alone else "behind"]).format(day=dates.day(site.status_since))


def of_whole(source: StatusSource) -> str:
    """`, for the whole study`, to stand behind a word that is not the site's own; nothing for others."""
    return str(TABLE[current()]["whose"][source]) if source in ("study", "country") else ""


def look(status: Status, fresh: Fresh, *, planned: bool = False) -> Look:
    """Colour and shape. Green is kept for those that somebody says recruit, and that were checked of late."""
    if fresh == "stale" and status in OPEN:
        return "unconfirmed"
    if planned and status == "recruiting":
        return "planned"
    if fresh == "aging" and status == "recruiting":
        return "aging"
    return _LOOKS.get(status, "closed")


def listed(status: Status, until: str | None = None) -> str:
    """The word inside a sentence or beside a count: "11 paused", "planned to recruit until 1 December 2026"."""
    if until and is_planned(status, until):
        return str(TABLE[current()]["planned"]["then"]).format(until=dates.long_day(until))
    return str(TABLE[current()]["words"][status]["then"])


def look_of(site: SiteFacts, fresh: Fresh) -> Look:
    """How a site looks by its own words and dates."""
    return look(site.status, fresh, planned=planned_until(site) is not None)


def first_step(can_call: bool) -> str:
    """`Call first`; `Ask first` where there is no number."""
    return str(TABLE[current()]["first"]["call" if can_call else "ask"])


def _pattern(table: dict[str, Any], status: Status, age: Age, planned: bool) -> tuple[str, str]:
    kind = "unknown" if status == "unknown" else "open" if status in OPEN else "closed"
    own = table["patterns"].get("planned" if planned else status, {})
    lead, rest = own.get(age) or table["patterns"][kind][age]
    return lead, rest
