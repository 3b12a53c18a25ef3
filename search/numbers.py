"""Registry numbers in any spelling: `nct 3371017`, `2016-005119-42`, `ISRCTN 12949496`."""

from __future__ import annotations

import re
import unicodedata

BETWEEN = r"(?:[\s:#.-]|number|nummer|no\b|nr\b|id\b)*"
"""What people write between a registry's name and its number."""
NCT = re.compile(rf"NCT{BETWEEN}(?:NCT)?0*(\d{{1,8}})", re.IGNORECASE)
EUDRACT = re.compile(rf"(?:EUDRACT{BETWEEN})?((?:19|20)\d\d)[\s-]?(\d{{6}})[\s-]?(\d\d)", re.IGNORECASE)
CTIS = re.compile(rf"(?:(?:EU ?CT|CTIS){BETWEEN})?(20\d\d)-(\d{{6}})-(\d\d)-(\d\d)", re.IGNORECASE)
ISRCTN = re.compile(rf"ISRCTN{BETWEEN}(?:ISRCTN)?(\d{{8}})", re.IGNORECASE)
DEMO = re.compile(r"DEMO[\s:#-]*(\d+)", re.IGNORECASE)
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
AROUND = " \t\n.,;:#()[]{}<>\"'“”„«»"
"""Signs that a number pasted from a text brings along."""


def normal_number(text: str) -> str:
    """A number as the index compares it: letters and digits only, in capitals."""
    return "".join(character for character in text.upper() if character.isalnum())


def registry_number(text: str) -> str | None:
    """The normal form of a text that is nothing but a registry's number; None for any other text."""
    stripped = unicodedata.normalize("NFKC", text).translate(DASHES).strip(AROUND)
    if match := NCT.fullmatch(stripped):
        return f"NCT{int(match[1]):08d}"
    if match := ISRCTN.fullmatch(stripped):
        return f"ISRCTN{match[1]}"
    if match := CTIS.fullmatch(stripped) or EUDRACT.fullmatch(stripped):
        return "".join(match.groups())
    if match := DEMO.fullmatch(stripped):
        return normal_number(stripped)
    return None
