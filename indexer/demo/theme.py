"""What the demonstration's studies are about."""

from __future__ import annotations

from typing import NamedTuple


class Idea(NamedTuple):
    """One study. It asks whether `given`, taken as `how` says, does what `aim` says; `measure` tells.

    Of a study that only looks on, `given` is empty and `aim` is what it is to learn.
    """

    plan: str
    title: str
    given: str
    how: str
    aim: str
    measure: str
    frame: str


class Theme(NamedTuple):
    """A condition, who has it, and the studies on it. A heading is MeSH's, with its id or by name alone."""

    words: tuple[str, ...]
    headings: tuple[tuple[str | None, str], ...]
    people: str
    needed: tuple[str, ...]
    excluded: tuple[str, ...]
    ideas: tuple[Idea, ...]
    ages: tuple[str | None, str | None] = ("18 Years", None)
    sex: str = "ALL"
