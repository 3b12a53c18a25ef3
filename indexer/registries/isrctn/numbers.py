"""The numbers that a record bears: its own, other registries', sponsors' and grants'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.identifiers import number, numbers_in
from indexer.registries.isrctn.raw import Beginning, References
from indexer.registries.plain_text import meant
from indexer.registries.reading import Unreadable
from indexer.text import fold, line
from search.study import Number

OWN = re.compile(r"\s*(?:ISRCTN)?[\s:#-]*(\d{1,8})\s*", re.IGNORECASE)
BETWEEN = re.compile(r"\s*[;,|\n]\s*")
NOTHING = re.compile(
    r"nil(?: known)?|none|no|n a|na|unknown|pending|0+|tb[acd]|to be (?:confirmed|added|decided|provided)|to follow"
    r"|not (?:yet )?(?:applicable|known|available|assigned|provided|registered|specified|required)\b.*|"
)
DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


def own_number(record: Beginning) -> Number:
    """The record's own number; raises `Unreadable` for one that has none."""
    given = record.isrctn.text or record.public_identifier_canonical
    match = OWN.fullmatch(given or "")
    if not match:
        raise Unreadable(f"isrctn: {given[:40]!r} is no ISRCTN number" if given else "isrctn: missing")
    return number(f"ISRCTN{match[1].zfill(8)}")


def numbers(own: Number, references: References) -> tuple[Number, ...]:
    """The record's own number first, then every other once, its DOI last."""
    found = {own.number: own}
    for each in _given(references):
        found.setdefault(each.number, each)
    doi = DOI.fullmatch(line(references.doi) or "")
    if doi:
        found.setdefault(doi[1], Number(number=doi[1], url=f"https://doi.org/{doi[1]}"))
    return tuple(found.values())


def _given(references: References) -> Iterator[Number]:
    for field in (
        references.eudra_ct_number,
        references.clinical_trials_gov_number,
        references.iras_number,
        references.protocol_serial_number,
        *references.secondary_numbers,
    ):
        for part in BETWEEN.split(meant(field or "")):
            text = line(part) or ""
            if not NOTHING.fullmatch(fold(text)):
                yield from numbers_in(text)
