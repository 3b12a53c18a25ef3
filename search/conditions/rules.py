"""Our own names of conditions: `mappings/lay_words.txt` and `mappings/condition_names/*.txt`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from mappings.lines import lines, several
from search.conditions.heading import Heading
from search.conditions.meaning import Meaning

LAY_WORDS: Final = "lay_words.txt"
NOTHING: Final = "-"
"""Stands for the meaning of words that name no condition, though somebody's list has them as one: "double"."""

LANGUAGES: Final = ("en", "de", "es", "fr")

FindHeading = Callable[[str], Heading | None]


class Shown(NamedTuple):
    """The name that pages show for a heading in one language, and what else finds it."""

    id: str
    heading: str
    name: str
    others: tuple[str, ...]


class Rule(NamedTuple):
    """What is typed, in one wording, what it means, and why."""

    wording: str
    meaning: Meaning
    reason: str


def shown_names(language: str) -> Iterator[Shown]:
    """The names of one language."""
    for id, heading, name, *others in lines(f"condition_names/{language}.txt"):
        yield Shown(id, heading, name, several(others[0]) if others else ())


def lay_words(heading: FindHeading) -> Iterator[Rule]:
    """The rules of our list, one for each wording; raises ValueError for one that names no heading."""
    for wordings, means, reason in lines(LAY_WORDS):
        for wording in several(wordings):
            yield Rule(wording, meaning(wording, means, heading), reason)


def meaning(told: str, means: str, heading: FindHeading) -> Meaning:
    """The meaning written as "A + B", "A / B", "< broader" or '"other words"'; "-" is a meaning without anything."""
    if means == NOTHING:
        return Meaning(name=told)
    if " / " in means:
        parts = (part.strip() for part in means.split(" / "))
        choices = tuple(part.strip('"') if part.startswith('"') else _found(part, heading).name for part in parts)
        return Meaning(name=told, choices=choices)
    headings, above, words = [], [], []
    for part in re.split(r"\s\+\s", means):
        if part.startswith('"'):
            words.append(part.strip('"'))
        elif part.startswith("<"):
            above.append(_found(part.removeprefix("<"), heading))
        else:
            headings.append(_found(part, heading))
    name = headings[0].name if headings else words[0] if words else told
    return Meaning(name=name, headings=tuple(headings), above=tuple(above), words=tuple(words))


def _found(name: str, heading: FindHeading) -> Heading:
    found = heading(name.strip())
    if found is None:
        raise ValueError(f"{LAY_WORDS}: {name.strip()!r} is no heading's name")
    return found
