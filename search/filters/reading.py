"""How values are read: chosen from those that are known, whole words, days. Each says what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from search.ages import Limit, persons_age
from search.centres import ID, present
from search.conditions import Heading
from search.filters.definition import Knowledge
from search.vocabulary import STATUSES

T = TypeVar("T", bound=str)

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def choices(noun: str, known: tuple[T, ...]) -> Callable[[list[str], Knowledge], tuple[T, ...]]:
    """Reads values in any case, in the order in which they are known."""

    def read(written: list[str], knowledge: Knowledge) -> tuple[T, ...]:
        chosen = tuple(dict.fromkeys(value.strip().lower() for value in written))
        refuse(noun, [value for value in chosen if value not in known], f"one of {', '.join(known)}")
        return tuple(value for value in known if value in chosen)

    return read


def statuses(written: list[str], knowledge: Knowledge) -> tuple[str, ...]:
    """The statuses named; empty for `any`."""
    chosen = {value.strip().lower() for value in written}
    if "any" in chosen:
        if len(chosen) > 1:
            raise ValueError("`any` stands alone: it already means every status")
        return ()
    refuse("status", sorted(chosen - set(STATUSES)), f"`any` or one of {', '.join(STATUSES)}")
    return tuple(status for status in STATUSES if status in chosen)


def headings(written: list[str], knowledge: Knowledge) -> tuple[Heading, ...]:
    """The conditions named, by id or by any of their names."""
    found = {name: knowledge.heading(name) for name in written}
    unknown = [name for name, heading in found.items() if heading is None]
    if unknown:
        raise ValueError(f"knows no condition {quoted(unknown)}: write a MeSH heading, one of its names, or its id")
    return tuple(dict.fromkeys(heading for heading in found.values() if heading))


def countries(written: list[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Codes of countries, in any case."""
    chosen = tuple(dict.fromkeys(code.strip().upper() for code in written))
    refuse("country", [code for code in chosen if code not in knowledge.countries], "two-letter codes such as US or DE")
    return chosen


def centres(written: list[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of centres, in any case; one of before leads to the one that holds."""
    chosen = tuple(dict.fromkeys(id.strip().lower() for id in written))
    refuse("centre", [id for id in chosen if not ID.fullmatch(id)], "an id such as us-boston-tufts-medical-center")
    return tuple(dict.fromkeys(present(id) for id in chosen))


def words(written: list[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Texts of one or more words."""
    stripped = tuple(dict.fromkeys(text.strip() for text in written))
    if not all(any(letter.isalnum() for letter in text) for text in stripped):
        raise ValueError("takes a word or more")
    return stripped


def yes_or_no(written: bool | str, knowledge: Knowledge) -> bool:
    """Whether it is to be so."""
    return written is True or str(written).strip().lower() == "true"


def age(written: str | int, knowledge: Knowledge) -> Limit:
    """A person's age."""
    return persons_age(str(written))


def day(written: str, knowledge: Knowledge) -> date:
    """A day of the calendar."""
    try:
        if DAY.fullmatch(written.strip()):
            return date.fromisoformat(written.strip())
    except ValueError:
        pass
    raise ValueError("takes a day such as 2026-01-31")


def refuse(noun: str, unknown: list[str], right: str) -> None:
    """Says which values are not known, what would be right, and that each stands in a parameter of its own."""
    if not unknown:
        return
    raise ValueError(f"knows no {noun} {quoted(unknown)}: write {right}, one in each parameter")


def quoted(values: list[str]) -> str:
    return ", ".join(f"“{value}”" for value in values)
