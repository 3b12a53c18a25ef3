"""Conditions as they are offered."""

from __future__ import annotations

from msgspec import Struct


class Suggested(Struct, frozen=True, kw_only=True):
    """A condition tag, with how many studies it finds and how many of them have a site that recruits.

    `lay` is the name that patients know it by in the language asked for, None where that is its own.
    """

    id: str
    name: str
    lay: str | None
    studies: int
    recruiting: int


class Begun(Suggested, frozen=True, kw_only=True):
    """A condition for what was typed. `matched` is the name that has it where neither `lay` nor `name` does."""

    matched: str | None


class Listed(Suggested, frozen=True, kw_only=True):
    """A condition in the list of all. `also` are the other names by which patients look for it."""

    also: tuple[str, ...]
