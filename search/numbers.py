"""Registry numbers in any spelling: `nct 3371017`, `2016-005119-42`, `ISRCTN 12949496`."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

Clause = dict[str, Any]

BETWEEN = r"(?:[\s:#.-]|number|nummer|no\b|nr\b|id\b)*"
"""What people write between a registry's name and its number."""
NCT = re.compile(rf"NCT{BETWEEN}(?:NCT)?0*(\d{{1,8}})", re.IGNORECASE)
EUROPEAN = re.compile(
    rf"(?:(?:EU(?:DRA)?[\s-]?CT|CTIS){BETWEEN})?((?:19|20)\d\d)[\s-]?(\d{{6}})[\s-]?(\d\d)(?:[\s-]?(\d\d)|-[A-Z]{{2}})?",
    re.IGNORECASE,
)
"""EudraCT and CTIS, whose names people mix up; behind it a CTIS number's resubmission, or a protocol's country."""
CTIS_WITHOUT_RESUBMISSION = re.compile(r"20\d\d5\d{7}")
ISRCTN = re.compile(rf"ISRCTN{BETWEEN}(?:ISRCTN)?((?:\d[\s-]?){{7}}\d)", re.IGNORECASE)
DEMO = re.compile(r"DEMO[\s:#-]*(\d+)", re.IGNORECASE)
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
AROUND = " \t\n.,;:#()[]{}<>\"'“”„«»"
"""Signs that a number pasted from a text brings along."""


def normal_number(text: str) -> str:
    """A number as the index compares it: letters and digits only, in capitals."""
    return "".join(character for character in text.upper() if character.isalnum())


def bearing(number: str, field: str = "numbers") -> Clause:
    """Studies with a number in its normal form, of any kind; in `registry_numbers`, those that it leads to.

    A CTIS number without its resubmission means any of these; one with it, studies too that name it without.
    """
    if CTIS_WITHOUT_RESUBMISSION.fullmatch(number):
        return {"prefix": {field: {"value": number}}}
    short = [number[:-2]] if CTIS_WITHOUT_RESUBMISSION.fullmatch(number[:-2]) else []
    return {"terms": {field: [number, *short]}}


def led_to(number: str) -> Clause:
    """Studies that a number leads to; the one whose own it is comes before those that only name it."""
    own = {"constant_score": {"filter": {"term": {"own_numbers": number}}}}
    return {"bool": {"filter": [bearing(number, "registry_numbers")], "should": [own]}}


def registry_number(text: str) -> str | None:
    """The normal form of a text that is nothing but a registry's number; None for any other text."""
    stripped = unicodedata.normalize("NFKC", text).translate(DASHES).strip(AROUND)
    if match := NCT.fullmatch(stripped):
        return f"NCT{int(match[1]):08d}"
    if match := ISRCTN.fullmatch(stripped):
        return normal_number(f"ISRCTN{match[1]}")
    if match := EUROPEAN.fullmatch(stripped):
        return "".join(match.groups(default=""))
    if match := DEMO.fullmatch(stripped):
        return normal_number(stripped)
    return None
