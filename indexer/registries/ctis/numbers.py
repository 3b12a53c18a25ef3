"""The numbers of a record: its own, those of other registries, the sponsor's. Never those of associated trials."""

from __future__ import annotations

import re
from typing import Final

from indexer.identifiers import number, numbers_in
from indexer.registries.ctis.raw_part_one import OtherNumbers
from indexer.registries.ctis.raw_word import Word, many, text
from indexer.registries.reading import Unreadable
from search.study import Number

OWN: Final = re.compile(r"20\d\d-5\d{5}-\d\d(?:-\d\d)?", re.ASCII)
LETTER, DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")


def own_number(given: Word) -> Number:
    """The record's number; raises `Unreadable` where it has none."""
    written = text(given)
    if not written:
        raise Unreadable("ctNumber: missing")
    if not OWN.fullmatch(written):
        raise Unreadable(f"ctNumber: {written[:40]!r} is no CTIS number")
    return number(written)


def other_numbers(given: OtherNumbers | None, eudra_ct: Word) -> list[str]:
    """What the trial is called elsewhere, as it is written."""
    others = given or OtherNumbers()
    stated = (others.eudra_ct, others.nct, others.isrctn, others.who, *many(others.additional_registries))
    return [written for word in (eudra_ct, *(each.number for each in stated if each)) if (written := text(word))]


def numbers(own: Number, others: list[str], code: str | None) -> tuple[Number, ...]:
    """The record's own number first, the sponsor's second, each once."""
    sponsors = (number(code),) if code else ()
    found: dict[str, Number] = {}
    for each in (own, *sponsors, *(one for other in others for one in numbers_in(other))):
        found.setdefault(each.number, each)
    return tuple(found.values())


def is_acronym(short: str) -> bool:
    """Whether a short title is a name (`iEuroEwing`, `MOSAIC-3`); most are the sponsor's code (`MK-5592-127`)."""
    letters, digits = len(LETTER.findall(short)), len(DIGIT.findall(short))
    return 3 <= letters <= 30 and digits <= 2 and letters >= 3 * digits
