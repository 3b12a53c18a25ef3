"""The registries: for each, from a record as received to whose it is, and to a study."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from indexer.own import reader as own_reader
from indexer.registries.ctgov import reader as ctgov_reader
from indexer.registries.ctis import reader as ctis_reader
from indexer.registries.isrctn import reader as isrctn_reader
from indexer.registries.reading import Identity, Raw, Read, RegistryAway, Unreadable

__all__ = ["READERS", "Identity", "Raw", "Read", "Reader", "RegistryAway", "Unreadable", "identify", "read"]

Reader = Callable[[bytes, date], Read]
"""Takes a record as received and today's date; raises `Unreadable` for what it cannot read."""

READERS: Final[dict[str, Reader]] = {
    "ctgov": ctgov_reader.v2_reader("ctgov"),
    "isrctn": isrctn_reader.study,
    "ctis": ctis_reader.study,
    "file": own_reader.study,
    "demo": ctgov_reader.v2_reader("demo"),
}
"""The demonstration has the shape of ClinicalTrials.gov's API v2; an operator's own studies have it, or a flat one."""

SHAPES: Final = (
    (isrctn_reader.recognises, isrctn_reader.identify),
    (ctis_reader.recognises, ctis_reader.identify),
    (own_reader.recognises, own_reader.identify),
)
"""Shapes beside the v2 one; an operator's comes last, it is the one that asks for least."""

V2 = re.compile(rb'\s*\{\s*"protocolSection"')
"""How nearly every record begins: no other reader has to be asked then."""


def identify(received: bytes, today: date | None = None) -> Identity:
    """Whose record it is and under which number: a record belongs to the registry whose shape it has.

    Raises `Unreadable` for a record of no shape, or without a number.
    """
    if not V2.match(received):
        for recognises, identified in SHAPES:
            if recognises(received):
                return identified(received, today)
    return ctgov_reader.identify(received, today)


def read(registry: str, received: bytes, today: date | None = None) -> Read:
    """The study of a registry's record; raises `Unreadable`. Dates after today count for nothing."""
    return READERS[registry](received, today or date.today())
