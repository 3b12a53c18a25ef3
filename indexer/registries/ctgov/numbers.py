"""The number of a record, whatever else is wrong with it."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from indexer.registries.reading import Unreadable
from indexer.registries.typed_json import typed

NCT: Final = re.compile(r"NCT\d{8}")


class _Identification(msgspec.Struct, rename={"nct_id": "nctId"}):
    nct_id: str


class _Protocol(msgspec.Struct, rename="camel"):
    identification_module: _Identification


class _Record(msgspec.Struct, rename="camel"):
    protocol_section: _Protocol


RECORD: Final = msgspec.json.Decoder(_Record)


def told_number(received: bytes) -> str | None:
    """The number that a record of the v2 shape bears; None where it bears none of ClinicalTrials.gov's."""
    try:
        number = typed(received, RECORD).protocol_section.identification_module.nct_id.strip().upper()
    except Unreadable:
        return None
    return number if NCT.fullmatch(number) else None
