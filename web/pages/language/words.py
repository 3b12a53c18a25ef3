"""The words for a status, by its freshness: every one comes from the reviewed table in `status_words.json`.

A status that nobody has confirmed for two years is never shown as it was, only as what it was then.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final, Literal

from msgspec import Struct

from search.vocabulary import Fresh, Status
from web.pages.language import dates
from web.pages.language.languages import current

Look = Literal["recruiting", "aging", "soon", "closed", "paused", "unconfirmed"]
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
) -> Badge:
    """The badge of a site or a study; `can_call` tells whether there is a number beside it."""
    told = badge_pattern(status, fresh if checked else "undated", of=of, can_call=can_call)
    shown = {
        "day": dates.day(checked) if checked else "",
        "short": dates.short_month(checked) if checked else "",
        "month": dates.month(checked) if checked else "",
    }
    return Badge(look=told.look, lead=told.lead.format_map(shown), rest=told.rest.format_map(shown))


def badge_pattern(status: Status, age: Age, *, of: Literal["site", "study"] = "site", can_call: bool = False) -> Badge:
    """The badge before its date is known: `{day}`, `{short}` and `{month}` stand where the date will."""
    table = TABLE[current()]
    lead, rest = _pattern(table, status, age)
    parts = {
        "word": (table["words"][status].get("study") if of == "study" else None) or table["words"][status]["word"],
        "then": table["words"][status]["then"],
        "first": first_step(can_call),
    } | {date: f"{{{date}}}" for date in ("day", "short", "month")}
    shape = look(status, "stale" if age == "undated" else age)
    return Badge(look=shape, lead=lead.format_map(parts), rest=rest.format_map(parts))


def look(status: Status, fresh: Fresh) -> Look:
    """Colour and shape. Green is kept for those that recruit and were checked of late."""
    if fresh == "stale" and status in OPEN:
        return "unconfirmed"
    if fresh == "aging" and status == "recruiting":
        return "aging"
    return _LOOKS.get(status, "closed")


def listed(status: Status) -> str:
    """The word inside a sentence or beside a count: "11 paused"."""
    return str(TABLE[current()]["words"][status]["then"])


def first_step(can_call: bool) -> str:
    """`Call first`; `Ask first` where there is no number."""
    return str(TABLE[current()]["first"]["call" if can_call else "ask"])


def _pattern(table: dict[str, Any], status: Status, age: Age) -> tuple[str, str]:
    kind = "unknown" if status == "unknown" else "open" if status in OPEN else "closed"
    lead, rest = table["patterns"].get(status, {}).get(age) or table["patterns"][kind][age]
    return lead, rest
