"""How several records become one: the first that says it, or everything that any of them says."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from indexer.text import fold

T = TypeVar("T")


def first(said: Iterable[T | None]) -> T | None:
    """The first that is said: False and 0 are, None and an empty tuple or text are not."""
    return next((each for each in said if each is not None and each not in ((), "")), None)


def first_named(structs: Iterable[object], names: Iterable[str]) -> dict[str, object]:
    """For each of these fields the first value that is said."""
    several = tuple(structs)
    return {name: first(getattr(each, name) for each in several) for name in names}


def with_new(lists: Iterable[Iterable[T]], same: Callable[[T], Hashable] | None = None) -> tuple[T, ...]:
    """The first list whole, and of each further one what none before it has."""
    kept: list[T] = []
    known: set[Hashable] = set()
    for each in lists:
        new = [(one, key) for one in each if (key := same(one) if same else one) not in known]
        kept += [one for one, _ in new]
        known |= {key for _, key in new}
    return tuple(kept)


def as_read(text: str) -> str:
    """What makes two names the same to a reader: "HER2+" and "HER2-" are not."""
    return fold(text.replace("+", " plus ")) or text
