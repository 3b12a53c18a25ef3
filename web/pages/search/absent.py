"""A registry's number that was searched for, of a study that is not held here."""

from __future__ import annotations

from msgspec import Struct

from search.faults import StudyAmbiguous, StudyMoved, StudyUnknown
from search.numbers import registry_number
from web.pages.language.registries import HOMES, PUBLIC
from web.pages.port import Finder


class Absent(Struct, frozen=True, kw_only=True):
    """`address` is where its `registry` shows the study; None where that cannot be told from the number."""

    number: str
    registry: str | None = None
    address: str | None = None


def absent_study(finder: Finder, typed: str) -> Absent | None:
    """None for other words, and for a study that is held: then something else keeps it from being found."""
    number = registry_number(typed)
    if number is None or _is_held(finder, number):
        return None
    if number.startswith("NCT"):
        return Absent(number=number, registry=PUBLIC["ctgov"], address=f"{HOMES['ctgov']}study/{number}")
    if number.startswith("ISRCTN"):
        return Absent(number=number, registry=PUBLIC["isrctn"], address=f"{HOMES['isrctn']}{number}")
    return Absent(number=typed)


def _is_held(finder: Finder, number: str) -> bool:
    try:
        finder.study(number)
    except StudyUnknown:
        return False
    except (StudyMoved, StudyAmbiguous):
        return True
    return True
